# ---- Checkpoints: JSON and a list of tensors, so that reading one can run nothing ----


def write_checkpoint(path, value):
    """Written beside and renamed, so that there is a whole one at any time."""
    tensors = []

    def plain(item):
        if isinstance(item, torch.Tensor):
            tensors.append(item.cpu())
            return {'tensor': len(tensors) - 1}
        if isinstance(item, dict):
            return {name: plain(one) for name, one in item.items()}
        return [plain(one) for one in item] if isinstance(item, (list, tuple)) else item

    text = json.dumps(plain(value))
    torch.save({'text': text, 'tensors': tensors}, path + '.part')
    os.replace(path + '.part', path)


def read_checkpoint(path):
    # Before 1.13 PyTorch cannot promise to read nothing but data.
    safe = {'weights_only': True} if 'weights_only' in inspect.signature(torch.load).parameters else {}
    saved = torch.load(path, map_location='cpu', **safe)
    tensors = saved['tensors']
    return json.loads(saved['text'], object_hook=lambda one: tensors[one['tensor']] if list(one) == ['tensor'] else one)
