# ---- Methods that need more than one gradient a step. Vectors are flat and float64 ----


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


class LimitedMemory:
    """L-BFGS as torch.optim.LBFGS: up to `iterations` iterations a step; history, direction and counters stay for the next."""

    def __init__(self, run, values):
        self.values, self.position = values, Position(run)
        self.pairs, self.scale, self.iterations, self.length = [], 1.0, 0, 0.0
        self.direction = self.last = self.g = torch.zeros_like(self.position.exact)

    def step(self, run):
        iterations, tolerance = self.values['iterations'], self.values['toleranceChange']
        most = self.values['maxEvaluations'] or iterations * 5 // 4
        searches = self.values['lineSearch'] == 'strong-wolfe'
        self.position.follow()
        first, self.g = run.evaluate(self.position.exact)
        loss, used = first, 1
        if self.g.abs().max() <= self.values['toleranceGradient']:
            return first
        for n in range(1, iterations + 1):
            self.iterations += 1
            self.aim()
            self.last, before = self.g, loss
            length = run.rate
            if self.iterations == 1:
                length = min(1.0, divided(1.0, self.g.abs().sum().item())) * run.rate
            self.length = length
            slope = (self.g @ self.direction).item()
            if slope > -tolerance:
                break
            flat = False
            if searches:
                start = Trial(0.0, loss, self.g, slope)
                best, count = strong_wolfe(
                    run.evaluate, self.position, self.direction, length, start, 1e-4, 0.9, tolerance
                )
                length, loss, self.g = best.length, best.loss, best.gradient
                used += count
                self.position.move(length, self.direction)
                flat = bool(self.g.abs().max() <= self.values['toleranceGradient'])
            else:
                self.position.move(length, self.direction)
                # The last point of a step is evaluated by the next step.
                if n < iterations:
                    loss, self.g = run.evaluate(self.position.exact)
                    used += 1
                    flat = bool(self.g.abs().max() <= self.values['toleranceGradient'])
            self.length = length
            if n == iterations or used >= most or flat:
                break
            if self.direction.abs().max().item() * abs(length) <= tolerance or abs(loss - before) < tolerance:
                break
        return first

    def aim(self):
        """The direction: the opposite of the gradient at first, then the two loops over the pairs, the newest first."""
        if self.iterations > 1:
            y, s = self.g - self.last, self.length * self.direction
            product = (y @ s).item()
            if product > 1e-10:
                self.pairs = [[y, s, 1 / product]] + self.pairs[: self.values['history'] - 1]
                self.scale = product / (y @ y).item()
        direction, shares = -self.g, []
        for y, s, rho in self.pairs:
            shares.append(rho * (s @ direction).item())
            direction = direction - shares[-1] * y
        direction = self.scale * direction
        for (y, s, rho), share in zip(reversed(self.pairs), reversed(shares)):
            direction = direction + (share - rho * (y @ direction).item()) * s
        self.direction = direction

    NAMES = ('pairs', 'scale', 'iterations', 'length', 'direction', 'last')

    def state(self):
        return {'exact': self.position.exact.clone(), **{name: copied(getattr(self, name)) for name in self.NAMES}}

    def restore(self, state):
        self.position.exact = copied(state['exact'])
        for name in self.NAMES:
            setattr(self, name, copied(state[name]))


BETAS = {
    'fletcher-reeves': lambda gg, nn, ny, dy: divided(nn, gg),
    'polak-ribiere': lambda gg, nn, ny, dy: max(0.0, divided(ny, gg)),
    'hestenes-stiefel': lambda gg, nn, ny, dy: divided(ny, dy),
    'dai-yuan': lambda gg, nn, ny, dy: divided(nn, dy),
}


class ConjugateGradients:
    """Nonlinear conjugate gradients; the first trial of a search is the last length times the last slope over the new one."""

    def __init__(self, run, values):
        self.values, self.position = values, Position(run)
        self.direction = self.g = torch.zeros_like(self.position.exact)
        self.loss = self.length = self.slope = 0.0
        self.begun = self.done = self.searched = False

    def step(self, run):
        self.position.follow()
        if not self.begun or run.stale:
            self.loss, self.g = run.evaluate(self.position.exact)
            self.done = False
            if not self.begun:
                self.direction = -self.g
            self.begun = True
        loss = self.loss
        if self.done or self.g.abs().max() <= self.values['toleranceGradient']:
            return loss
        restart = self.values['restart']
        slope = (self.g @ self.direction).item()
        if slope >= 0 or (restart > 0 and run.t > 1 and (run.t - 1) % restart == 0):
            self.direction = -self.g
            slope = -(self.g @ self.g).item()
        found = self.exact(run, slope) if self.values['lineSearch'] == 'exact' else self.wolfe(run, slope)
        if found is None:
            self.done = True
            run.place(self.position.exact)
            return loss
        self.searched, self.length, self.slope, self.loss = True, found.length, slope, found.loss
        g, n, d = self.g, found.gradient, self.direction
        products = ((g @ g).item(), (n @ n).item(), (n @ (n - g)).item(), (d @ (n - g)).item())
        self.direction = BETAS[self.values['beta']](*products) * d - n
        self.g = n
        return loss

    def exact(self, run, slope):
        """The minimum along the direction of the quadratic that the Hessian gives."""
        curvature = (self.direction @ (run.hessian() @ self.direction)).item()
        length = divided(-slope, curvature) * run.rate
        self.position.move(length, self.direction)
        loss, gradient = run.evaluate(self.position.exact)
        return Trial(length, loss, gradient, 0.0)

    def wolfe(self, run, slope):
        """None where no trial was lower."""
        if self.searched:
            guess = divided(self.length * self.slope, slope)
        else:
            guess = min(1.0, divided(1.0, self.g.abs().sum().item()))
        start = Trial(0.0, self.loss, self.g, slope)
        c1, c2 = self.values['c1'], self.values['c2']
        best, _ = strong_wolfe(run.evaluate, self.position, self.direction, guess * run.rate, start, c1, c2, 1e-9)
        if not best.loss < self.loss:
            return None
        self.position.move(best.length, self.direction)
        return best

    NAMES = ('direction', 'g', 'loss', 'length', 'slope', 'begun', 'done', 'searched')
    state, restore = LimitedMemory.state, LimitedMemory.restore


class Newton:
    """theta = theta - lr H^-1 g, with the Hessian as it is, damped, or with the sizes of its eigenvalues."""

    def __init__(self, run, values):
        self.values = values

    def step(self, run):
        theta = run.flat()
        loss, gradient = run.evaluate(None)
        hessian, damping = run.hessian(), self.values['damping']
        if self.values['kind'] == 'absolute':
            sizes, vectors = torch.linalg.eigh(hessian)
            direction = vectors @ ((vectors.t() @ gradient) / sizes.abs().clamp(min=damping))
        else:
            if self.values['kind'] == 'damped':
                hessian = hessian + damping * torch.eye(len(theta), dtype=torch.float64, device=F.device)
            direction = solved(hessian, gradient)
        run.place(theta - run.rate * direction)
        return loss

    def state(self):
        return {}

    def restore(self, state):
        pass


def solved(matrix, right):
    """NaN where the matrix is singular: the run has then diverged."""
    try:
        return torch.linalg.solve(matrix, right)
    except RuntimeError:
        return torch.full_like(right, math.nan)


METHODS = {'lbfgs': LimitedMemory, 'nonlinear-cg': ConjugateGradients, 'newton': Newton}
