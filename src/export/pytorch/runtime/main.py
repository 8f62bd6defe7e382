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


class Session:
    """All racers in turn, their rows, and checkpoints of both."""

    def __init__(self, given):
        self.given = given
        self.dtype = getattr(torch, given.dtype or CONFIGURATION['precision'])
        self.budget = given.steps or CONFIGURATION['budget']
        self.racers = [r for r in CONFIGURATION['racers'] if given.racer in (None, r['id'])]
        self.key = [zlib.crc32(TEXT.encode('ascii')), str(self.dtype), self.budget, [racer['id'] for racer in self.racers]]
        self.rows, self.saved = {}, None
        if given.resume:
            self.saved = read_checkpoint(given.resume)
            if self.saved['key'] != self.key:
                raise SystemExit(f'{given.resume} is a checkpoint of another experiment, or of other options')
            self.rows = self.saved['rows']
        self.table = Table(given.out, self.racers)

    def run(self):
        problem = CONFIGURATION['problem']
        self.table.begin([columns_of(problem, racer['averages']) for racer in self.racers], self.head())
        for racer in self.racers:
            self.train(racer)
        self.table.close()

    def head(self):
        head = CONFIGURATION['head']
        how = f'{str(self.dtype)[6:]}; PyTorch {torch.__version__} on {self.given.device}; processes {Processes.count}'
        return [*head, f'{how}; seed {CONFIGURATION["seed"]}']

    def train(self, racer):
        name = str(racer['id'])
        done = self.saved['done'].get(name) if self.saved else None
        for row in self.rows.setdefault(name, []):
            self.table.write(racer, row)
        if done:
            return

        def write(row):
            self.rows[name].append(row)
            self.table.write(racer, row)

        race = Race(racer, self.budget, self.dtype, write)
        running = self.saved['running'].get(name) if self.saved else None
        if running:
            race.restore(running)
        else:
            race.begin()
        self.advance(race, name)
        self.tell(race)

    def advance(self, race, name):
        stop = min(self.budget, self.given.until or self.budget)
        while race.status == 'running' and race.step < stop:
            following = (race.step // self.given.every + 1) * self.given.every
            race.advance(min(stop, following))
            self.save(race, name)
        if race.step >= self.budget and race.status == 'running':
            race.advance(self.budget)
            self.save(race, name)

    def save(self, race, name):
        if not self.given.checkpoint:
            return
        saved = self.saved or {'key': self.key, 'done': {}, 'running': {}}
        saved['rows'] = self.rows
        saved['running'].pop(name, None)
        if race.status == 'running':
            saved['running'][name] = race.state()
        else:
            saved['done'][name] = race.status
        self.saved = saved
        if Processes.rank == 0:
            write_checkpoint(self.given.checkpoint, saved)

    def tell(self, race):
        """How a racer ended, on the standard error output."""
        if Processes.rank > 0:
            return
        how = f'{race.status} after {race.step} updates'
        if race.divergence:
            how = f'diverged at step {race.divergence[0]} in {race.divergence[1]}'
        wanted = ('loss', 'distance', 'trainLoss', 'validationLoss', 'testLoss', 'validationAccuracy', 'testAccuracy')
        figures = [f'{name} {race.final[name]:.6g}' for name in wanted if math.isfinite(race.final.get(name, math.nan))]
        name = re.sub('[\x00-\x1f\x7f-\x9f]', ' ', race.racer['name'])
        print(', '.join([f'racer {race.racer["id"]} ({name}): {how}', *figures]), file=sys.stderr)


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


def main():
    # A name may hold what the terminal cannot show.
    sys.stdout.reconfigure(errors='backslashreplace')
    given = arguments()
    if given.workers > 1 and 'RANK' not in os.environ:
        sys.exit(start_workers(given.workers))
    device = torch.device(given.device)
    if device.type == 'cuda' and device.index is None:
        device = torch.device('cuda', int(os.environ.get('LOCAL_RANK', '0')) % torch.cuda.device_count())
    F.device = device
    Processes.begin(device)
    try:
        with torch.no_grad():
            Session(given).run()
    except BrokenPipeError:
        # Whoever read the curves has read enough; Python would complain once more when it closes the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        Processes.end()


if __name__ == '__main__':
    main()
