"""A small network, images, and what PyTorch says its channels' weights and inputs weigh.

Usage: importance.py FOLDER"""
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    """A chain with a depthwise and a transposed convolution and a flattened end; a residual add beside it."""

    def __init__(self):
        super().__init__()
        self.stem, self.stem_norm = nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8)
        self.depthwise = nn.Conv2d(8, 8, 3, padding=1, groups=8)
        self.up = nn.ConvTranspose2d(8, 6, 2, stride=2)
        self.inner, self.inner_norm = nn.Conv2d(6, 5, 3, padding=1), nn.BatchNorm2d(5)
        self.outer = nn.Conv2d(5, 6, 3, padding=1)
        self.hidden, self.head = nn.Linear(6 * 4, 7), nn.Linear(7, 4)

    def forward(self, x):
        x = F.relu(self.stem_norm(self.stem(x)))
        x = self.up(F.relu(self.depthwise(x)))
        x = F.relu(x + self.outer(F.relu(self.inner_norm(self.inner(x)))))
        x = F.max_pool2d(x, 8).flatten(1)
        return self.head(F.relu(self.hidden(x)))


LAYERS = ('stem', 'depthwise', 'up', 'inner', 'outer', 'hidden', 'head')


def by_input(name, module):
    """Norms of the weights that every input channel meets; the flattened layer's columns one a channel."""
    weight = module.weight.double()
    if name in ('depthwise', 'up'):
        return weight.flatten(1).norm(dim=1)
    if name == 'hidden':
        return weight.reshape(7, 6, 4).permute(1, 0, 2).flatten(1).norm(dim=1)
    return weight.transpose(0, 1).flatten(1).norm(dim=1)


def by_output(module, order):
    weight = module.weight.double()
    if isinstance(module, nn.ConvTranspose2d):
        weight = weight.transpose(0, 1)
    return weight.flatten(1).norm(p=order, dim=1)


# Layers that mix channels, by the layer that makes these channels.
MIXING = {'stem': ('up',), 'up': ('inner', 'hidden'), 'inner': ('outer',), 'hidden': ('head',)}
BATCH = 5


def fluctuations(net, images):
    """Var(c) |W_c|^2 by the maker's channel, summed over the layers that mix them."""
    inputs, hooks = {}, []
    for name in LAYERS:
        hooks.append(getattr(net, name).register_forward_pre_hook(
            lambda module, given, name=name: inputs.update({name: given[0].double()})))
    net(images)
    for hook in hooks:
        hook.remove()
    result = {}
    for maker, consumers in MIXING.items():
        total = 0
        for name in consumers:
            value = inputs[name]
            variance = value.var([d for d in range(value.dim()) if d != 1], unbiased=False)
            weight = getattr(net, name).weight.double()
            squares = weight.flatten(1).square().sum(1) if name == 'up' else weight.transpose(0, 1).flatten(1).square().sum(1)
            total = total + (variance * squares).reshape(-1, 4 if name == 'hidden' else 1).sum(1)
        result[maker] = total.tolist()
    return result


def gate_gradients(net, images, labels):
    """Squared gradients of the loss by gates on what the mixing layers receive, their mean over batches."""
    gates = {maker: torch.ones(getattr(net, maker).weight.shape[1 if maker == 'up' else 0], requires_grad=True) for maker in MIXING}
    hooks = []
    for maker, consumers in MIXING.items():
        for name in consumers:
            def gated(module, given, maker=maker, name=name):
                gate = gates[maker].repeat_interleave(4) if name == 'hidden' else gates[maker]
                return given[0] * gate.reshape(1, -1, *[1] * (given[0].dim() - 2))
            hooks.append(getattr(net, name).register_forward_pre_hook(gated))
    squares = {maker: 0 for maker in MIXING}
    parts = list(zip(images.split(BATCH), labels.split(BATCH)))
    for x, y in parts:
        found = torch.autograd.grad(F.cross_entropy(net(x), y), list(gates.values()))
        for maker, gradient in zip(MIXING, found):
            squares[maker] = squares[maker] + gradient.double().square() / len(parts)
    for hook in hooks:
        hook.remove()
    return {maker: value.tolist() for maker, value in squares.items()}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(3)
    net = Net().eval()
    with torch.no_grad():
        for norm in (net.stem_norm, net.inner_norm):
            norm.weight.uniform_(0.2, 2)
            norm.bias.normal_()
        images = torch.randn(12, 3, 8, 8)
        rms = {}
        for name in LAYERS:
            def hook(module, inputs, name=name):
                value = inputs[0].double()
                rms[name] = value.square().mean(dim=[d for d in range(value.dim()) if d != 1]).sqrt().tolist()
            getattr(net, name).register_forward_pre_hook(hook)
        net(images)
        facts = {name: {'l1': by_output(getattr(net, name), 1).tolist(), 'l2': by_output(getattr(net, name), 2).tolist(),
                        'input_l2': by_input(name, getattr(net, name)).tolist(), 'input_rms': rms[name]}
                 for name in LAYERS}
        columns = net.hidden.weight.double().square().sum(0) * torch.tensor(rms['hidden']).square()
        facts['hidden']['weighed'] = columns.reshape(6, 4).sum(1).sqrt().tolist()
        flap = fluctuations(net, images)
    labels = torch.arange(len(images)) % 4
    np.save(folder / 'labels.npy', labels.numpy())
    for maker, values in gate_gradients(net, images, labels).items():
        facts[maker] |= {'taylor': values, 'flap': flap[maker]}
    facts['stem']['gamma'] = net.stem_norm.weight.tolist()
    facts['inner']['gamma'] = net.inner_norm.weight.tolist()
    sloped = nn.Sequential(nn.Conv2d(3, 6, 3), nn.BatchNorm2d(6), nn.PReLU(6), nn.Conv2d(6, 4, 1)).eval()
    with torch.no_grad():
        sloped[1].weight.uniform_(0.2, 2)
        sloped[2].weight.uniform_(0.2, 2)
    facts['sloped'] = {'gamma': sloped[1].weight.tolist()}
    torch.jit.script(sloped).save(str(folder / 'sloped.pt'))
    for name in LAYERS:
        getattr(net, name)._forward_pre_hooks.clear()
    torch.jit.script(net).save(str(folder / 'net.pt'))
    np.save(folder / 'images.npy', images.numpy())
    (folder / 'facts.json').write_text(json.dumps(facts))


if __name__ == '__main__':
    main()
