"""Small networks, one a pruning topic, each saved scripted, traced and frozen, with what PyTorch says of them.

Usage: networks.py FOLDER
"""
import json
import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional as F


def conv_norm(inputs, outputs, kernel=3, **options):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False, **options), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Residual(nn.Module):
    """A residual add ties the stem to the end of the block; a formatted message is made on every run."""

    def __init__(self):
        super().__init__()
        self.stem = conv_norm(3, 12)
        self.block = nn.Sequential(conv_norm(12, 10), nn.Conv2d(10, 12, 3, padding=1), nn.BatchNorm2d(12))
        self.head = nn.Linear(12, 5)

    def forward(self, x):
        torch._assert(x.shape[1] == 3, f"Expected 3 channels but got {x.shape[1]}")
        x = self.stem(x)
        x = F.relu(x + self.block(x))
        return self.head(x.mean((2, 3)))


class Concatenated(nn.Module):
    """Concatenation, and a norm over the concatenated channels."""

    def __init__(self):
        super().__init__()
        self.a, self.b = conv_norm(3, 7), conv_norm(7, 9)
        self.norm = nn.BatchNorm2d(16)
        self.c = nn.Conv2d(16, 6, 1)
        self.head = nn.Linear(6, 4)

    def forward(self, x):
        a = self.a(x)
        x = self.c(F.relu(self.norm(torch.cat([a, self.b(a)], 1))))
        return self.head(F.adaptive_avg_pool2d(x, 1).flatten(1))


class Flattened(nn.Module):
    """Every channel owns several columns of the linear layer; a constant view size has to shrink."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(conv_norm(3, 8), nn.MaxPool2d(2), conv_norm(8, 6), nn.MaxPool2d(2))
        self.first, self.second = nn.Linear(6 * 16, 20), nn.Linear(20, 4)

    def forward(self, x):
        x = self.features(x).view(-1, 96)
        return self.second(F.dropout(F.relu(self.first(x)), 0.5, self.training))


class Inverted(nn.Module):
    """Depthwise convolution, squeeze and excitation, hard activations."""

    def __init__(self):
        super().__init__()
        self.expand, self.depthwise = conv_norm(3, 16, 1), conv_norm(16, 16, groups=16)
        self.squeeze, self.excite = nn.Conv2d(16, 4, 1), nn.Conv2d(4, 16, 1)
        self.project = nn.Sequential(nn.Conv2d(16, 8, 1, bias=False), nn.BatchNorm2d(8))
        self.multiplied = nn.Conv2d(8, 16, 3, groups=8)
        self.head = nn.Linear(16, 4)

    def forward(self, x):
        x = self.depthwise(self.expand(x))
        scale = F.adaptive_avg_pool2d(x, 1)
        scale = F.hardsigmoid(self.excite(F.relu(self.squeeze(scale))))
        x = self.multiplied(F.hardswish(self.project(x * scale)))
        return self.head(torch.flatten(F.adaptive_avg_pool2d(x, (1, 1)), 1))


class Grouped(nn.Module):
    """Grouped and transposed convolution."""

    def __init__(self):
        super().__init__()
        self.stem, self.grouped = conv_norm(3, 12), conv_norm(12, 12, groups=3)
        self.up = nn.ConvTranspose2d(12, 8, 2, stride=2)
        self.up_grouped = nn.ConvTranspose2d(8, 6, 2, stride=2, groups=2)
        self.head = nn.Conv2d(6, 3, 1)

    def forward(self, x):
        return self.head(F.leaky_relu(self.up_grouped(torch.sigmoid(self.up(self.grouped(self.stem(x)))))))


class Shuffled(nn.Module):
    """Chunk, channel shuffle and slices."""

    def __init__(self):
        super().__init__()
        self.stem, self.branch = conv_norm(3, 16), conv_norm(8, 8)
        self.low, self.high = nn.Conv2d(6, 5, 1), nn.Conv2d(10, 5, 1)
        self.head = nn.Linear(5, 3)

    def forward(self, x):
        a, b = self.stem(x).chunk(2, 1)
        x = torch.cat((a, self.branch(b)), 1)
        n, c, h, w = x.shape
        x = x.view(n, 2, c // 2, h, w).transpose(1, 2).contiguous().view(n, c, h, w)
        x = self.low(x[:, :6]) * self.high(x[:, 6:])
        return self.head(x.mean([2, 3]))


class Reused(nn.Module):
    """One layer used twice, a learned scale, PReLU, a one-channel attention map, a one-channel stem."""

    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(3, 1, 3, padding=1)
        self.stem = nn.Conv2d(1, 8, 3, padding=1)
        self.shared = nn.Conv2d(8, 8, 3, padding=1)
        self.scale, self.prelu = nn.Parameter(torch.rand(8, 1, 1)), nn.PReLU(8)
        self.attention = nn.Conv2d(8, 1, 1)
        self.head = nn.Linear(8, 3)

    def forward(self, x):
        x = self.prelu(self.stem(self.one(x)))
        x = self.shared(F.relu(self.shared(x))) * self.scale
        x = x * torch.sigmoid(self.attention(x))
        return self.head(x.mean((2, 3)))


class Sequence1d(nn.Module):
    """One-dimensional and three-dimensional convolutions; the second has the first's channels as positions, so they stay."""

    def __init__(self):
        super().__init__()
        self.a, self.norm = nn.Conv1d(3, 8, 3, padding=1), nn.BatchNorm1d(8)
        self.b = nn.Conv3d(1, 6, (8, 3, 1), padding=(0, 1, 0))
        self.head = nn.Linear(6, 3)

    def forward(self, x):
        x = F.max_pool1d(F.gelu(self.norm(self.a(x.flatten(2)))), 2)
        x = self.b(x.unsqueeze(1).unsqueeze(-1))
        return self.head(x.mean((2, 3, 4)))


