# ---- The command ----


def arguments():
    parser = argparse.ArgumentParser(
        description='An experiment of Downhill in PyTorch: trains every racer in turn and writes the curves as CSV.',
        epilog='Several processes split the rows of every batch between them (torchrun, or --workers on this machine); weights, order '
        'of the rows, dropout masks and the statistics of batch normalization are those of one process, so the curves are the same '
        'but for rounding. Random streams are drawn on the CPU.',
    )
    parser.add_argument('--racer', type=int, help='train only the racer with this id')
    parser.add_argument('--steps', type=int, help='updates to make, instead of the budget; schedules stretch to it')
    parser.add_argument('--until', type=int, help='pause after so many updates, with a --checkpoint to go on from')
    parser.add_argument('--device', default='cpu', help='cpu, cuda or cuda:N; several processes on cuda take a GPU each')
    parser.add_argument('--dtype', choices=['float32', 'float64'], help='instead of the precision of the experiment')
    parser.add_argument('--out', help='file for the curves, instead of the standard output')
    parser.add_argument('--checkpoint', help='file that is written every --every updates, and at the end')
    parser.add_argument('--every', type=int, default=1000, help='updates between two checkpoints (1000)')
    parser.add_argument('--resume', help='file of a checkpoint to go on from')
    parser.add_argument('--workers', type=int, default=1, help='processes on this machine')
    given = parser.parse_args()
    ids = [racer['id'] for racer in CONFIGURATION['racers']]
    if given.racer is not None and given.racer not in ids:
        parser.error(f'--racer must be one of {ids}, got {given.racer}')
    for name in ('steps', 'until', 'every', 'workers'):
        if getattr(given, name) is not None and getattr(given, name) < 1:
            parser.error(f'--{name} must be at least 1, got {getattr(given, name)}')
    if given.until is not None and given.checkpoint is None:
        parser.error('--until needs a --checkpoint')
    return given
