# ---- Losses. Of a row of outputs with the index of its class: [rows] ----


def softmax_cross_entropy(z, target, numbers):
    smoothing, weights = numbers['labelSmoothing'], numbers['classWeights']
    logs = torch.log_softmax(z, 1)
    weighted = logs * weights.to(z.dtype)
    right = weighted.gather(1, target[:, None])[:, 0]
    return -(1 - smoothing) * right - smoothing / z.shape[1] * weighted.sum(1)


def focal_classes(z, target, numbers):
    logs = torch.log_softmax(z, 1)
    right = logs.gather(1, target[:, None])[:, 0]
    # 1 - q from the other classes, so that it keeps its digits where q is near 1.
    others = torch.ones_like(z).scatter(1, target[:, None], 0.0)
    return -((torch.exp(logs) * others).sum(1) ** numbers['gamma']) * right


def multi_margin(z, target, numbers):
    short = functional.relu(numbers['margin'] - z.gather(1, target[:, None]) + z)
    others = torch.ones_like(z).scatter(1, target[:, None], 0.0)
    return (short ** numbers['p'] * others).sum(1) / z.shape[1]


ROW_LOSSES = {
    'softmax-cross-entropy': softmax_cross_entropy,
    'focal-classes': focal_classes,
    'multi-margin': multi_margin,
}


class Loss:
    def __init__(self, plan):
        self.plan = plan
        weights = plan.get('classWeights')
        self.weights = None if weights is None else F.number(weights)
        self.row = ROW_LOSSES.get(plan.get('row'))
        self.numbers = dict(plan['parameters'])
        if self.row:
            self.numbers['classWeights'] = F.number(1.0) if self.weights is None else self.weights
        else:
            self.numbers = {name: F.number(float(value)) for name, value in self.numbers.items()}
            self.function = FUNCTIONS[plan['function']]

    def __call__(self, outputs, targets):
        """The losses of some rows: their sum, in float64."""
        if self.row:
            return self.row(outputs, targets.long(), self.numbers).double().sum()
        if self.plan['variance']:
            value = self.function(outputs[:, 0], targets, F.softplus(outputs[:, 1]), self.numbers)
        else:
            value = self.function(outputs[:, 0], targets, self.numbers)
        return (value + torch.zeros_like(outputs[:, 0])).double().sum()

    def divisor(self, targets):
        """What the sum over rows is divided by: their number, or the class weights of their targets."""
        return float(len(targets)) if self.weights is None else self.weights[targets.long()].sum().item()

    def right(self, outputs, targets):
        """How many answers are right; NaN where none are counted."""
        if self.row:
            # The first of the greatest; torch.argmax promises none of several.
            greatest = outputs.max(1, keepdim=True).values
            return (outputs == greatest).to(torch.uint8).argmax(1).eq(targets.long()).double().sum()
        sides = self.plan['thresholds']
        if sides is None:
            return F.number(math.nan)
        return ((outputs[:, 0] > sides['prediction']) == (targets > sides['target'])).double().sum()
