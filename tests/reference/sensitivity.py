"""A small network with a residual add and a layer norm, and its accuracy when channels are set to zero in PyTorch.

Usage: sensitivity.py FOLDER"""
import copy
import json
import math
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

RATIOS = (0, 0.25, 0.5, 0.9)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem, self.stem_norm = nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8)
        self.inner, self.inner_norm = nn.Conv2d(8, 12, 3, padding=1), nn.BatchNorm2d(12)
        self.outer = nn.Conv2d(12, 8, 3, padding=1)
        self.hidden, self.head = nn.Linear(8, 10), nn.Linear(10, 4)

    def forward(self, x):
        x = F.relu(self.stem_norm(self.stem(x)))
        x = F.relu(x + self.outer(F.relu(self.inner_norm(self.inner(x)))))
        return self.head(F.relu(self.hidden(x.mean((2, 3)))))


# By the first maker of a group: the tensors whose first dimension its channels lie along.
GROUPS = {'stem': ('stem', 'stem_norm', 'outer'), 'inner': ('inner', 'inner_norm'), 'hidden': ('hidden',)}


def masked(net, makers, removed):
    net = copy.deepcopy(net)
    with torch.no_grad():
        for name in makers:
            for parameter in getattr(net, name).parameters(recurse=False):
                parameter[removed] = 0
    return net


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(11)
    net = Net().eval()
    images = torch.randn(200, 3, 8, 8)
    with torch.no_grad():
        for norm in (net.stem_norm, net.inner_norm):
            norm.weight.uniform_(0.5, 2)
            norm.bias.normal_()
        for linear in (net.hidden, net.head):
            nn.init.normal_(linear.weight)
        net.head.bias -= net(images).mean(0)  # so that all classes occur
        original = net(images).argmax(1)
        labels = torch.where(torch.rand(len(images)) < 0.8, original, torch.randint(0, 4, (len(images),)))
        facts = {'top1': {}, 'agreement': {}}
        for first, makers in GROUPS.items():
            convolutions = [name for name in makers if not name.endswith('norm')]
            norms = sum(getattr(net, name).weight.double().flatten(1).norm(dim=1) for name in convolutions)
            order = norms.argsort()
            for ratio in RATIOS:
                removed = order[:min(math.floor(ratio * len(order) + 1e-9), len(order) - 1)]
                found = masked(net, makers, removed)(images).argmax(1)
                facts['top1'].setdefault(first, []).append((found == labels).double().mean().item())
                facts['agreement'].setdefault(first, []).append((found == original).double().mean().item())
    torch.jit.script(net).save(str(folder / 'net.pt'))
    np.save(folder / 'images.npy', images.numpy())
    np.save(folder / 'labels.npy', labels.numpy())
    (folder / 'facts.json').write_text(json.dumps(facts))


if __name__ == '__main__':
    main()
