#!/usr/bin/python3
# Groups that make up for each other are not both removed: twins_table.py CLEANAI WORK.
"""Two convolutions give the same channels, and a third reads both. Half of all goes: of each pair of twins one stays."""
import numpy
import torch
from torch import nn
from torch.nn import functional

import pruning
import tables

SHAPE = (1, 3, 8, 8)


class Twins(nn.Module):
    def __init__(self):
        super().__init__()
        self.left, self.right = nn.Conv2d(3, 8, 3, padding=1), nn.Conv2d(3, 8, 3, padding=1)
        self.both = nn.Conv2d(16, 6, 1)

    def forward(self, x):
        return self.both(torch.cat([functional.relu(self.left(x)), functional.relu(self.right(x))], 1)).mean((2, 3))


def main() -> None:
    options = tables.arguments("Twins behind a concatenation.")
    torch.manual_seed(3)
    net = Twins().eval()
    net.right.load_state_dict(net.left.state_dict())
    file, data = options.work / "twins.pt", options.work / "twins.npy"
    torch.jit.script(net).save(str(file))
    numpy.save(data, torch.randn(256, *SHAPE[1:]).numpy())
    pruned = pruning.prune(options.cleanai, file, [SHAPE], "--criterion", "obs", "--scope", "damage", "--ratio", 0.5,
                           "--data", data, "--moments-share", 0)
    kept = {layer["name"]: set(layer["kept"]) for layer in pruned.plan["layers"]}
    rows = [{"twins": i, "left": i in kept["left"], "right": i in kept["right"]} for i in range(8)]
    tables.table(rows, options.work / "twins_table.txt")
    if not all(row["left"] != row["right"] for row in rows):
        raise SystemExit("both twins went, or none")


if __name__ == "__main__":
    main()
