# ---- Random streams: PCG-XSH-RR 64/32 (O'Neill 2014), one for each use, by (seed, name) ----

WORD64 = (1 << 64) - 1
MULTIPLIER = 6364136223846793005


def signed(value):
    return value - (1 << 64) if value >> 63 else value


def shifted(values, by):
    """Logical shift to the right of 64-bit numbers."""
    return (values >> by) & ((1 << (64 - by)) - 1)


class Leaps:
    """What leads from a state to the next ones: state k = factor[k] state + sum[k] increment, modulo 2^64."""

    SIZE = 1 << 16
    factors = torch.ones(1, dtype=torch.int64)
    sums = torch.zeros(1, dtype=torch.int64)

    @classmethod
    def upto(cls, count):
        while len(cls.factors) < count:
            length = len(cls.factors)
            factor, total = leap(length)
            cls.sums = torch.cat([cls.sums, cls.factors * signed(total) + cls.sums])
            cls.factors = torch.cat([cls.factors, cls.factors * signed(factor)])
        return cls.factors[:count], cls.sums[:count]


def leap(count):
    """Factor and sum that lead `count` states on."""
    factor, total, power, powers = 1, 0, MULTIPLIER, 1
    while count:
        if count & 1:
            factor, total = factor * power & WORD64, (total * power + powers) & WORD64
        powers = powers * (power + 1) & WORD64
        power = power * power & WORD64
        count >>= 1
    return factor, total


class Stream:
    """Seeded like pcg32_srandom_r(seed, FNV-1a 64 of the name)."""

    def __init__(self, seed, name):
        selector = 0xCBF29CE484222325
        for character in name.encode('ascii'):
            selector = (selector ^ character) * 0x100000001B3 & WORD64
        self.increment = (selector << 1 | 1) & WORD64
        self.at = self.increment
        self.at = (self.at + seed) & WORD64
        self.skip(1)
        self.spare = None

    def skip(self, count):
        factor, total = leap(count)
        self.at = (self.at * factor + self.increment * total) & WORD64

    def words(self, count):
        """32 random bits each: int64 [count]."""
        pieces = []
        while count > 0:
            size = min(count, Leaps.SIZE)
            factors, sums = Leaps.upto(size)
            states = factors * signed(self.at) + sums * signed(self.increment)
            mixed = shifted(shifted(states, 18) ^ states, 27) & 0xFFFFFFFF
            turn = shifted(states, 59)
            pieces.append(((mixed >> turn) | (mixed << ((32 - turn) & 31))) & 0xFFFFFFFF)
            self.skip(size)
            count -= size
        return torch.cat(pieces) if pieces else torch.zeros(0, dtype=torch.int64)

    def uniforms(self, count):
        """In [0, 1) with 53 bits: 27 high ones of one word, 26 of the next."""
        pairs = self.words(2 * count).view(-1, 2)
        return ((pairs[:, 0] >> 5).double() * 67108864.0 + (pairs[:, 1] >> 6).double()) / 9007199254740992.0

    def normals(self, count):
        """Standard normals by Box and Muller: the cosine first, then the sine."""
        held = [] if self.spare is None or count == 0 else [torch.tensor([self.spare], dtype=torch.float64)]
        wanted = count - len(held)
        u = self.uniforms(2 * ((wanted + 1) // 2)).view(-1, 2)
        radius = torch.sqrt(-2.0 * torch.log(1.0 - u[:, 0]))
        angle = 6.283185307179586 * u[:, 1]
        made = torch.stack([radius * torch.cos(angle), radius * torch.sin(angle)], 1).flatten()
        if count > 0:
            self.spare = made[-1].item() if wanted % 2 else None
        return torch.cat(held + [made[:wanted]])

    def below(self, bounds):
        """An unbiased number from 0 to each bound - 1: words below 2^32 mod bound are thrown away."""
        before = self.at
        bounds = torch.as_tensor(bounds, dtype=torch.int64)
        words = self.words(len(bounds))
        least = (1 << 32) % bounds
        if not bool((words < least).any()):
            return (words % bounds).tolist()
        self.at = before
        drawn = []
        for bound, limit in zip(bounds.tolist(), least.tolist()):
            word = self.words(1).item()
            while word < limit:
                word = self.words(1).item()
            drawn.append(word % bound)
        return drawn

    def permutation(self, count):
        """0 to count - 1 in random order: Fisher and Yates, from the end."""
        order = list(range(count))
        last = list(range(count, 1, -1))
        for size, other in zip(last, self.below(last) if last else []):
            order[size - 1], order[other] = order[other], order[size - 1]
        return order

    def state(self):
        return [str(self.at), self.spare]

    def restore(self, state):
        self.at, self.spare = int(state[0]), state[1]
