# ---- A step: gradient, wrappers, rule, wrappers ----


class Optimizer:
    """A racer's rule or method with its wrappers. Theta is a list of matrices, one a tensor."""

    def __init__(self, objective, racer, seed, dtype, rate, constant):
        self.objective, self.dtype = objective, dtype
        self.theta = [w.clone() for w in objective.start]
        self.gradient = [torch.zeros_like(w) for w in self.theta]
        self.evaluations = 0
        self.batch_loss = self.batch_objective = math.nan
        self.lengths = [w.numel() for w in self.theta]
        # The text that moves theta uphill, those that change the gradient, those between gradient and rule, those after the rule.
        self.ascent, self.changes, self.before, self.after = (
            [self.program(wrapper) for wrapper in racer['wrappers'] if wrapper['place'] == place]
            for place in ('ascent', 'gradient', 'parameters', 'after')
        )
        noisy = any(wrapper['noise'] for wrapper in racer['wrappers'])
        self.perturbation = Stream(seed, 'perturbation') if noisy else None
        self.noise = None
        self.decay = racer['decay']
        plan = racer['optimizer']
        self.every = plan.get('hessianEvery')
        self.curvature = Stream(seed, 'curvature')
        self.diagonal = [torch.zeros_like(w) for w in self.theta]
        self.momentum_name = plan.get('momentum')
        self.method = self.rule = None
        if 'method' in plan:
            self.method = METHODS[plan['method']](self, plan['parameters'])
        else:
            self.rule = self.program(plan)
        moves = any(not wrapper['averages'] for wrapper in racer['wrappers'] if wrapper['place'] == 'after')
        self.stale = not constant or noisy or objective.random or len(self.before) > 0 or moves
        for program in self.programs():
            program.begin(self.theta, rate)

    def program(self, plan):
        texts = [RULES[number] for number in plan['rules']]
        return Program(texts, plan['parameters'], self.objective.sizes, self.objective.matrices, self.dtype)

    def programs(self):
        return [*self.ascent, *self.changes, *self.before, *([self.rule] if self.rule else []), *self.after]

    # Flat float64 vectors, for the methods.

    def flat(self, matrices=None):
        return torch.cat([w.flatten().double() for w in matrices or self.theta])

    def matrices(self, flat):
        return [x.view_as(w) for x, w in zip(flat.split(self.lengths), self.theta)]

    def place(self, flat):
        self.theta = [x.to(self.dtype) for x in self.matrices(flat)]

    def evaluate(self, exact):
        """For methods: loss and gradient at theta; `exact` is theta before it was rounded to the run's type."""
        loss = self.evaluated(exact)
        return loss.item(), self.flat(self.gradient)

    def mean(self, theta):
        """Loss with and without penalties, and gradient: the mean over the parts of the batch."""
        count = len(self.batch.parts)
        results = [self.objective.gradient(theta, self.batch, part) for part in range(count)]
        self.evaluations += count
        if count == 1:
            return results[0]
        loss, plain = (sum(result[i] for result in results) / count for i in (0, 1))
        return loss, plain, [sum(gradients) * (1 / count) for gradients in zip(*(result[2] for result in results))]

    def evaluated(self, exact=None):
        """The loss at theta; leaves the gradient, changed by the wrappers, in `gradient`."""
        at = self.theta
        if exact is not None and isinstance(self.objective, Surface):
            at = self.matrices(exact)
        loss, plain, self.gradient = self.mean(at)
        if self.is_first:
            self.batch_loss, self.batch_objective, self.is_first = plain.item(), loss.item(), False
        if self.ascent:
            below = list(self.theta)
            self.ascent[0].step(self.theta, self.gradient, self.t, self.rate, loss)
            self.gradient = self.mean(self.theta)[2]
            self.theta = below
        for program in self.changes:
            given = {} if self.noise is None else {'noise': self.noise}
            program.step(self.theta, self.gradient, self.t, self.rate, loss, **given)
        if self.decay == 0:
            return loss
        return loss + self.decay / 2 * (self.flat() ** 2).sum()

    def hessian(self):
        """[P, P] at theta: the surface's own, else by central differences of gradients, made symmetric."""
        if isinstance(self.objective, Surface):
            return self.objective.hessian(self.theta)
        columns = torch.stack([self.column(i) for i in range(sum(self.lengths))], 1)
        return (columns + columns.t()) / 2

    def along(self, move):
        """Gradients on both sides of theta, which is put back."""
        at, sides = self.theta, []
        for sign in (1.0, -1.0):
            self.place(self.flat(at) + sign * move)
            sides.append(self.flat(self.mean(self.theta)[2]))
            self.theta = at
        return sides[0] - sides[1]

    def distance(self):
        return 6.1e-6 if self.dtype == torch.float64 else 4.9e-3

    def column(self, i):
        at = self.flat()
        move = torch.zeros_like(at)
        move[i] = self.distance() * max(1.0, abs(at[i].item()))
        width = (at[i] + move[i]).to(self.dtype).double() - (at[i] - move[i]).to(self.dtype).double()
        return self.along(move) / width

    def fill_diagonal(self):
        """Of the Hessian: exact up to 256 parameters, beyond that Hutchinson's estimate with random signs."""
        count = sum(self.lengths)
        if isinstance(self.objective, Surface):
            values = torch.diagonal(self.objective.hessian(self.theta))
        elif count <= 256:
            values = torch.stack([self.column(i)[i] for i in range(count)])
        else:
            signs = torch.where(self.curvature.words(count) >= 0x80000000, 1.0, -1.0).double().to(F.device)
            values = signs * self.along(self.distance() * signs) / (2 * self.distance())
        self.diagonal = [x.to(self.dtype) for x in self.matrices(values)]

    def step(self, batch, t, rate, momentum):
        """One step, number t from 1; returns the loss before it."""
        self.batch, self.t, self.rate, self.is_first = batch, t, rate, True
        self.objective.begin_step()
        if self.perturbation:
            drawn = self.perturbation.normals(sum(self.lengths)).to(F.device)
            self.noise = [x.to(self.dtype) for x in self.matrices(drawn)]
        if self.method:
            loss = self.method.step(self)
            for program in self.before:
                program.step(self.theta, self.gradient, t, rate, loss)
        else:
            if self.every is not None and (t - 1) % self.every == 0:
                self.fill_diagonal()
            loss = self.evaluated()
            for program in self.before:
                program.step(self.theta, self.gradient, t, rate, loss)
            if momentum is not None and self.momentum_name is not None:
                self.rule.set(self.momentum_name, momentum)
            given = {} if self.every is None else {'hessianDiagonal': self.diagonal}
            self.rule.step(self.theta, self.gradient, t, rate, loss, **given)
        for program in self.after:
            program.step(self.theta, self.gradient, t, rate, loss)
        return F.tensor(loss).item()

    def report_at(self):
        return self.rule.report(self.theta) if self.rule else self.theta

    def average(self):
        """The mean of the parameters that a wrapper, or else the rule, keeps; None where there is none."""
        for program in [*reversed(self.after), *([self.rule] if self.rule else [])]:
            average = program.shown('average', len(self.theta))
            if average is not None:
                return average
        return None

    def state(self):
        return {
            'theta': copied(self.theta),
            'programs': [program.state() for program in self.programs()],
            'method': self.method.state() if self.method else {},
            'diagonal': copied(self.diagonal),
            'curvature': self.curvature.state(),
            'perturbation': self.perturbation.state() if self.perturbation else None,
            'objective': self.objective.state(),
            'parameters': [[copied(x.p) for _, _, x in program.parts] for program in self.programs()],
        }

    def restore(self, state):
        self.theta, self.diagonal = copied(state['theta']), copied(state['diagonal'])
        for program, kept, parameters in zip(self.programs(), state['programs'], state['parameters']):
            program.restore(kept)
            for (_, _, x), p in zip(program.parts, parameters):
                x.p = copied(p)
        if self.method:
            self.method.restore(state['method'])
        self.curvature.restore(state['curvature'])
        if self.perturbation:
            self.perturbation.restore(state['perturbation'])
        self.objective.restore(state['objective'])
