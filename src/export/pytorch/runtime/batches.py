# ---- Batches: which rows each step sees ----


class Batch:
    """Row numbers of the parts that make one step (surfaces: None), and for surfaces the noise of each."""

    def __init__(self, parts, noise=None):
        self.parts = parts
        self.noise = noise or [None] * len(parts)
        self.count = sum(len(part) for part in parts if part is not None)


class SurfaceBatches:
    def __init__(self, deviation, dimension, seed):
        self.deviation, self.dimension = deviation, dimension
        self.stream = Stream(seed, 'noise')
        self.constant = deviation == 0

    def next(self, step):
        if self.constant:
            return None, None
        noise = self.deviation * self.stream.normals(self.dimension)
        return None, noise.view(1, -1).to(F.device)

    def state(self):
        return {'stream': self.stream.state()}

    def restore(self, state):
        self.stream.restore(state['stream'])


class RowBatches:
    """An epoch is a permutation cut into batches; with replacement each batch is drawn anew; all rows stay in their order."""

    def __init__(self, rows, size_at, constant, replacement, seed):
        self.rows, self.size_at, self.constant, self.replacement = rows, size_at, constant, replacement
        self.stream = Stream(seed, 'order')
        self.order, self.position = list(range(rows)), rows

    def next(self, step):
        if self.constant:
            return self.order, None
        size = self.size_at(step)
        if self.replacement:
            return self.stream.below([self.rows] * size), None
        if self.position >= self.rows:
            self.order, self.position = self.stream.permutation(self.rows), 0
        first = self.position
        self.position += size
        return self.order[first : first + size], None

    def state(self):
        return {'stream': self.stream.state(), 'order': list(self.order), 'position': self.position}

    def restore(self, state):
        self.stream.restore(state['stream'])
        self.order, self.position = list(state['order']), state['position']
