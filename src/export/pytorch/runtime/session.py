# ---- All racers in turn ----


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
