# ---- Early stopping, and when the validation loss is taken ----


class EarlyStopping:
    """Patience with a loss that does not get better, and everything that makes the model at the best one."""

    def __init__(self, settings, optimizer):
        self.patience, self.threshold, self.optimizer = settings['patience'], settings['threshold'], optimizer
        self.best, self.step, self.waited = math.inf, 0, 0
        self.kept = optimizer.state()

    def hears(self, loss, step):
        """Whether the patience is at its end."""
        if loss < self.best - self.threshold:
            self.best, self.step, self.waited, self.kept = loss, step, 0, self.optimizer.state()
            return False
        self.waited += 1
        return self.waited >= self.patience

    def restore_best(self):
        if self.best != math.inf:
            self.optimizer.restore(self.kept)

    def state(self):
        return {'best': self.best, 'step': self.step, 'waited': self.waited, 'kept': self.kept}

    def restore(self, state):
        self.best, self.step, self.waited, self.kept = (state[name] for name in ('best', 'step', 'waited', 'kept'))


def is_due(every, step, before, after, rows):
    """After every so many steps, or once an epoch of `rows` rows."""
    if every > 0:
        return step % every == 0
    return rows == 0 or after // rows > before // rows
