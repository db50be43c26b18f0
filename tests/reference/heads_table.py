#!/usr/bin/python3
# Turned attention heads against NumPy's best subspaces: heads_table.py CLEANAI WORK.
"""Attention of three kinds: with layers of its own for queries, keys and values; with one for all three; and one whose queries and
keys pass through a ReLU, which must not be turned. What is left of the products and of the output is compared with what singular
values allow, and with what the kept channels alone would leave."""
import math

import numpy
import torch
from torch import nn
from torch.nn import functional

import pruning
import tables

CLOSE = 1.02  # of the least error
TOKENS, WIDTH, HEADS = 9, 24, 3
EACH = WIDTH // HEADS
SHAPE = (1, 3, 6, 6)


class Attention(nn.Module):
    def __init__(self, is_fused: bool, is_positive: bool):
        super().__init__()
        self.is_fused, self.is_positive = is_fused, is_positive
        self.embed = nn.Conv2d(3, WIDTH, 2, 2)
        if is_fused:
            self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        else:
            self.q, self.k, self.v = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH, bias=False), nn.Linear(WIDTH, WIDTH)
        self.out, self.head = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 5)

    def parts(self, x):
        x = torch.tanh(self.embed(x)).flatten(2).transpose(1, 2)
        if self.is_fused:
            q, k, v = self.qkv(x).chunk(3, dim=-1)
        else:
            q, k, v = self.q(x), self.k(x), self.v(x)
        if self.is_positive:
            q, k = functional.relu(q), functional.relu(k)
        n, tokens = x.shape[:2]
        return [y.reshape(n, tokens, HEADS, -1).transpose(1, 2) for y in (q, k, v)]

    def forward(self, x):
        q, k, v = self.parts(x)
        x = torch.softmax(q @ k.transpose(-2, -1) / math.sqrt(EACH), dim=-1) @ v
        x = x.transpose(1, 2).flatten(2)
        return self.head(torch.tanh(self.out(x)).mean(1))


def made(is_fused: bool, is_positive: bool) -> tuple[Attention, torch.Tensor]:
    torch.manual_seed(11)
    net = Attention(is_fused, is_positive).eval()
    for layer in net.modules():  # correlated channels: some directions matter more than others
        if isinstance(layer, nn.Linear):
            with torch.no_grad():
                rank = torch.randn(layer.out_features, 10) @ torch.randn(10, layer.in_features)
                layer.weight.copy_(0.6 * rank / math.sqrt(10 * layer.in_features) + 0.1 * layer.weight)
    images = functional.interpolate(torch.randn(500, 3, 3, 3), size=6, mode="bilinear", align_corners=False)
    return net, images + 0.2 * torch.randn(500, *SHAPE[1:])


def heads_of(net: Attention, state: dict, images: torch.Tensor) -> list[numpy.ndarray]:
    """Queries, keys and values by head, [heads, samples, width], in float64, with these weights."""
    other = Attention(net.is_fused, net.is_positive).double()
    for name, parameter in list(other.named_parameters()):
        owner, _, attribute = name.rpartition(".")
        setattr(other.get_submodule(owner), attribute, nn.Parameter(state[name].double()))
    with torch.no_grad():
        return [part.transpose(0, 1).reshape(HEADS, -1, part.shape[-1]).numpy() for part in other.parts(images.double())]


def root(matrix: numpy.ndarray) -> numpy.ndarray:
    values, vectors = numpy.linalg.eigh(matrix)
    return vectors * numpy.sqrt(values.clip(0)) @ vectors.T


def product_errors(before: list[numpy.ndarray], after: list[numpy.ndarray], kept: list[list[int]]) -> tuple[float, float, float]:
    """Mean squared error of q'k over all pairs of the data, the keys about their mean: found, least, and without turning."""
    found = least = plain = 0.0
    for head in range(HEADS):
        (q, k), (q2, k2) = [[part[head] for part in parts[:2]] for parts in (before, after)]
        k, k2 = k - k.mean(0), k2 - k2.mean(0)

        def error(left, right):  # E (q.k - left.right)^2 over independent pairs
            q_all, k_all = numpy.hstack([q, -left]), numpy.hstack([k, right])
            return float(numpy.trace(q_all.T @ q_all @ k_all.T @ k_all)) / len(q) ** 2

        singular = numpy.linalg.svd(root(q.T @ q / len(q)) @ root(k.T @ k / len(k)), compute_uv=False)
        found += error(q2, k2)
        least += float((singular[q2.shape[1]:] ** 2).sum())
        plain += error(q[:, kept[head]], k[:, kept[head]])
    return found, least, plain


