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
