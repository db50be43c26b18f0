# Small networks, one a topic of Torch-Pruning's own tests, each with its input shapes and the channels that stay at ratio 0.5.
import torch
from torch import nn
from torch.nn import functional as F


class CascadedConcatenation(nn.Module):
    """Concatenations of concatenations with 5, 10, 15 and 30 channels."""
    shapes = [(1, 3, 12, 12)]
    kept = {"a": 3, "b": 5, "c": 8, "d": 15, "e": 4, "head": 3}

    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Conv2d(3, 5, 3, padding=1), nn.Conv2d(3, 10, 3, padding=1), nn.Conv2d(3, 15, 3, padding=1)
        self.norm = nn.BatchNorm2d(30)
        self.d, self.e, self.head = nn.Conv2d(30, 30, 1), nn.Conv2d(60, 8, 1), nn.Linear(8, 3)

    def forward(self, x):
        x = torch.cat([torch.cat([self.a(x), self.b(x)], 1), self.c(x)], 1)
        x = F.relu(self.norm(x))
        return self.head(F.relu(self.e(torch.cat([x, self.d(x)], 1))).mean((2, 3)))


class UnequalSplit(nn.Module):
    """Split in 5, 10 and 15 channels, concatenated again, and added to what was split."""
    shapes = [(1, 3, 12, 12)]
    kept = {"stem": 16, "a": 3, "b": 5, "c": 8, "head": 3}

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 30, 3)
        self.a, self.b, self.c = nn.Conv2d(5, 5, 1), nn.Conv2d(10, 10, 1), nn.Conv2d(15, 15, 1)
        self.head = nn.Linear(30, 3)

    def forward(self, x):
        x = F.relu(self.stem(x))
        a, b, c = torch.split(x, [5, 10, 15], dim=1)
        x = x + torch.cat([self.a(a), self.b(b), self.c(c)], dim=1)
        return self.head(F.relu(x).mean((2, 3)))


class OtherDimensions(nn.Module):
    """Concatenated along rows and split along columns: the channels are those of both convolutions."""
    shapes = [(1, 3, 12, 12)]
    kept = {"a": 5, "b": 5, "c": 3, "head": 3}

    def __init__(self):
        super().__init__()
        self.a, self.b, self.c, self.head = nn.Conv2d(3, 10, 3), nn.Conv2d(3, 10, 3), nn.Conv2d(10, 6, 3), nn.Linear(6, 3)

    def forward(self, x):
        x = F.relu(torch.cat([self.a(x), self.b(x)], 2))
        left, right = torch.split(x, 5, dim=3)
        return self.head(F.relu(self.c(left) - self.c(right)).mean((2, 3)))


class FlattenedAndBack(nn.Module):
    """Every channel owns 9 columns of a linear layer, whose outputs become 9 positions of 4 channels."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 3, "narrow": 10, "wide": 18, "last": 4, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.narrow, self.wide = nn.Conv2d(3, 6, 3), nn.Linear(54, 20), nn.Linear(20, 36)
        self.last, self.head = nn.Conv2d(4, 8, 3), nn.Linear(8, 3)

    def forward(self, x):
        x = F.relu(F.adaptive_avg_pool2d(self.first(x), 3))
        x = F.relu(self.wide(F.relu(self.narrow(torch.flatten(x, 1)))))
        return self.head(F.relu(self.last(x.view(-1, 4, 3, 3))).flatten(1))


class ReusedLayer(nn.Module):
    """One convolution three times: its inputs are its outputs are the stem's."""
    shapes = [(1, 3, 12, 12)]
    kept = {"stem": 4, "shared": 4, "head": 3}

    def __init__(self):
        super().__init__()
        self.stem, self.shared, self.head = nn.Conv2d(3, 8, 3), nn.Conv2d(8, 8, 3, padding=1), nn.Linear(8, 3)

    def forward(self, x):
        x = F.relu(self.stem(x))
        for _ in range(3):
            x = F.relu(self.shared(x))
        return self.head(x.mean((2, 3)))


class OneChannel(nn.Module):
    """A convolution of one channel has as many groups as channels and still is not depthwise."""
    shapes = [(1, 1, 12, 12)]
    kept = {"first": 1, "second": 4, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.second, self.head = nn.Conv2d(1, 1, 3), nn.Conv2d(1, 8, 3), nn.Linear(8, 3)

    def forward(self, x):
        return self.head(F.relu(self.second(F.relu(self.first(x)))).mean((2, 3)))


class SkipMlp(nn.Module):
    """A residual of linear layers."""
    shapes = [(1, 12)]
    kept = {"first": 10, "inner": 7, "outer": 10, "head": 3}

    def __init__(self):
        super().__init__()
        self.first, self.inner, self.outer, self.head = nn.Linear(12, 20), nn.Linear(20, 14), nn.Linear(14, 20), nn.Linear(20, 3)

    def forward(self, x):
        x = F.relu(self.first(x))
        return self.head(F.relu(x + self.outer(F.relu(self.inner(x)))))


class TwoInputsThreeOutputs(nn.Module):
    """Two pictures in, features, a map and scores out: what is returned stays."""
    shapes = [(1, 3, 12, 12), (1, 1, 12, 12)]
    kept = {"a": 5, "b": 5, "features": 6, "map": 1, "hidden": 4, "scores": 3}

    def __init__(self):
        super().__init__()
        self.a, self.b, self.features = nn.Conv2d(3, 10, 3), nn.Conv2d(1, 10, 3), nn.Conv2d(10, 6, 1)
        self.map, self.hidden, self.scores = nn.Conv2d(10, 1, 1), nn.Conv2d(6, 8, 3), nn.Linear(8, 3)

    def forward(self, x, y):
        both = F.relu(self.a(x) + self.b(y))
        features = self.features(both)
        return features, self.map(both), self.scores(F.relu(self.hidden(features)).mean((2, 3)))


class UnusedParameter(nn.Module):
    """A parameter and a layer that nothing reads."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 4, "second": 5, "head": 3}

    def __init__(self):
        super().__init__()
        self.unused, self.idle = nn.Parameter(torch.rand(8)), nn.Conv2d(8, 8, 1)
        self.first, self.second, self.head = nn.Conv2d(3, 8, 3), nn.Conv2d(8, 10, 3), nn.Linear(10, 3)

    def forward(self, x):
        return self.head(F.relu(self.second(F.relu(self.first(x)))).mean((2, 3)))


class LearnedScale(nn.Module):
    """Parameters of one number a channel, in three shapes, and one of one number."""
    shapes = [(1, 3, 12, 12)]
    kept = {"first": 4, "second": 5, "third": 6, "head": 3}

    def __init__(self):
        super().__init__()
        self.scale, self.shift = nn.Parameter(torch.rand(8, 1, 1)), nn.Parameter(torch.rand(1, 10, 1, 1))
        self.last, self.all = nn.Parameter(torch.rand(12)), nn.Parameter(torch.rand(1))
        self.first, self.second, self.third, self.head = nn.Conv2d(3, 8, 3), nn.Conv2d(8, 10, 3), nn.Conv2d(10, 12, 3), nn.Linear(12, 3)

    def forward(self, x):
        x = F.relu(self.second(F.relu(self.first(x)) * self.scale) + self.shift)
        return self.head(F.relu(self.third(x)).mean((2, 3)) * self.last * self.all)


TOPICS = [CascadedConcatenation, UnequalSplit, OtherDimensions, FlattenedAndBack, ReusedLayer, OneChannel, SkipMlp,
          TwoInputsThreeOutputs, UnusedParameter, LearnedScale]
