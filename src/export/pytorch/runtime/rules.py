# ---- Update rules, wrappers and schedules: their texts become classes, at the end of this script ----


class Given:
    """What a text reads and writes: single numbers, and lists with one item for each of its tensors."""

    def __init__(self, shapes, dtype, parameters):
        self.sizes = shapes
        self.own = range(len(shapes))
        self.dtype = dtype
        self.p = {name: F.number(float(value)) for name, value in parameters.items()}
        self.rows = [F.number(float(rows)) for rows, _ in shapes]
        self.cols = [F.number(float(cols)) for _, cols in shapes]
        self.states = {}
        self.shows = {}

    def size(self, shape, i):
        rows, cols = self.sizes[i]
        return {'each': (), 'rows': (rows, 1), 'cols': (1, cols), 'full': (rows, cols)}[shape]

    def spread(self, shape, value):
        """A value with the room of a larger shape."""
        if shape == 'scalar':
            return F.tensor(value).double()
        kind = torch.float64 if shape == 'each' else self.dtype
        return [F.tensor(value[i]).to(kind).expand(self.size(shape, i)) for i in self.own]

    def keep(self, shape, value):
        """A value as it is stored: magnitudes below the smallest normal number are 0."""
        spread = self.spread(shape, value)
        return flushed(spread) if shape == 'scalar' else [flushed(x) for x in spread]


def flushed(x):
    return torch.where(x.abs() < torch.finfo(x.dtype).tiny, torch.zeros_like(x), x)


class Rule:
    """Base of the texts; `start` gives the start values of the states."""

    shapes = {}
    # States that are watched.
    watched = ()


class Schedule(Rule):
    """A rule of single numbers that sets `lr`, and may set `momentum`."""


class Program:
    """A rule or a wrapper over all tensors: one text, or one for matrices and one for the others."""

    def __init__(self, texts, parameters, sizes, matrices, dtype):
        """`texts`: classes of rules, or of matrices and of the others; `sizes`: (rows, columns) of every tensor."""
        groups = [list(range(len(sizes)))]
        if len(texts) == 2:
            groups = [[i for i in groups[0] if matrices[i]], [i for i in groups[0] if not matrices[i]]]
        self.parts = [
            (text(), group, Given([sizes[i] for i in group], dtype, parameters))
            for text, group in zip(texts, groups)
            if group
        ]

    def begin(self, theta, rate):
        for rule, group, x in self.parts:
            x.theta, x.lr = [theta[i] for i in group], F.number(rate)
            x.states = {name: x.keep(rule.shapes[name], value) for name, value in rule.start(x).items()}

    def set(self, name, value):
        for _, _, x in self.parts:
            if name in x.p:
                x.p[name] = F.number(value)

    def step(self, theta, gradient, t, rate, loss, **given):
        """Changes theta and gradient, lists of matrices, in place."""
        for rule, group, x in self.parts:
            x.theta, x.g = [theta[i] for i in group], [gradient[i] for i in group]
            x.lr, x.t, x.loss = F.number(rate), F.number(float(t)), F.tensor(loss)
            for name, value in given.items():
                setattr(x, name, [value[i] for i in group])
            rule.step(x)
            for at, i in enumerate(group):
                theta[i], gradient[i] = x.theta[at], x.g[at]

    def report(self, theta):
        """Where metrics are taken."""
        at = list(theta)
        for rule, group, x in self.parts:
            if not hasattr(rule, 'report'):
                continue
            x.theta = [theta[i] for i in group]
            for i, value in zip(group, rule.report(x)):
                at[i] = value
        return at

    def shown(self, name, count):
        """A value that all texts show, one item for each tensor; None where there is none."""
        values = [None] * count
        for rule, group, x in self.parts:
            found = x.states if name in rule.watched else x.shows
            for i, value in zip(group, found.get(name, [])):
                values[i] = value
        return None if any(value is None for value in values) else values

    def state(self):
        return [[copied(x.states), copied(x.shows)] for _, _, x in self.parts]

    def restore(self, state):
        for (_, _, x), (states, shows) in zip(self.parts, state):
            x.states, x.shows = copied(states), copied(shows)


def copied(value):
    """A copy of nested lists and dictionaries of tensors."""
    if isinstance(value, torch.Tensor):
        return value.detach().to(F.device, copy=True)
    if isinstance(value, dict):
        return {name: copied(item) for name, item in value.items()}
    return [copied(item) for item in value] if isinstance(value, (list, tuple)) else value


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
