# ---- Searches along a line, for methods that need more than one gradient a step. Vectors are flat and float64 ----


class Position:
    """The parameters in float64, also where the run keeps them in float32."""

    def __init__(self, run):
        self.run = run
        self.exact = run.flat()

    def follow(self):
        """Takes over what theta is where something else has moved it since the last step."""
        theta = self.run.flat()
        known = self.exact.to(self.run.dtype).double()
        self.exact = torch.where(known == theta, self.exact, theta)

    def probe(self, length, direction):
        at = self.exact + length * direction
        self.run.place(at)
        return at

    def move(self, length, direction):
        self.exact = self.exact + length * direction
        self.run.place(self.exact)


class Trial:
    """A tried length: loss, gradient, and slope along the direction there."""

    def __init__(self, length, loss, gradient, slope):
        self.length, self.loss, self.gradient, self.slope = length, loss, gradient, slope


def divided(a, b):
    return a / b if b != 0 else math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1, b)


def cubic_minimum(a, b, low=None, high=None):
    """Of the cubic through two trials with their slopes, within bounds (by default the two lengths)."""
    low = min(a.length, b.length) if low is None else low
    high = max(a.length, b.length) if high is None else high
    d1 = a.slope + b.slope - divided(3 * (a.loss - b.loss), a.length - b.length)
    square = d1 * d1 - a.slope * b.slope
    if square < 0:
        return (low + high) / 2
    d2 = math.sqrt(square)
    first, second = (a, b) if a.length <= b.length else (b, a)
    share = divided(second.slope + d2 - d1, second.slope - first.slope + 2 * d2)
    at = second.length - (second.length - first.length) * share
    return at if at != at else min(max(at, low), high)


def strong_wolfe(evaluate, position, direction, length, start, c1, c2, tolerance):
    """
    A length that satisfies the strong Wolfe conditions: bracket, then zoom (Nocedal & Wright 2006, algorithms 3.5 and 3.6), with the
    safeguards of torch.optim.LBFGS. Returns the best trial and the number of evaluations.
    """
    largest, most, tried = direction.abs().max().item(), 25, [0]

    def probe(at):
        tried[0] += 1
        loss, gradient = evaluate(position.probe(at, direction))
        return Trial(at, loss, gradient, (gradient @ direction).item())

    def too_high(trial):
        return trial.loss > start.loss + c1 * trial.length * start.slope

    def flat(trial):
        return abs(trial.slope) <= -c2 * start.slope

    previous, current, rounds, bracket = start, probe(length), 0, None
    while rounds < most:
        if too_high(current) or (rounds > 1 and current.loss >= previous.loss):
            bracket = [previous, current]
            break
        if flat(current):
            return current, tried[0]
        if current.slope >= 0:
            bracket = [previous, current]
            break
        least = current.length + 0.01 * (current.length - previous.length)
        following = cubic_minimum(previous, current, least, current.length * 10)
        previous, current = current, probe(following)
        rounds += 1
    pair = bracket or [start, current]
    low = 0 if pair[0].loss <= pair[1].loss else 1
    stuck = False
    while rounds < most:
        a, b = pair
        if abs(b.length - a.length) * largest < tolerance:
            break
        at = cubic_minimum(a, b)
        left, right = min(a.length, b.length), max(a.length, b.length)
        margin = 0.1 * (right - left)
        if min(right - at, at - left) < margin:
            if stuck or at >= right or at <= left:
                at = right - margin if abs(at - right) < abs(at - left) else left + margin
                stuck = False
            else:
                stuck = True
        else:
            stuck = False
        trial = probe(at)
        rounds += 1
        if too_high(trial) or trial.loss >= pair[low].loss:
            pair = [pair[0], trial] if low == 0 else [trial, pair[1]]
            low = 0 if pair[0].loss <= pair[1].loss else 1
            continue
        if flat(trial):
            return trial, tried[0]
        better = pair[low]
        other = better if trial.slope * (pair[1 - low].length - better.length) >= 0 else pair[1 - low]
        pair = [trial, other] if low == 0 else [other, trial]
    return pair[low], tried[0]
