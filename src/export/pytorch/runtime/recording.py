# ---- Which steps are recorded, and what of them ----


def next_recorded(step):
    """Every step up to 512, then 256 for every doubling."""
    stride, end = 1, 512
    while step + 1 > end:
        stride, end = stride * 2, end * 2
    return (step // stride + 1) * stride


class EvaluationBudget:
    """Thins evaluations over whole splits by counted operations: a tenth of those of training, and a few at first."""

    def __init__(self, cost):
        self.cost, self.spent = cost, 0

    def due(self, step, training):
        doublings, power = 1, 2
        while 2 * power <= step + 2:
            power, doublings = power * 2, doublings + 1
        freed = 1e9 * (doublings + (step + 2) / power - 1) / 20
        if step > 0 and self.spent + self.cost > freed + 0.1 * training:
            return False
        self.spent += self.cost
        return True


def norm(matrices):
    return F.normAll(matrices).item()


class SurfaceMetrics:
    def __init__(self, objective, averages):
        self.objective, self.averages = objective, averages
        self.places = ['x', 'y'][: objective.dimension]

    def row(self, moment, optimizer):
        at = optimizer.report_at()
        loss, gradient = self.objective.exact(at[0])
        point = at[0].double().flatten()
        away = [torch.sqrt(((point - minimum) ** 2).sum()).item() for minimum in self.objective.minima]
        row = {
            **moment,
            'evaluations': optimizer.evaluations,
            'loss': loss.item(),
            'gradientNorm': norm([gradient]),
            'weightNorm': norm(optimizer.theta),
            'distance': min(away) if away else math.nan,
            **dict(zip(self.places, point.tolist())),
        }
        average = optimizer.average() if self.averages else None
        if average is not None:
            row['averageLoss'] = self.objective.exact(average[0])[0].item()
        return row

    final = row

    def heard(self, optimizer):
        return self.objective.exact(optimizer.report_at()[0])[0].item()


class DataMetrics:
    def __init__(self, objective, averages):
        self.objective, self.averages = objective, averages
        counts = objective.counts
        evaluation = (counts['train'] + counts['validation']) * objective.operations
        self.budget = EvaluationBudget(2 * evaluation if averages else evaluation)
        self.line = ['weight', 'bias'] if sum(math.prod(size) for size in objective.sizes) == 2 else []

    def row(self, moment, optimizer):
        row = self.progress(moment, optimizer)
        if self.budget.due(moment['step'], 3 * self.objective.operations * moment['samples']):
            row.update(self.scores(optimizer, ['train', 'validation']))
        return row

    def final(self, moment, optimizer):
        return {**self.progress(moment, optimizer), **self.scores(optimizer, ['train', 'validation', 'test'])}

    def progress(self, moment, optimizer):
        row = {**moment, 'epoch': moment['samples'] / self.objective.counts['train']}
        row['evaluations'] = optimizer.evaluations
        row['weightNorm'] = norm(optimizer.theta)
        if self.line:
            row.update(zip(self.line, optimizer.flat(optimizer.report_at()).tolist()))
        if moment['step'] > 0:
            row['batchLoss'], row['objective'] = optimizer.batch_loss, optimizer.batch_objective
            row['gradientNorm'] = norm(optimizer.gradient)
        return row

    def scores(self, optimizer, splits):
        row = {}
        average = optimizer.average() if self.averages else None
        for split in splits:
            if self.objective.counts[split] == 0:
                continue
            places = [(optimizer.report_at(), str), *([] if average is None else [(average, average_name)])]
            for at, name in places:
                row[name(split + 'Loss')], row[name(split + 'Accuracy')] = self.objective.scores(at, split)
        return row

    def heard(self, optimizer):
        split = 'validation' if self.objective.counts['validation'] > 0 else 'train'
        return self.objective.scores(optimizer.report_at(), split)[0]


def average_name(name):
    return 'average' + name[0].upper() + name[1:]
