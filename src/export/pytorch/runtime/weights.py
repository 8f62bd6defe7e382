# ---- Initial weights ----


def initial_weights(tensors, initializer, seed):
    """float64, from the `weights` stream: drawn in order, row by row, and scaled by the initializer's formula."""
    stream = Stream(seed, 'weights')
    scale = FUNCTIONS[initializer['function']]
    made = []
    for tensor in tensors:
        shape, count = tensor['shape'], math.prod(tensor['shape'])
        if tensor['start'] is not None:
            made.append(torch.full(shape, float(tensor['start']), dtype=torch.float64))
            continue
        drawn = DRAWS[initializer['distribution']](stream, count, shape)
        numbers = {name: F.number(value) for name, value in initializer['parameters'].items()}
        factor = scale(F.number(float(tensor['fanIn'])), F.number(float(tensor['fanOut'])), numbers)
        made.append(drawn.view(shape) * F.tensor(factor).cpu())
    return made


def orthogonal(stream, count, shape):
    """Rows (columns, where there are fewer) at right angles: the Q of normals, with a positive diagonal in R."""
    normals = stream.normals(count).view(shape[0], -1)
    rows, columns = normals.shape
    q, r = torch.linalg.qr(normals.t() if rows < columns else normals)
    q = q * torch.where(torch.diagonal(r) < 0, -1.0, 1.0)
    return (q.t() if rows < columns else q).contiguous()


DRAWS = {
    'zeros': lambda stream, count, shape: torch.zeros(count, dtype=torch.float64),
    'normal': lambda stream, count, shape: stream.normals(count),
    'uniform': lambda stream, count, shape: 2 * stream.uniforms(count) - 1,
    'orthogonal': orthogonal,
}
