# ---- The CSV file ----

SCORES = ['trainLoss', 'validationLoss', 'trainAccuracy', 'validationAccuracy']


def columns_of(problem, averages):
    """The columns of a racer, in the browser's order."""
    if problem['kind'] == 'surface':
        means = ['averageLoss'] if averages else []
        norms = ['gradientNorm', 'updateNorm', 'weightNorm']
        places = ['x', 'y'][: len(problem['start'])]
        return ['step', 'evaluations', 'seconds', 'loss', *norms, 'distance', 'rate', *means, *places]
    means = [average_name(name) for name in SCORES] if averages else []
    line = ['weight', 'bias'] if sum(math.prod(tensor['shape']) for tensor in problem['tensors']) == 2 else []
    counters = ['step', 'epoch', 'samples', 'evaluations', 'seconds', 'batchLoss', 'objective']
    return [*counters, *SCORES, *means, 'gradientNorm', 'updateNorm', 'weightNorm', 'rate', *line]


FIRST = ['step', 'epoch', 'samples', 'evaluations', 'seconds']
UNITS = {'epoch': 'passes', 'evaluations': 'gradients', 'seconds': 's', 'rate': 'per step'}


def column_name(name):
    unit = 'share' if name.endswith('Accuracy') else UNITS.get(name)
    return name if unit is None else f'{name} ({unit})'


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]', text) else text


def text_cell(text):
    """What a spreadsheet would run as a formula begins with an apostrophe."""
    return quoted("'" + text if re.match('\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]', text) else text)


def number_cell(value):
    """All digits of float64; empty where there is none."""
    if value != value:
        return ''
    if math.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    if value == 0:
        return '-0' if math.copysign(1, value) < 0 else '0'
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


class Table:
    """Writes the curves, a row for each racer and recorded step, in the first process only."""

    def __init__(self, path, racers):
        self.file = None
        self.rows = []
        if Processes.rank > 0:
            return
        self.file = open(path, 'w', encoding='utf-8', errors='backslashreplace') if path else sys.stdout
        self.columns = None

    def begin(self, columns, head):
        names = list(dict.fromkeys(name for one in columns for name in one))
        self.columns = [name for name in FIRST if name in names] + [name for name in names if name not in FIRST]
        for line in head:
            line = re.sub('[\x00-\x1f\x7f-\x9f\u2028\u2029]', ' ', line)
            self.line('# ' + line.replace('"', "'").replace(',', ';'))
        self.line(','.join(['id', 'racer', *(quoted(column_name(name)) for name in self.columns)]))

    def write(self, racer, row):
        cells = [number_cell(row.get(name, math.nan)) for name in self.columns]
        self.line(','.join([str(racer['id']), text_cell(racer['name']), *cells]))

    def line(self, text):
        if self.file:
            self.file.write(text + '\n')
            self.file.flush()

    def close(self):
        if self.file and self.file is not sys.stdout:
            self.file.close()
