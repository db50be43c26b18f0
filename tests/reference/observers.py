# What PyTorch itself sees: layer outputs through forward hooks, and the activations that follow them through torch.fx.
import hashlib

import torch
import torch.fx
from torch import nn

from layer_reference import LayerReference

LAYERS = (nn.Conv1d, nn.Conv2d, nn.Conv3d, nn.ConvTranspose2d, nn.Linear)
NORMS = (nn.BatchNorm2d, nn.LayerNorm, nn.GroupNorm)
ACTIVATIONS = (nn.ReLU, nn.ReLU6, nn.GELU, nn.SiLU, nn.Sigmoid, nn.Hardswish)


def channel_dimension(layer: nn.Module) -> int:
    return -1 if isinstance(layer, nn.Linear) else 1


def hooked(model: nn.Module, take) -> list:
    """Calls take(name, layer, output) from a forward hook on every layer, before a later in-place operator changes it."""
    def hook(name):
        return lambda layer, inputs, output: take(name, layer, output)
    return [layer.register_forward_hook(hook(name)) for name, layer in model.named_modules() if isinstance(layer, LAYERS)]


def output_reference(model: nn.Module, images: torch.Tensor, batch: int) -> dict:
    """LayerReference by layer name, of the layers' own outputs."""
    found = {}

    def take(name, layer, output):
        found.setdefault(name, LayerReference()).add(output, channel_dimension(layer))

    handles = hooked(model, take)
    with torch.no_grad():
        for part in images.split(batch):
            model(part)
    for handle in handles:
        handle.remove()
    return found


class ActivationReader(torch.fx.Interpreter):
    """Runs a traced model and reduces, for every layer, the value after the norm and the activation that follow it."""

    def __init__(self, model: nn.Module):
        super().__init__(torch.fx.symbolic_trace(model))
        self.found = {}
        self.watched = {}
        for node in self.module.graph.nodes:
            if node.op == "call_module" and isinstance(self._module(node), LAYERS):
                self.watched.setdefault(self._last(node), []).append(node)

    def _module(self, node):
        return self.module.get_submodule(node.target) if node.op == "call_module" else None

    def _last(self, node):
        for kinds in (NORMS, ACTIVATIONS):
            followers = list(node.users)
            if len(followers) == 1 and self._is(followers[0], kinds):
                node = followers[0]
        return node

    def _is(self, node, kinds):
        functions = (torch.relu, nn.functional.relu, nn.functional.relu6) if kinds is ACTIVATIONS else ()
        return isinstance(self._module(node), kinds) or node.target in functions

    def run_node(self, node):
        value = super().run_node(node)
        for layer in self.watched.get(node, []):
            dimension = channel_dimension(self._module(layer))
            self.found.setdefault(layer.target, LayerReference()).add(value, dimension)
        return value


def activation_reference(model: nn.Module, images: torch.Tensor, batch: int) -> dict:
    """LayerReference by layer name, of what follows the layers: their norm, then their activation, where there are such."""
    reader = ActivationReader(model)
    with torch.no_grad():
        for part in images.split(batch):
            reader.run(part)
    return reader.found


def output_digests(model: nn.Module, images: torch.Tensor, batch: int) -> dict:
    """SHA-256 of every layer's outputs, by layer name; "" for the network's own."""
    digests = {}

    def take(name, layer, output):
        digests.setdefault(name, hashlib.sha256()).update(output.detach().contiguous().numpy().tobytes())

    handles = hooked(model, take)
    with torch.no_grad():
        for part in images.split(batch):
            take("", model, model(part))
    for handle in handles:
        handle.remove()
    return {name: digest.hexdigest() for name, digest in digests.items()}
