# ---- A surface. Gradients are PyTorch's own, here as of a model ----


class Surface:
    """f(x) or f(x, y), computed in float64; noise on its gradient comes from the `noise` stream."""

    random = False

    def __init__(self, problem, seed, dtype):
        self.function = FUNCTIONS[problem['function']]
        self.numbers = {name: F.number(float(value)) for name, value in problem['parameters'].items()}
        self.dimension = len(problem['start'])
        self.sizes, self.matrices, self.names = [(1, self.dimension)], [False], ['theta']
        self.dtype = dtype
        self.start = [torch.tensor([problem['start']], dtype=dtype, device=F.device)]
        self.minima = [F.number(point) for point in problem['minima']]

    def value(self, at):
        return self.function(*at.double().flatten(), self.numbers)

    def exact(self, at):
        """Loss and gradient without noise at a matrix [1, dimension]."""
        point = at.detach().clone().requires_grad_(True)
        with torch.enable_grad():
            loss = F.tensor(self.value(point))
            (gradient,) = torch.autograd.grad(loss, point) if loss.requires_grad else (torch.zeros_like(point),)
        return loss.detach(), gradient

    def gradient(self, theta, batch, part):
        """Loss with penalties, loss without, and the gradients; at float64 parameters too where the run is float32."""
        loss, gradient = self.exact(theta[0])
        gradient = gradient.to(self.dtype)
        if batch.noise[part] is not None:
            gradient = gradient + batch.noise[part].to(self.dtype)
        return loss, loss, [gradient]

    def hessian(self, theta):
        at = theta[0].detach().double().flatten()
        with torch.enable_grad():
            return torch.autograd.functional.hessian(lambda x: F.tensor(self.function(*x, self.numbers)) + 0 * x.sum(), at)

    def begin_step(self):
        pass

    def state(self):
        return {}

    def restore(self, state):
        pass
