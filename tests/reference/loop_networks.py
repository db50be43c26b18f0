# Small networks with loops, lists, state and values without elements, scripted only; with the channels that stay at ratio 0.5.
"""They run on pictures of other sizes than they were pruned with, too: loops then turn more often."""
from typing import Dict, List, Optional

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Network(nn.Module):
    """`first` gives 8 channels to whatever the topic is about, `head` takes 8."""
    shapes, sizes = [(1, 3, 12, 12)], (12, 24, 40)

    def __init__(self):
        super().__init__()
        self.first, self.head = nn.Conv2d(3, 8, 3, padding=1), nn.Linear(8, 3)


class PickedInLoop(nn.Module):
    """Two maps, each through the block of its number, which a loop over all blocks picks."""
    shapes, sizes = Network.shapes, Network.sizes
    kept = {"a": 4, "b": 5, "blocks.0": 6, "blocks.1": 6, "head": 3}

    def __init__(self):
        super().__init__()
        self.a, self.b, self.head = nn.Conv2d(3, 8, 3, padding=1), nn.Conv2d(8, 10, 3, padding=1), nn.Linear(12, 3)
        self.blocks = nn.ModuleList([nn.Conv2d(8, 12, 1), nn.Conv2d(10, 12, 1)])

    def pick(self, x, number: int):
        out = x
        for i, block in enumerate(self.blocks):
            if i == number:
                out = block(x)
        return out

    def forward(self, x):
        a = F.relu(self.a(x))
        maps, results = [a, F.relu(self.b(a))], torch.jit.annotate(List[Tensor], [])
        for i in range(len(maps)):
            results.append(self.pick(maps[i], i))
        return self.head(F.relu(results[0] + results[1]).mean((2, 3)))


class TurnsBySize(Network):
    """The picture says how often a layer runs: whatever passes through it stays."""
    kept = {"first": 8, "inner": 8, "head": 3}

    def __init__(self):
        super().__init__()
        self.inner = nn.Conv2d(8, 8, 3, padding=1)

    def forward(self, x):
        turns = x.size(2) // 8
        x = F.relu(self.first(x))
        for _ in range(turns):
            x = F.relu(self.inner(x))
        return self.head(x.mean((2, 3)))


class NoTurn(TurnsBySize):
    """The loop does not turn for the pictures it is pruned with, but for larger ones."""
    kept = {"first": 8, "head": 3}

    def forward(self, x):
        turns = x.size(2) // 16
        x = F.relu(self.first(x))
        for _ in range(turns):
            x = F.relu(self.inner(x))
        return self.head(x.mean((2, 3)))


class CountInState(Network):
    """A number of channels goes through an attribute that the network writes."""
    kept = {"first": 8, "head": 3}
    count: int

    def __init__(self):
        super().__init__()
        self.count = 1

    def forward(self, x):
        x = F.relu(self.first(x))
        self.count = x.size(1)
        return self.head(x.mean((2, 3)) / self.count)


class TensorInState(Network):
    """What one run leaves in an attribute is added in the next."""
    kept = {"first": 8, "head": 3}
    cache: Optional[Tensor]

    def __init__(self):
        super().__init__()
        self.cache = None

    def forward(self, x):
        y, cache = F.relu(self.first(x)).mean((2, 3)), self.cache
        if cache is not None:
            y = y + cache
        self.cache = y
        return self.head(y)


class ProductOfSizes(Network):
    """A loop multiplies all sizes, among them the number of channels."""
    kept = {"first": 8, "head": 3}

    def forward(self, x):
        x, product = F.relu(self.first(x)), 1
        for size in x.shape:
            product = product * size
        return self.head(x.mean((2, 3))) * float(product)


class TurnsByChannels(Network):
    """The number of channels says how often a loop turns."""
    kept = {"first": 8, "head": 3}

    def forward(self, x):
        x, total = F.relu(self.first(x)), torch.zeros(1)
        for channel in range(x.size(1)):
            total = total + channel
        return self.head(x.mean((2, 3))) + total


class OneNodeTwoSizes(nn.Module):
    """A loop shuffles the channels of two maps; its sizes count now 8, now 12 channels."""
    shapes, sizes = Network.shapes, Network.sizes
    kept = {"a": 4, "b": 6, "c": 2, "d": 2, "head": 3}

    def __init__(self):
        super().__init__()
        self.a, self.b, self.head = nn.Conv2d(3, 8, 3, padding=1), nn.Conv2d(3, 12, 3, padding=1), nn.Linear(4, 3)
        self.c, self.d = nn.Conv2d(8, 4, 1), nn.Conv2d(12, 4, 1)

    def forward(self, x):
        shuffled = torch.jit.annotate(List[Tensor], [])
        for part in [F.relu(self.a(x)), F.relu(self.b(x))]:
            n, c, h, w = part.shape
            shuffled.append(part.view(n, 2, c // 2, h, w).transpose(1, 2).reshape(n, c, h, w) * (1.0 / c))
        return self.head((self.c(shuffled[0]) + self.d(shuffled[1])).mean((2, 3)))


class NoRows(Network):
    """A layer meets no rows at all, since no picture is bright enough."""
    kept = {"first": 8, "inner": 6, "last": 3}

    def __init__(self):
        super().__init__()
        self.inner, self.last, self.head = nn.Linear(8, 6), nn.Linear(6, 3), nn.Identity()

    def forward(self, x):
        x = F.relu(self.first(x)).mean((2, 3))
        bright = torch.where(x[:, 0] > 100.0)[0]
        y = torch.zeros(x.size(0), 6)
        y[bright] = F.relu(self.inner(x[bright]))
        return self.last(y + F.relu(self.inner(x)))


class MadeOfCounts(Network):
    """Zeros and ones whose shape is that of a map."""
    kept = {"first": 4, "head": 3}

    def forward(self, x):
        x = F.relu(self.first(x))
        zeros, ones = torch.zeros(x.size(0), x.size(1), x.size(2), x.size(3)), torch.ones([x.size(0), x.size(1), 1, 1])
        return self.head((x + zeros * 2 + ones).mean((2, 3)))


class CountInDict(Network):
    """Features and their number go through dicts, whose length depends on the picture."""
    kept = {"first": 4, "inner": 3, "head": 3}

    def __init__(self):
        super().__init__()
        self.inner, self.head = nn.Conv2d(8, 6, 1), nn.Linear(6, 3)

    def forward(self, x):
        features, counts = torch.jit.annotate(Dict[str, Tensor], {}), torch.jit.annotate(Dict[str, int], {})
        features["x"] = F.relu(self.first(x))
        counts["x"] = features["x"].size(1)
        if bool(x.mean() > 100.0):
            features["y"] = features["x"]
        return self.head(self.inner(features["x"]).mean((2, 3))) * counts["x"] + len(features)


TOPICS = [PickedInLoop, TurnsBySize, NoTurn, CountInState, TensorInState, ProductOfSizes, TurnsByChannels, OneNodeTwoSizes, NoRows,
          MadeOfCounts, CountInDict]
