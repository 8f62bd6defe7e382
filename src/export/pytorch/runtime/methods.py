# ---- L-BFGS, conjugate gradients, Newton ----


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
