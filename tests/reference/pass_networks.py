"""Networks whose passes are out of the ordinary, with their data and what PyTorch says of their channels.

Usage: pass_networks.py FOLDER

NAME.pt and NAME.npy; facts.json has by name and layer the images that reach it, and by channel the mean and the share of
images that activate it.
"""
import copy
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Branching(nn.Module):
    """Bright batches take one more layer than dark ones."""

    def __init__(self):
        super().__init__()
        self.first, self.bright, self.last = nn.Conv2d(1, 8, 3), nn.Conv2d(8, 8, 3, padding=1), nn.Conv2d(8, 8, 3)
        self.head = nn.Linear(8, 6)

    def forward(self, x):
        y = F.relu(self.first(x))
        if bool(x.mean() > 0):
            y = F.relu(self.bright(y))
        return self.head(F.relu(self.last(y)).mean((2, 3)))

    def values(self, x):
        found = {"first": [], "bright": [], "last": [], "head": []}
        for batch in x.split(16):
            y = F.relu(self.first(batch))
            found["first"].append(y)
            if batch.mean() > 0:
                y = F.relu(self.bright(y))
                found["bright"].append(y)
            y = F.relu(self.last(y))
            found["last"].append(y)
            found["head"].append(self.head(y.mean((2, 3))))
        return {name: torch.cat(values) for name, values in found.items()}

    def images(self):
        return torch.randn(64, 1, 12, 12) * 0.5 + torch.tensor([1.0, -1.0, -1.0, 1.0]).repeat_interleave(16).view(64, 1, 1, 1)


class Plain(nn.Module):
    """Nothing but convolutions and a linear layer, in numbers of another type."""

    def __init__(self, type):
        super().__init__()
        self.first, self.second, self.head = nn.Conv2d(1, 8, 3), nn.Conv2d(8, 6, 3), nn.Linear(6, 4)
        self.to(type)

    def forward(self, x):
        return self.head(F.relu(self.second(F.relu(self.first(x)))).mean((2, 3)))

    def values(self, x):
        wide = copy.deepcopy(self).float()
        first = F.relu(wide.first(x))
        second = F.relu(wide.second(first))
        return {"first": first, "second": second, "head": wide.head(second.mean((2, 3)))}

    def images(self):
        return torch.randn(32, 1, 12, 12)


class Tiled(nn.Module):
    """Four tiles of a picture go through it as pictures of their own, in the batch's dimension."""

    def __init__(self, tiles_first: bool):
        super().__init__()
        self.tiles_first = tiles_first
        self.first, self.norm, self.second = nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.Conv2d(8, 6, 3)
        self.norm.running_mean.normal_()
        self.head = nn.Linear(6, 4)

    def forward(self, x):
        tiles = x.reshape(-1, 1, 2, 6, 2, 6)
        tiles = tiles.permute(2, 4, 0, 1, 3, 5) if self.tiles_first else tiles.permute(0, 2, 4, 1, 3, 5)
        y = F.relu(self.norm(self.first(tiles.reshape(-1, 1, 6, 6))))
        y = F.relu(self.second(y)).mean((2, 3))
        y = y.reshape(4, -1, 6).mean(0) if self.tiles_first else y.reshape(-1, 4, 6).mean(1)
        return self.head(y)

    def values(self, x):
        tiles = x.unfold(2, 6, 6).unfold(3, 6, 6).reshape(-1, 1, 6, 6)
        first = F.relu(self.norm(self.first(tiles)))
        second = F.relu(self.second(first))
        by_image = lambda value: value.unflatten(0, (-1, 4)).transpose(1, 2)
        return {"first": by_image(first), "second": by_image(second), "head": self.head(second.mean((2, 3)).unflatten(0, (-1, 4)).mean(1))}

    def images(self):
        return torch.randn(32, 1, 12, 12)


def facts(value):
    rows = value.double().reshape(value.shape[0], value.shape[1], -1)
    return {"images": len(rows), "mean": rows.mean((0, 2)).tolist(), "frequency": (rows > 0).any(2).double().mean(0).tolist()}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    networks = {"branching": Branching(), "half": Plain(torch.half), "bfloat16": Plain(torch.bfloat16), "double": Plain(torch.double), "tiles": Tiled(False), "tiles_first": Tiled(True)}
    found = {}
    with torch.no_grad():
        for name, network in networks.items():
            images = network.images()
            torch.jit.script(network.eval()).save(str(folder / f"{name}.pt"))
            np.save(folder / f"{name}.npy", images.numpy())
            found[name] = {layer: facts(value) for layer, value in network.values(images).items()}
    (folder / "facts.json").write_text(json.dumps(found))


main()