def check_products(options, name: str, is_fused: bool) -> list[dict]:
    net, images = made(is_fused, False)
    first = "qkv" if is_fused else "q"
    pruned = run(options, name, net, images, "--layer-ratio", f"{first}=0.5")
    kept = next(layer["kept"] for layer in pruned.plan["layers"] if layer["name"] == first)
    by_head = [[c - head * EACH for c in kept if head * EACH <= c < (head + 1) * EACH] for head in range(HEADS)]
    found, least, plain = product_errors(heads_of(net, net.state_dict(), images),
                                         heads_of(net, pruned.module.state_dict(), images), by_head)
    turned = pruned.report["recovery"]["rotated_heads"]
    return [{"network": name, "what": "products", "heads": turned, "error / least": round(found / least, 4),
             "without / least": round(plain / least, 2),
             "ok": turned == (2 * HEADS if is_fused else HEADS) and found <= CLOSE * least and plain > 1.2 * least}]


def check_values(options) -> list[dict]:
    """Values alone lose channels: the attention stays what it was, so that the layer behind can be compared."""
    net, images = made(False, False)
    pruned = run(options, "values", net, images, "--layer-ratio", "v=0.5")
    outs = []
    for module in (net, pruned.module):
        with torch.no_grad():
            outs.append(module(images))
    q, k, _ = heads_of(net, net.state_dict(), images)
    original = net.double()
    with torch.no_grad():
        q, k, v = original.parts(images.double())
        x = (torch.softmax(q @ k.transpose(-2, -1) / math.sqrt(EACH), dim=-1) @ v).transpose(1, 2).flatten(2).reshape(-1, WIDTH).numpy()
    weight = original.out.weight.detach().numpy()
    covariance = numpy.cov(x.T, bias=True)
    kept = next(layer["kept"] for layer in pruned.plan["layers"] if layer["name"] == "v")

    def left(basis):  # what a layer sees of its inputs through `basis` [r, WIDTH], by least squares
        among = basis @ covariance @ basis.T
        rest = covariance - covariance @ basis.T @ numpy.linalg.solve(among, basis @ covariance)
        return float(numpy.trace(weight @ rest @ weight.T))

    best = numpy.zeros((len(kept), WIDTH))
    for head in range(HEADS):
        columns = slice(head * EACH, (head + 1) * EACH)
        half = root(covariance[columns, columns])
        directions = numpy.linalg.svd(weight[:, columns] @ half)[2][: len(kept) // HEADS]
        best[head * len(directions):(head + 1) * len(directions), columns] = directions @ numpy.linalg.inv(half)
    state = pruned.module.state_dict()
    found = numpy.zeros((len(kept), WIDTH))  # the pruned values out of the original ones
    inputs = numpy.linalg.lstsq(original.v.weight.detach().numpy().T, state["v.weight"].double().numpy().T, rcond=None)[0].T
    found[:] = inputs
    energy = float(numpy.trace(weight @ covariance @ weight.T))
    error, least, plain = left(found), left(best), left(numpy.eye(WIDTH)[kept])
    turned = pruned.report["recovery"]["rotated_heads"]
    return [{"network": "values", "what": "output", "heads": turned, "error / least": round(error / least, 4),
             "without / least": round(plain / least, 2),
             "ok": turned == HEADS and error <= CLOSE * least + 1e-6 * energy and plain > 1.2 * least}]


def check_untouched(options) -> list[dict]:
    net, images = made(False, True)
    pruned = run(options, "relu", net, images, "--layer-ratio", "q=0.5")
    same = torch.equal(pruned.module.state_dict()["q.weight"],
                       net.state_dict()["q.weight"][next(layer["kept"] for layer in pruned.plan["layers"] if layer["name"] == "q")])
    return [{"network": "relu", "what": "stays", "heads": pruned.report["recovery"]["rotated_heads"], "error / least": "",
             "without / least": "", "ok": pruned.report["recovery"]["rotated_heads"] == 0 and same}]


def run(options, name: str, net: nn.Module, images: torch.Tensor, *choice) -> pruning.Pruned:
    file, data = options.work / f"heads_{name}.pt", options.work / "heads.npy"
    torch.jit.trace(net, images[:2]).save(str(file))
    numpy.save(data, images.numpy())
    return pruning.prune(options.cleanai, file, [SHAPE], "--criterion", "obs", "--ratio", 0, *choice, "--data", data,
                         "--batch-size", 50, "--moments-share", 0, "--repair", "affine")


def main() -> None:
    options = tables.arguments("Turned attention heads.")
    rows = (check_products(options, "own layers", False) + check_products(options, "one layer", True) + check_values(options) +
            check_untouched(options))
    tables.table(rows, options.work / "heads_table.txt")
    if not all(row["ok"] for row in rows):
        raise SystemExit("turned heads are not what singular values allow")


if __name__ == "__main__":
    main()
