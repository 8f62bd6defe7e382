# ---- The functions of the formula language, on tensors ----


class OnlyWhere(torch.autograd.Function):
    """x; its gradient passes only where the mask is true. Elsewhere it is 0, also where it would be NaN."""

    @staticmethod
    def forward(context, x, mask):
        context.save_for_backward(mask)
        return x.clone()

    @staticmethod
    def backward(context, gradient):
        (mask,) = context.saved_tensors
        return torch.where(mask, gradient, torch.zeros_like(gradient)), None


def varies(x):
    return isinstance(x, torch.Tensor) and x.requires_grad


class F:
    """Values are tensors or floats of Python; at least one argument is a tensor. Single numbers are float64."""

    device = torch.device('cpu')

    @staticmethod
    def number(value):
        return torch.tensor(value, dtype=torch.float64, device=F.device)

    @staticmethod
    def tensor(x):
        return x if isinstance(x, torch.Tensor) else F.number(x)

    @staticmethod
    def pick(mask, a, b):
        """a where the mask is true, else b, in the wider shape and the type of arithmetic between them."""
        a, b = F.tensor(a), F.tensor(b)
        kind = torch.result_type(a, b)
        return torch.where(mask, a.to(kind), b.to(kind))

    # Functions of each entry.

    @staticmethod
    def truth(x):
        return F.tensor(x) != 0

    @staticmethod
    def only(x, mask):
        return OnlyWhere.apply(x, mask) if varies(x) else x

    @staticmethod
    def unless(x, mask):
        return OnlyWhere.apply(x, ~mask) if varies(x) else x

    choose = pick

    @staticmethod
    def where(condition, a, b):
        return F.pick(F.truth(condition), a, b)

    @staticmethod
    def both(test, a, b):
        a, b = F.tensor(a), F.tensor(b)
        return test(a, b).to(torch.result_type(a, b))

    @staticmethod
    def less(a, b):
        return F.both(torch.lt, a, b)

    @staticmethod
    def lessEqual(a, b):
        return F.both(torch.le, a, b)

    @staticmethod
    def greater(a, b):
        return F.both(torch.gt, a, b)

    @staticmethod
    def greaterEqual(a, b):
        return F.both(torch.ge, a, b)

    @staticmethod
    def equal(a, b):
        return F.both(torch.eq, a, b)

    @staticmethod
    def notEqual(a, b):
        return F.both(torch.ne, a, b)

    @staticmethod
    def and_(a, b):
        return F.both(lambda x, y: (x != 0) & (y != 0), a, b)

    @staticmethod
    def or_(a, b):
        return F.both(lambda x, y: (x != 0) | (y != 0), a, b)

    @staticmethod
    def leads(a, b):
        """Where max(a, b) is a: NaN where either is NaN; at a tie a constant has the slope, else the first argument."""
        a, b = F.tensor(a), F.tensor(b)
        return (a >= b if varies(b) else a > b) | a.isnan()

    @staticmethod
    def trails(a, b):
        a, b = F.tensor(a), F.tensor(b)
        return (a <= b if varies(b) else a < b) | a.isnan()

    @staticmethod
    def max(a, b):
        return F.pick(F.leads(a, b), a, b)

    @staticmethod
    def min(a, b):
        return F.pick(F.trails(a, b), a, b)

    @staticmethod
    def clip(x, low, high):
        return F.min(F.max(x, low), high)

    @staticmethod
    def sign(x):
        x = F.tensor(x).detach()
        return F.pick(x > 0, 1.0, F.pick(x < 0, -1.0, x - x))

    @staticmethod
    def mod(a, b):
        return a - b * torch.floor(F.tensor(a / b))

    @staticmethod
    def whole(x, exponent):
        """x to the power of 1, 2, 3 or 4, by multiplying."""
        if exponent == 1:
            return x
        square = x * x
        return square if exponent == 2 else square * x if exponent == 3 else square * square

    @staticmethod
    def power(a, b):
        # A tensor for the exponent: for a float of 0.5 PyTorch takes the root, which differs at minus infinity.
        return torch.pow(F.tensor(a), F.tensor(b))

    @staticmethod
    def softplus(x):
        return torch.logaddexp(x, torch.zeros_like(x))

    # Functions of all entries of a tensor, a row, a column, or all tensors: they accumulate in float64.

    @staticmethod
    def sum(x):
        return x.double().sum()

    @staticmethod
    def mean(x):
        return x.double().sum() / x.numel()

    @staticmethod
    def norm(x):
        return torch.sqrt((x.double() ** 2).sum())

    @staticmethod
    def largest(x):
        return x.double().max()

    @staticmethod
    def sumAll(all_of_them):
        return sum((F.sum(x) for x in all_of_them), F.number(0.0))

    @staticmethod
    def normAll(all_of_them):
        return torch.sqrt(sum(((x.double() ** 2).sum() for x in all_of_them), F.number(0.0)))

    @staticmethod
    def rowmean(x):
        return (x.double().sum(1, keepdim=True) / x.shape[1]).to(x.dtype)

    @staticmethod
    def colmean(x):
        return (x.double().sum(0, keepdim=True) / x.shape[0]).to(x.dtype)

    @staticmethod
    def orthogonalize(x, steps):
        """Newton-Schulz steps (at most 30) towards the nearest matrix with orthonormal rows or columns, as Muon makes them."""
        y = x.t() if x.shape[0] > x.shape[1] else x
        y = y / (torch.sqrt((y * y).sum()) + 1e-7)
        steps = float(steps)
        for _ in range(int(min(steps, 30)) if steps == steps else 0):
            s = y @ y.t()
            y = 3.4445 * y + (-4.775 * s + 2.0315 * (s @ s)) @ y
        return y.t() if x.shape[0] > x.shape[1] else y


for _name in ('abs', 'sqrt', 'exp', 'log', 'log1p', 'expm1', 'sin', 'cos', 'tanh', 'sigmoid', 'erf', 'floor'):
    setattr(F, _name, staticmethod(lambda x, function=getattr(torch, _name): function(F.tensor(x))))
