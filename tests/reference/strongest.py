"""A small network, pictures with copies and holes among them, each channel's largest value for each picture in float64 by
forward hooks, and the network's weights, output channels first.

Usage: strongest.py FOLDER"""
import json
import math
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from networks import with_random_norms

IMAGES = 75


class Net(nn.Module):
    """A convolution with norm and activation, one called twice, a transposed one in groups, and linear layers."""

    def __init__(self):
        super().__init__()
        self.stem, self.norm = nn.Conv2d(3, 12, 3, padding=1, bias=False), nn.BatchNorm2d(12)
        self.shared = nn.Conv2d(12, 12, 3, padding=1, groups=2)
        self.up = nn.ConvTranspose2d(12, 8, 2, stride=2, groups=2)
        self.tokens = nn.Linear(8, 6)
        self.head = nn.Linear(6, 4)

    def forward(self, x):
        x = F.relu(self.norm(self.stem(x)))
        x = self.shared(F.relu(self.shared(x)))
        x = self.tokens(self.up(x).flatten(2).transpose(1, 2))
        return self.head(x.mean(1))


def maxima(model, images):
    """Of every layer: [images][channels], the largest finite value at any position of any call; None without one."""
    found = {}

    def hook(name):
        def take(layer, inputs, output):
            value = output.movedim(-1, 1) if isinstance(layer, nn.Linear) and output.dim() > 2 else output
            value = value.flatten(2) if value.dim() > 2 else value.unsqueeze(2)
            largest = torch.where(torch.isfinite(value), value, torch.full_like(value, -math.inf)).amax(2)
            found[name] = torch.maximum(found[name], largest) if name in found else largest
        return take

    for name, layer in model.named_modules():
        if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
            layer.register_forward_hook(hook(name))
    with torch.no_grad():
        model(images)
    return {name: [[v if math.isfinite(v) else None for v in row] for row in values.tolist()] for name, values in found.items()}


def kernels(module):
    """[outputs, inputs of one group, ...] by layer."""
    result = {}
    for name, layer in module.named_modules():
        if isinstance(layer, nn.ConvTranspose2d):
            parts = [part.transpose(0, 1) for part in layer.weight.detach().chunk(layer.groups, 0)]
            result[name] = torch.cat(parts)
        elif isinstance(layer, (nn.Conv2d, nn.Linear)):
            result[name] = layer.weight.detach()
    return {name: {"shape": list(value.shape), "values": value.flatten().tolist()} for name, value in result.items()}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(11)
    model = with_random_norms(Net())
    images = torch.randn(IMAGES, 3, 10, 10)
    for copy, original in ((40, 3), (41, 3), (60, 59), (70, 0)):
        images[copy] = images[original]
    images[7] = math.nan
    images[9, 1, 2, 2] = math.inf
    images *= torch.linspace(0.5, 1.5, 5).repeat(IMAGES // 5)[:, None, None, None]
    images[40] = images[41] = images[3]
    np.save(folder / "images.npy", images.numpy())
    torch.jit.script(model).save(str(folder / "net.pt"))
    double = Net().double().eval()
    double.load_state_dict(model.state_dict())
    facts = {"maxima": maxima(double, images.double()), "copies": [[3, 40], [40, 41]], "kernels": kernels(model)}
    (folder / "facts.json").write_text(json.dumps(facts))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
