# ---- One racer: its schedule, batches, objective and optimizer, advanced step by step ----


class Race:
    def __init__(self, racer, budget, dtype, write):
        problem, seed = CONFIGURATION['problem'], CONFIGURATION['seed']
        self.racer, self.budget, self.write = racer, budget, write
        self.timeline = racer['timeline']
        base = self.timeline[0]['rate']
        self.rates = Rates(racer['schedule'], racer['warmup'], base, budget)
        self.sizes = None
        if problem['kind'] == 'surface':
            self.objective = Surface(problem, seed, dtype)
            self.batches = SurfaceBatches(problem['noise'], self.objective.dimension, seed)
            self.rows = 0
        else:
            self.rows = problem['counts']['train']
            self.objective = Model(problem, seed, dtype, racer['batch']['largest'])
            self.batches = self.row_batches(racer['batch'], seed)
        averages = racer['averages']
        metrics = SurfaceMetrics if problem['kind'] == 'surface' else DataMetrics
        self.metrics = metrics(self.objective, averages)
        self.optimizer = Optimizer(self.objective, racer, seed, dtype, base, self.batches.constant)
        stopping = racer['stopping']
        self.stopping = EarlyStopping(stopping, self.optimizer) if stopping['patience'] > 0 else None
        self.step = self.samples = self.next = self.recorded = 0
        self.rate = self.rates.first_rate()
        self.update_norm = self.metric = math.nan
        self.measured = 0
        self.status, self.divergence, self.final = 'running', None, {}
        self.seconds, self.begun = 0.0, time.perf_counter()
        # The last row is kept back: the end of the run may complete it.
        self.pending = None

    def row_batches(self, batch, seed):
        rows_at = lambda step: min(self.rows, self.settings(step)['batch'] or self.rows)
        if batch['constant']:
            return RowBatches(self.rows, None, True, False, seed)
        if batch['schedule'] is None:
            return RowBatches(self.rows, rows_at, False, batch['replacement'], seed)
        self.sizes = Rates(batch['schedule'], batch['warmup'], float(rows_at(0)), self.budget)

        def size_at(step):
            self.sizes.set_base(float(rows_at(step)))
            size = self.sizes.rate(step)
            size = math.floor(size + 0.5) if math.isfinite(size) else (1 if size != size or size < 0 else self.rows)
            return min(self.rows, max(1, size))

        return RowBatches(self.rows, size_at, False, batch['replacement'], seed)

    def settings(self, step):
        return next(part for part in self.timeline if part['until'] is None or step < part['until'])

    def begin(self):
        self.record()

    def advance(self, until):
        while self.status == 'running' and self.step < min(until, self.budget):
            self.update()
        if self.status == 'running' and self.step >= self.budget:
            self.end('finished')

    def update(self):
        settings = self.settings(self.step)
        self.rates.set_base(settings['rate'])
        if self.rows > 0:
            self.objective.lambdas = {'l1': settings['l1'], 'l2': settings['l2']}
        self.rate = self.rates.rate(self.step, self.metric, self.measured)
        drawn = [self.batches.next(self.step) for _ in range(self.racer['batch']['parts'])]
        batch = Batch([rows for rows, _ in drawn], [noise for _, noise in drawn])
        previous = list(self.optimizer.theta)
        loss = self.optimizer.step(batch, self.step + 1, self.rate, self.rates.momentum)
        if not math.isfinite(loss):
            return self.diverge(self.step, 'loss')
        self.step += 1
        before = self.samples
        self.samples += batch.count
        for values in (self.optimizer.gradient, self.optimizer.theta):
            for name, matrix in zip(self.objective.names, values):
                if not bool(torch.isfinite(matrix).all()):
                    return self.diverge(self.step, name)
        if self.step >= self.next or self.step >= self.budget:
            self.update_norm = norm([new - old for new, old in zip(self.optimizer.theta, previous)])
        if self.step >= self.next:
            self.record()
        if (self.rates.listens is not None or self.stopping) and self.status == 'running':
            self.listen(before)

    def listen(self, before):
        """Takes the validation loss for the schedule and for early stopping, where it is due."""
        due = lambda every: is_due(every, self.step, before, self.samples, self.rows)
        hears = self.rates.listens is not None and due(self.rates.listens)
        stops = self.stopping is not None and due(self.racer['stopping']['every'])
        self.measured = 1 if hears else 0
        if not hears and not stops:
            return
        loss = self.metrics.heard(self.optimizer)
        if hears:
            self.metric = loss
        if stops and self.stopping.hears(loss, self.step):
            self.end('stopped')

    def moment(self):
        now = self.seconds + time.perf_counter() - self.begun
        moment = {'step': self.step, 'rate': self.rate, 'seconds': now, 'updateNorm': self.update_norm}
        return {**moment, 'samples': self.samples} if self.rows > 0 else moment

    def record(self):
        row = self.metrics.row(self.moment(), self.optimizer)
        self.next, self.recorded = next_recorded(self.step), self.step
        loss = row.get('loss', row.get('trainLoss'))
        if loss is not None and not math.isfinite(loss):
            return self.diverge(self.step, 'loss')
        self.push(row)

    def push(self, row):
        self.flush()
        self.pending = row

    def flush(self):
        if self.pending is not None:
            self.write(self.pending)
        self.pending = None

    def end(self, status):
        """Early stopping puts the best parameters back, and the figures are theirs; else the curves end with the figures."""
        self.status = status
        if self.stopping:
            self.stopping.restore_best()
            self.update_norm = math.nan
        self.final = self.metrics.final(self.moment(), self.optimizer)
        if not self.stopping:
            if self.recorded < self.step:
                self.push(self.final)
            elif self.pending is not None:
                for name, value in self.final.items():
                    if self.pending.get(name, math.nan) != self.pending.get(name, math.nan):
                        self.pending[name] = value
        self.flush()

    def diverge(self, step, where):
        self.status, self.divergence = 'diverged', (step, where)
        self.flush()

    NUMBERS = ('step', 'samples', 'next', 'recorded', 'rate', 'update_norm', 'metric', 'measured', 'seconds', 'pending')

    def state(self):
        self.seconds, self.begun = self.seconds + time.perf_counter() - self.begun, time.perf_counter()
        return {
            'optimizer': self.optimizer.state(),
            'evaluations': self.optimizer.evaluations,
            'batches': self.batches.state(),
            'rates': self.rates.state(),
            'sizes': self.sizes.state() if self.sizes else None,
            'stopping': self.stopping.state() if self.stopping else None,
            'spent': self.metrics.budget.spent if self.rows > 0 else 0,
            'numbers': {name: copied(getattr(self, name)) for name in self.NUMBERS},
        }

    def restore(self, state):
        self.optimizer.restore(state['optimizer'])
        self.optimizer.evaluations = state['evaluations']
        self.batches.restore(state['batches'])
        self.rates.restore(state['rates'])
        if self.sizes:
            self.sizes.restore(state['sizes'])
        if self.stopping:
            self.stopping.restore(state['stopping'])
        if self.rows > 0:
            self.metrics.budget.spent = state['spent']
        for name in self.NUMBERS:
            setattr(self, name, copied(state['numbers'][name]))
