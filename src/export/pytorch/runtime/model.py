# ---- A model with data ----


def features(x, degree):
    """All products of the inputs up to a degree, without the constant: by degree, the first input's power falling."""
    if degree == 1:
        return x
    count = x.shape[1]

    def exponents(prefix, left):
        if len(prefix) == count - 1:
            yield (*prefix, left)
        else:
            for power in range(left, -1, -1):
                yield from exponents((*prefix, power), left - power)

    columns = []
    for total in range(1, degree + 1):
        for powers in exponents((), total):
            product = torch.ones(len(x), dtype=x.dtype)
            for feature, power in enumerate(powers):
                for _ in range(power):
                    product = product * x[:, feature]
            columns.append(product)
    return torch.stack(columns, 1)


def samples():
    """The rows that the browser prepared: inputs [count, features] and targets [count], float64."""
    numbers = array.array('d', zlib.decompress(base64.b64decode(''.join(SAMPLES))))
    if sys.byteorder == 'big':
        numbers.byteswap()
    numbers = torch.frombuffer(numbers, dtype=torch.float64)
    count = sum(CONFIGURATION['problem']['counts'].values())
    return numbers[count:].view(count, -1), numbers[:count]


class Model:
    """A chain of layers over data, with a loss and penalties on the weights."""

    def __init__(self, problem, seed, dtype, largest):
        x, y = samples()
        plan = problem['model']
        self.shape = plan['input']
        self.image = len(self.shape) == 3
        self.x = features(x, plan['degree']).to(F.device, dtype)
        self.y = y.to(F.device, dtype)
        if problem['loss']['coding'] == 'signed':
            self.y = 2 * self.y - 1
        self.counts, self.dtype = problem['counts'], dtype
        self.tensors = problem['tensors']
        self.layers = [LAYERS[layer['kind']](layer, layer['tensors']) for layer in plan['layers']]
        self.loss = Loss(problem['loss'])
        self.operations = sum(layer.cost() for layer in self.layers)
        self.names = [tensor['name'] for tensor in self.tensors]
        self.matrices = [len(tensor['shape']) > 1 for tensor in self.tensors]
        self.sizes = [matrix_of(tensor['shape']) for tensor in self.tensors]
        self.penalized = [i for i, tensor in enumerate(self.tensors) if tensor['start'] is None]
        self.penalties = problem['penalties']
        self.lambdas = {'l1': 0.0, 'l2': 0.0}
        drawn = initial_weights(self.tensors, problem['initializer'], seed)
        self.start = [w.reshape(size).to(F.device, dtype) for w, size in zip(drawn, self.sizes)]
        self.chunk = self.rows_at_a_time(largest)
        self.augmentation = problem['augmentation']
        self.streams = {}
        if any(isinstance(layer, Dropout) for layer in self.layers):
            self.streams['dropout'] = Stream(seed, 'dropout')
        if self.augmentation is not None:
            self.streams['augmentation'] = Stream(seed, 'augmentation')
        self.random = len(self.streams) > 0
        self.begun = {}

    def rows_at_a_time(self, largest):
        """Rows that go through at a time: random draws run in the order of these pieces."""
        widths = [layer.width() for layer in self.layers]
        numbers = math.prod(self.shape) + sum(widths) + 2 * max(widths)
        rows = min(1024, max(32, 16777216 // numbers), max(*self.counts.values(), largest))
        normalizes = any(isinstance(layer, BatchNormalization) for layer in self.layers)
        return max(rows, largest) if normalizes else rows

    def begin_step(self):
        self.begun = {}

    def gradient(self, theta, batch, part):
        """As that of a surface. Every gradient of the same rows in a step sees the same random draws."""
        now = {name: stream.state() for name, stream in self.streams.items()}
        again = part in self.begun
        for name, stream in self.streams.items():
            stream.restore(self.begun[part][name] if again else now[name])
        self.begun.setdefault(part, now)
        result = self.of_rows(theta, batch.parts[part])
        if again:
            for name, stream in self.streams.items():
                stream.restore(now[name])
        return result

    def of_rows(self, theta, rows):
        rows = torch.as_tensor(rows, dtype=torch.int64, device=F.device)
        divisor = self.loss.divisor(self.y[rows])
        sums = [torch.zeros_like(w) for w in theta]
        loss = F.number(0.0)
        for first in range(0, len(rows), self.chunk):
            piece = rows[first : first + self.chunk]
            x, drawn = self.draw(self.x[piece], len(piece))
            begin, end = Processes.part(0, len(piece))
            own = [None if factors is None else factors[begin:end] for factors in drawn]
            at = [w.detach().requires_grad_(True) for w in theta]
            with torch.enable_grad():
                outputs = self.forward(at, x[begin:end], own, len(piece))
                value = self.loss(outputs, self.y[piece[begin:end]]) / divisor
            gradients = torch.autograd.grad(value, at, allow_unused=True) if value.requires_grad else []
            for total, gradient in zip(sums, gradients):
                if gradient is not None:
                    total += gradient
            loss = loss + value.detach()
        if Processes.count > 1:
            flat = Processes.total(torch.cat([loss.view(1), *(total.flatten().double() for total in sums)]))
            loss, place = flat[0], 1
            for i, total in enumerate(sums):
                sums[i] = flat[place : place + total.numel()].view_as(total).to(total.dtype)
                place += total.numel()
        penalty = self.penalize(theta, sums)
        return loss + penalty, loss, sums

    def draw(self, x, rows):
        """Inputs as they are trained on, and what the layers draw."""
        if self.augmentation is not None:
            x = self.augmented(x, rows)
        return x, [layer.draw(rows, self.streams.get('dropout')) for layer in self.layers]

    def augmented(self, x, rows):
        noise, shift = self.augmentation['noise'], self.augmentation['shift']
        stream = self.streams['augmentation']
        if shift == 0:
            return x + (noise * stream.normals(x.numel()).view_as(x)).to(x.device, x.dtype)
        height, width, channels = self.shape
        images = functional.pad(x.view(rows, height, width, channels), (0, 0, *(4 * [shift])))
        moved = []
        for image in images:
            down, right = stream.below([2 * shift + 1, 2 * shift + 1])
            one = image[2 * shift - down :][:height, 2 * shift - right :][:, :width].reshape(-1)
            if noise > 0:
                one = one + (noise * stream.normals(one.numel())).to(x.device, x.dtype)
            moved.append(one)
        return torch.stack(moved)

    def forward(self, theta, x, drawn, count, training=True):
        if self.image:
            height, width, channels = self.shape
            x = x.view(-1, height, width, channels).permute(0, 3, 1, 2)
        for layer, factors in zip(self.layers, drawn):
            weights = [theta[i].view(self.tensors[i]['shape']) for i in layer.tensors]
            x = layer(x, weights, drawn=factors, training=training, count=count)
        return x

    def penalize(self, theta, sums):
        """Adds the gradients of the penalties; returns their value: the sum over weights of lambda f(w)."""
        total = F.number(0.0)
        for name, function in self.penalties.items():
            if self.lambdas[name] <= 0:
                continue
            for i in self.penalized:
                w = theta[i].detach().requires_grad_(True)
                with torch.enable_grad():
                    value = self.lambdas[name] * FUNCTIONS[function](w, {}).double().sum()
                sums[i] = sums[i] + torch.autograd.grad(value, w)[0]
                total = total + value.detach()
        return total

    def scores(self, theta, split):
        """Mean loss over a split, and the share of right answers."""
        names = ['train', 'validation', 'test']
        first = sum(self.counts[name] for name in names[: names.index(split)])
        last = first + self.counts[split]
        begin, end = Processes.part(first, last)
        sums = torch.zeros(2, dtype=torch.float64, device=F.device)
        nothing = [None] * len(self.layers)
        with torch.no_grad():
            for start in range(begin, end, self.chunk):
                stop = min(end, start + self.chunk)
                outputs = self.forward(theta, self.x[start:stop], nothing, 0, training=False)
                targets = self.y[start:stop]
                sums += torch.stack([self.loss(outputs, targets), self.loss.right(outputs, targets)])
        loss, right = Processes.total(sums).tolist()
        return loss / self.loss.divisor(self.y[first:last]), right / self.counts[split]

    def state(self):
        return {
            'streams': {name: stream.state() for name, stream in self.streams.items()},
            'layers': [layer.state() for layer in self.layers],
        }

    def restore(self, state):
        for name, stream in self.streams.items():
            stream.restore(state['streams'][name])
        for layer, kept in zip(self.layers, state['layers']):
            layer.restore(kept)


def matrix_of(shape):
    """A tensor as a matrix: a vector is one row, more dimensions are [first, all the rest]."""
    return (1, shape[0]) if len(shape) == 1 else (shape[0], math.prod(shape[1:]))
