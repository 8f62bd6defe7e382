# ---- One process or several: each takes its part of the rows, and sums are taken over all ----


class Processes:
    rank = 0
    count = 1

    @classmethod
    def begin(cls, device):
        """Joins the others where torchrun or --workers started this process; one alone needs none."""
        cls.count = int(os.environ.get('WORLD_SIZE', '1'))
        cls.rank = int(os.environ.get('RANK', '0'))
        if cls.count > 1:
            dist.init_process_group('nccl' if device.type == 'cuda' else 'gloo')

    @classmethod
    def end(cls):
        if cls.count > 1:
            dist.destroy_process_group()

    @classmethod
    def part(cls, first, last):
        """This process's part of the rows first to last - 1; parts differ by one row at most."""
        size = last - first
        return first + size * cls.rank // cls.count, first + size * (cls.rank + 1) // cls.count

    @classmethod
    def total(cls, tensor):
        """The sum over all processes, in place."""
        if cls.count > 1:
            dist.all_reduce(tensor)
        return tensor


class SumOverProcesses(torch.autograd.Function):
    """A sum over all processes; so is its gradient."""

    @staticmethod
    def forward(context, x):
        return Processes.total(x.clone())

    @staticmethod
    def backward(context, gradient):
        return Processes.total(gradient.clone())


def start_workers(count):
    """Runs this script once more in `count` processes of this machine; returns the exit code."""
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    shared = {**os.environ, 'MASTER_ADDR': '127.0.0.1', 'MASTER_PORT': str(port), 'WORLD_SIZE': str(count)}
    shared.setdefault('OMP_NUM_THREADS', '1')
    if os.path.exists('/sys/class/net/lo'):
        shared.setdefault('GLOO_SOCKET_IFNAME', 'lo')
    command = [sys.executable, os.path.abspath(__file__), *sys.argv[1:]]
    workers = [
        subprocess.Popen(command, env={**shared, 'RANK': str(rank), 'LOCAL_RANK': str(rank)}) for rank in range(count)
    ]
    # Where one fails the others would wait for it for ever.
    while any(worker.poll() is None for worker in workers):
        if any(worker.poll() not in (None, 0) for worker in workers):
            for worker in workers:
                worker.terminate()
        time.sleep(0.05)
    return max(abs(worker.returncode) for worker in workers)
