# ---- The model: layers in their order, images as [rows, channels, height, width] ----


class Layer:
    """`plan` is the layer as it stands in the configuration; `tensors` are the numbers of its parameter tensors."""

    def __init__(self, plan, tensors):
        self.plan = plan
        self.tensors = tensors

    def draw(self, rows, stream):
        """What is drawn at random for a batch of so many rows; None for nothing."""
        return None

    def state(self):
        return {}

    def restore(self, state):
        pass


class Affine(Layer):
    def __call__(self, x, weights, **_):
        return functional.linear(x, *weights)

    def width(self):
        return self.plan['outputs']

    def cost(self):
        return 2 * self.plan['outputs'] * (self.plan['inputs'] + 1)


class Activation(Layer):
    def __call__(self, x, weights, **_):
        return FUNCTIONS[self.plan['function']](x, {})

    def width(self):
        return self.plan['units']

    def cost(self):
        return 10 * self.width()


def values(image):
    return image['height'] * image['width'] * image['channels']


class Convolution(Layer):
    def __call__(self, x, weights, **_):
        size, stride, before = self.plan['size'], self.plan['stride'], self.plan['padding']
        source, result = self.plan['input'], self.plan['output']
        right, below = (
            max(0, (result[side] - 1) * stride + size - source[side] - before) for side in ('width', 'height')
        )
        return functional.conv2d(functional.pad(x, (before, right, before, below)), *weights, stride=stride)

    def width(self):
        return values(self.plan['output'])

    def cost(self):
        return 2 * self.width() * (self.plan['input']['channels'] * self.plan['size'] ** 2 + 1)


class Pooling(Layer):
    def __call__(self, x, weights, **_):
        pool = functional.max_pool2d if self.plan['reduce'] == 'max' else functional.avg_pool2d
        return pool(x, self.plan['size'], self.plan['stride'])

    def width(self):
        return values(self.plan['output'])

    def cost(self):
        return self.width() * self.plan['size'] ** 2


class Flatten(Layer):
    def __call__(self, x, weights, **_):
        return x.flatten(1)

    def width(self):
        return values(self.plan['input'])

    def cost(self):
        return 0


class Dropout(Layer):
    """In training each value is 0 with probability `rate` and divided by 1 - rate otherwise."""

    def draw(self, rows, stream):
        # Bits from here on keep a value.
        kept = stream.words(rows * self.plan['units']) >= math.ceil(self.plan['rate'] * 4294967296)
        return kept.double().view(rows, -1) * (1 / (1 - self.plan['rate']))

    def __call__(self, x, weights, drawn=None, training=False, **_):
        if not training:
            return x
        factors = drawn.to(x.device, x.dtype)
        if x.dim() == 4:
            # Drawn in the order [height, width, channels].
            count, channels, height, width = x.shape
            factors = factors.view(count, height, width, channels).permute(0, 3, 1, 2)
        return x * factors

    def width(self):
        return self.plan['units']

    def cost(self):
        return 10 * self.width()


class BatchNormalization(Layer):
    """Mean and variance of a whole batch, over all processes; evaluation takes their running averages."""

    def __init__(self, plan, tensors):
        super().__init__(plan, tensors)
        self.mean = torch.zeros(plan['channels'], dtype=torch.float64, device=F.device)
        self.variance = torch.ones(plan['channels'], dtype=torch.float64, device=F.device)

    def __call__(self, x, weights, training=False, count=0, **_):
        over = [0, 2, 3] if x.dim() == 4 else [0]
        along = (1, -1, 1, 1) if x.dim() == 4 else (1, -1)
        if training:
            size = float(count * self.plan['positions'])
            mean = SumOverProcesses.apply(x.double().sum(over)) / size
            variance = SumOverProcesses.apply(((x.double() - mean.view(along)) ** 2).sum(over)) / size
            self.move(mean.detach(), variance.detach(), size)
        else:
            mean, variance = self.mean, self.variance
        scale, shift = weights
        inverse = 1 / torch.sqrt(variance + self.plan['epsilon'])
        y = (x - mean.to(x.dtype).view(along)) * inverse.to(x.dtype).view(along)
        return y * scale.view(along) + shift.view(along)

    def move(self, mean, variance, size):
        """The unbiased variance counts; one value alone has none, and moves nothing."""
        if size >= 2:
            share = self.plan['momentum']
            self.mean = (1 - share) * self.mean + share * mean
            self.variance = (1 - share) * self.variance + share * (size / (size - 1)) * variance

    def state(self):
        return {'mean': self.mean.clone(), 'variance': self.variance.clone()}

    def restore(self, state):
        self.mean, self.variance = copied(state['mean']), copied(state['variance'])

    def width(self):
        return self.plan['channels'] * self.plan['positions']

    def cost(self):
        return 10 * self.width()


class LayerNormalization(Layer):
    def __call__(self, x, weights, **_):
        return functional.layer_norm(x, (self.plan['units'],), *weights, eps=self.plan['epsilon'])

    def width(self):
        return self.plan['units']

    def cost(self):
        return 10 * self.width()


LAYERS = {
    'affine': Affine,
    'activation': Activation,
    'convolution': Convolution,
    'pooling': Pooling,
    'flatten': Flatten,
    'dropout': Dropout,
    'batch-normalization': BatchNormalization,
    'layer-normalization': LayerNormalization,
}