class Unknown(nn.Module):
    """An operator that nobody taught: cumulative sum over channels. Only the first layer may be pruned."""

    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv2d(3, 8, 3), nn.Conv2d(8, 6, 3)
        self.head = nn.Linear(6, 3)

    def forward(self, x):
        return self.head(torch.cumsum(self.b(F.relu(self.a(x))), 1).mean((2, 3)))


NETWORKS = {
    "residual": Residual, "concatenated": Concatenated, "flattened": Flattened, "inverted": Inverted, "grouped": Grouped,
    "shuffled": Shuffled, "reused": Reused, "sequence": Sequence1d, "unknown": Unknown}


def with_random_norms(module):
    for child in module.modules():
        if isinstance(child, nn.modules.batchnorm._BatchNorm):
            child.running_mean.normal_()
            child.running_var.uniform_(0.5, 2)
        if isinstance(child, (nn.modules.batchnorm._BatchNorm, nn.GroupNorm, nn.LayerNorm)):
            nn.init.uniform_(child.weight, 0.5, 1.5)
            nn.init.normal_(child.bias)
    return module.eval()


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    facts = {}
    example = torch.randn(1, 3, 16, 16)
    for number, (name, build) in enumerate(NETWORKS.items()):
        torch.manual_seed(number)
        module = with_random_norms(build())
        scripted = torch.jit.script(module)
        scripted.save(str(folder / f"{name}_scripted.pt"))
        torch.jit.trace(module, example).save(str(folder / f"{name}_traced.pt"))
        torch.jit.freeze(scripted).save(str(folder / f"{name}_frozen.pt"))
        facts[name] = {
            "parameters": sum(p.numel() for p in module.parameters()),
            "layers": [n for n, m in module.named_modules() if isinstance(m, (nn.Linear, nn.modules.conv._ConvNd))]}
    (folder / "facts.json").write_text(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
