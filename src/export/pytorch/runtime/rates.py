# ---- The learning rate of each step ----


class Rates:
    """
    A schedule behind a warm-up. During the first updates the rate rises to the schedule's first one; then the schedule starts, at a step 0
    of its own and with the rest of the budget. States that start from the base rate change with it in proportion.
    """

    def __init__(self, settings, warmup, base, budget):
        self.listens = settings['listens']
        self.varies = settings['varies']
        self.base = self.known = base
        self.rise = warmup['steps']
        self.rest = max(1, budget - self.rise)
        self.text = SCHEDULES[settings['schedule']]()
        self.x = Given([], torch.float64, settings['parameters'])
        self.warm_text = SCHEDULES[warmup['schedule']]()
        self.warm = Given([], torch.float64, warmup['parameters'])
        other, own = self.starts(2 * base), self.starts(base)
        self.scaled = [name for name in own if not torch.equal(own[name], other[name])]
        self.first = self.take()
        self.rises = False
        self.momentum_now = None

    def starts(self, base):
        self.x.base, self.x.budget = F.number(base), F.number(float(self.rest))
        self.x.states = {name: self.x.keep('scalar', value) for name, value in self.text.start(self.x).items()}
        return dict(self.x.states)

    def run(self, text, x, step, budget, base, metric, measured):
        x.step, x.budget, x.base = F.number(float(step)), F.number(float(budget)), F.number(base)
        x.metric, x.measured = F.number(metric), F.number(float(measured))
        text.step(x)
        momentum = getattr(x, 'momentum', None)
        return x.lr.item(), None if momentum is None else momentum.item()

    def take(self):
        """Rate and momentum of the schedule's own step 0; its state is then at its start."""
        self.starts(self.base)
        first = self.run(self.text, self.x, 0, self.rest, self.base, math.nan, 0)
        self.starts(self.base)
        return first

    def set_base(self, base):
        if base == self.base:
            return
        for name in self.scaled:
            self.x.states[name] = self.x.states[name] * (base / self.base)
        self.base = base

    def rate(self, step, metric=math.nan, measured=0):
        if self.known != self.base:
            self.known = self.base
            kept = dict(self.x.states)
            self.first = self.take()
            self.x.states = kept
        self.rises = step < self.rise
        if self.rises:
            self.warm.states = {}
            return self.run(self.warm_text, self.warm, step, self.rise, self.first[0], metric, measured)[0]
        if not self.varies:
            self.momentum_now = self.first[1]
            return self.first[0]
        rate, self.momentum_now = self.run(self.text, self.x, step - self.rise, self.rest, self.base, metric, measured)
        return rate

    def first_rate(self):
        """The rate of the first update; the schedule's state stays at its start."""
        if self.rise == 0:
            return self.first[0]
        return self.run(self.warm_text, self.warm, 0, self.rise, self.first[0], math.nan, 0)[0]

    @property
    def momentum(self):
        return self.first[1] if self.rises else self.momentum_now

    def state(self):
        return {'base': self.base, 'states': copied(self.x.states)}

    def restore(self, state):
        self.base, self.x.states = state['base'], copied(state['states'])
