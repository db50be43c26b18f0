# Small networks, one an operator or a form of calling that is easily held for nothing, as in topic_networks.py.
from typing import List

import torch
from torch import nn
from torch.nn import functional as F


class Where(nn.Module):
    """Conditions over channels, one with a number, and one over a map of one channel, which stays."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 4, "second": 5, "map": 1, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.second, self.map, self.head = nn.Conv2d(3, 8, 3), nn.Conv2d(8, 10, 3), nn.Conv2d(10, 1, 1), nn.Linear(10, 3)

    def forward(self, x):
        x = self.first(x)
        x = self.second(torch.where(x > 0, x, 0.1 * x))
        x = torch.where(x < 0.2, x * x, x)
        return self.head(torch.where(self.map(x) > 0, x, torch.sin(x)).mean((2, 3)))


class Glu(nn.Module):
    """A gated linear unit halves the channels: gates go with what they gate."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 6, "second": 4, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.second, self.head = nn.Conv2d(3, 12, 3), nn.Conv2d(6, 8, 3), nn.Linear(8, 3)

    def forward(self, x):
        return self.head(F.relu(self.second(F.glu(self.first(x), 1))).mean((2, 3)))


class ChannelShuffle(nn.Module):
    """The operator of that name."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 8, "second": 6, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.second, self.head = nn.Conv2d(3, 16, 3), nn.Conv2d(16, 12, 3), nn.Linear(12, 3)

    def forward(self, x):
        return self.head(F.relu(self.second(torch.channel_shuffle(F.relu(self.first(x)), 4))).mean((2, 3)))


class ParameterProducts(nn.Module):
    """Linear layers spelled as products with parameters, one of them transposed."""
    shapes = [(1, 12)]
    kept = {"first": 5, "last": 7, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.last, self.head = nn.Linear(12, 10), nn.Linear(16, 14), nn.Linear(14, 3)
        self.plain, self.turned = nn.Parameter(torch.randn(10, 8)), nn.Parameter(torch.randn(6, 8))
        self.added, self.bias = nn.Parameter(torch.randn(6, 16)), nn.Parameter(torch.randn(16))

    def forward(self, x):
        x = F.relu(F.relu(self.first(x)) @ self.plain)
        x = F.relu(torch.mm(x, self.turned.t()))
        return self.head(F.relu(self.last(F.relu(torch.addmm(self.bias, x, self.added)))))


class ThreeTensors(nn.Module):
    """addcmul and lerp tie three values."""
    shapes = [(1, 3, 12, 12)]
    kept = {"a": 4, "b": 4, "c": 4, "d": 4, "head": 3}

    def __init__(self):
        super().__init__()
        self.a, self.b, self.c, self.d = (nn.Conv2d(3, 8, 3) for _ in range(4))
        self.scale, self.head = nn.Parameter(torch.rand(8, 1, 1)), nn.Linear(8, 3)

    def forward(self, x):
        y = torch.addcmul(self.a(x), self.b(x), self.scale, value=0.5)
        y = torch.lerp(y, torch.sigmoid(self.c(x)), 0.3)
        return self.head(torch.lerp(y, self.d(x), torch.sigmoid(y)).mean((2, 3)))


class Unflattened(nn.Module):
    """unflatten names the number of channels."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 6, "second": 4, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.second, self.head = nn.Conv2d(3, 12, 3), nn.Conv2d(4, 8, 3), nn.Linear(8, 3)

    def forward(self, x):
        x = F.relu(self.first(x)).unflatten(1, (3, 4)).mean(1)
        return self.head(F.relu(self.second(x)).mean((2, 3)))


class SamePadding(nn.Module):
    """A convolution whose padding is a word."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 4, "depthwise": 4, "second": 5, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.depthwise = nn.Conv2d(3, 8, 3, padding="same"), nn.Conv2d(8, 8, 3, padding="same", groups=8)
        self.second, self.head = nn.Conv2d(8, 10, 3, padding="valid"), nn.Linear(10, 3)

    def forward(self, x):
        return self.head(F.relu(self.second(F.relu(self.depthwise(F.relu(self.first(x)))))).mean((2, 3)))


class ChangedLists(nn.Module):
    """Lists of values that are turned round and added to."""
    shapes = [(1, 3, 12, 12)]
    kept = {"a": 3, "b": 4, "c": 5, "d": 6, "head": 3}

    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Conv2d(3, 6, 3), nn.Conv2d(3, 8, 3), nn.Conv2d(3, 10, 3)
        self.d, self.head = nn.Conv2d(24, 12, 3), nn.Linear(12, 3)

    def forward(self, x):
        parts: List[torch.Tensor] = [self.a(x), self.b(x)]
        parts.reverse()
        parts.insert(1, self.c(x))
        return self.head(F.relu(self.d(F.relu(torch.cat(parts, 1)))).mean((2, 3)))


class Squeezed(nn.Module):
    """One channel is left of two before squeezes that would then take it away."""
    shapes = [(1, 3, 12, 12)]
    kept = {"narrow": 1, "wide": 3, "again": 1, "last": 4, "head": 3}

    def __init__(self):
        super().__init__()
        self.narrow, self.wide, self.again = nn.Conv2d(3, 2, 3), nn.Conv2d(2, 6, 3), nn.Conv2d(6, 2, 3)
        self.last, self.head = nn.Linear(2, 8), nn.Linear(8, 3)

    def forward(self, x):
        x = self.again(F.relu(self.wide(F.relu(self.narrow(x)).squeeze(1))))
        return self.head(F.relu(self.last(F.adaptive_avg_pool2d(x, 1).squeeze())))


class Defaults(nn.Module):
    """Inputs that are left out."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 4, "second": 5, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.second, self.head = nn.Conv2d(3, 8, 3), nn.Conv2d(8, 10, 3), nn.Linear(10, 3)

    def forward(self, x, rectifies: bool = True, scale: float = 0.5):
        x = self.first(x) * scale
        if rectifies:
            x = F.relu(x)
        return self.head(F.relu(self.second(x)).mean((2, 3)))


class Heads(nn.Module):
    """Two of four heads go whole."""
    shapes = [(1, 6, 5)]
    kept = {"first": 6, "qkv": 18, "project": 6, "head": 3}
    options = ["--attention", "heads"]

    def __init__(self):
        super().__init__()
        self.first, self.qkv, self.project, self.head = nn.Linear(5, 12), nn.Linear(12, 36), nn.Linear(12, 12), nn.Linear(12, 3)

    def forward(self, x):
        x = self.first(x)
        n, tokens, width = x.shape
        q, k, v = self.qkv(x).reshape(n, tokens, 3, 4, 3).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ k.transpose(-2, -1) / 3 ** 0.5, -1)
        x = x + self.project((weights @ v).transpose(1, 2).reshape(n, tokens, 12))
        return self.head(x.mean(1))


TOPICS = [Where, Glu, ChannelShuffle, ParameterProducts, ThreeTensors, Unflattened, SamePadding, ChangedLists, Squeezed, Defaults, Heads]
