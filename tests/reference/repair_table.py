#!/usr/bin/python3
# Repairs against least squares by NumPy: repair_table.py CLEANAI WORK.
"""A small trained-looking network with a norm after a convolution without bias, a convolution with bias, a grouped and a
depthwise one, a flattened end and a linear layer. Its inputs' moments are taken in float64 with PyTorch's hooks, the
weights that they give are compared with those of the repaired file."""
import copy
import pathlib
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

import pruning
import tables

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "resources" / "python"))
from apply_plan import apply_plan  # noqa: E402

TOLERANCE = 1e-4
RIDGE = 1e-3
STEPS = 10  # towards what a rectifier passes on
IMAGES, BROKEN = 2000, 777  # one of them is not finite
BATCH, TOGETHER, PROJECTIONS = 64, 32, 2  # images that the loader gives, and those whose gradients are taken at a time
INFORMED, MOST = 0.5, 5  # share of what rows weigh that follows the information, and its bound in means
ROWS_PER_WEIGHT, FEWEST_ROWS = 128, 32768
SHAPE = (1, 3, 10, 10)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem, self.stem_norm = nn.Conv2d(3, 12, 3, padding=1, bias=False), nn.BatchNorm2d(12)
        self.depthwise = nn.Conv2d(12, 12, 3, padding=1, groups=12)
        self.mix, self.mix_norm = nn.Conv2d(12, 16, 3, bias=False), nn.BatchNorm2d(16)
        self.grouped = nn.Conv2d(16, 12, 3, groups=2)
        self.last = nn.Conv2d(12, 8, 1, bias=False)
        self.hidden, self.head = nn.Linear(8 * 4 * 4, 20), nn.Linear(20, 5)

    def forward(self, x):
        x = functional.relu(self.depthwise(functional.relu(self.stem_norm(self.stem(x)))))
        x = functional.relu(self.grouped(functional.relu(self.mix_norm(self.mix(x)))))
        x = functional.max_pool2d(functional.relu(self.last(x)), 2, padding=1).flatten(1)
        return self.head(functional.relu(self.hidden(x)))


# Layer: whether its constant has a place.
MIXING = {"mix": True, "grouped": True, "last": False, "hidden": True, "head": True}
FITTED = ["grouped", "last", "hidden", "head"]
RECTIFIED = {"grouped", "last", "hidden"}


def made() -> tuple[Net, torch.Tensor]:
    torch.manual_seed(7)
    net = Net().eval()
    for norm in (net.stem_norm, net.mix_norm):
        nn.init.uniform_(norm.running_mean, -0.3, 0.3)
        nn.init.uniform_(norm.running_var, 0.5, 2)
        nn.init.uniform_(norm.weight, 0.5, 1.5)
        nn.init.normal_(norm.bias, std=0.3)
    for layer in net.modules():  # lively: no channel is always zero
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(layer.weight)
            if layer.bias is not None:
                nn.init.uniform_(layer.bias, 0, 0.5)
    images = functional.interpolate(torch.randn(IMAGES, 3, 5, 5), scale_factor=2, mode="bilinear", align_corners=False)
    return net, images + 0.1 * torch.randn(IMAGES, *SHAPE[1:])


def inputs_of(module: nn.Module, names, images: torch.Tensor) -> dict[str, list[torch.Tensor]]:
    """What each layer takes in and gives, in float64."""
    seen, hooks = {}, []
    for name in names:
        hooks.append(module.get_submodule(name).register_forward_hook(
            lambda _, given, output, name=name: seen.update({name: [given[0], output]})))
    with torch.no_grad():
        module(images)
    for hook in hooks:
        hook.remove()
    return {name: [tensor.double() for tensor in pair] for name, pair in seen.items()}


def in_python(net: Net, pruned: pruning.Pruned) -> Net:
    """The pruned file as a module whose layers can be looked at."""
    module = apply_plan(copy.deepcopy(net), pruned.plan)
    module.load_state_dict(pruned.module.state_dict(), strict=False)
    return module


def samples_of(value: torch.Tensor) -> numpy.ndarray:
    return value.transpose(0, 1).reshape(value.shape[1], -1).numpy() if value.dim() == 4 else value.t().numpy()


def substitution(samples: numpy.ndarray, kept: list[int], constant: bool) -> tuple[numpy.ndarray, numpy.ndarray]:
    mean = samples.mean(1) if constant else numpy.zeros(len(samples))
    moved = samples - mean[:, None]
    covariance = moved @ moved.T / samples.shape[1]
    among = covariance[numpy.ix_(kept, kept)]
    among = among + RIDGE * numpy.trace(among) / len(kept) * numpy.eye(len(kept))
    matrix = numpy.linalg.solve(among, covariance[kept]).T
    matrix[kept] = numpy.eye(len(kept))
    offset = mean - matrix @ mean[kept]
    offset[kept] = 0
    return matrix, offset


def kept_inputs(plan: dict, name: str, weight: torch.Tensor, groups: int) -> list[int]:
    """Among all input channels; a grouped layer loses the same places in every group."""
    cut = [t["kept"] for t in plan["tensors"] if t["name"] == f"{name}.weight" and t["dim"] == 1]
    kept = cut[0] if cut else list(range(weight.shape[1]))
    return [group * weight.shape[1] + c for group in range(groups) for c in kept]


def kept_outputs(plan: dict, name: str, channels: int) -> list[int]:
    return next((layer["kept"] for layer in plan["layers"] if layer["name"] == name), list(range(channels)))


def affine(net: Net, plan: dict, images: torch.Tensor) -> dict[str, tuple[numpy.ndarray, numpy.ndarray]]:
    """The weights that methods.md's formula gives, and what it adds to each output."""
    result = {}
    for name, (given, _) in inputs_of(net, MIXING, images).items():
        layer = net.get_submodule(name)
        groups = getattr(layer, "groups", 1)
        weight = layer.weight.detach().double()
        kept = kept_inputs(plan, name, weight, groups)
        samples, width = samples_of(given), weight.shape[1]
        outputs = kept_outputs(plan, name, weight.shape[0])
        rows, constants = [], []
        for output in outputs:
            first = output // (weight.shape[0] // groups) * width
            mine = [c - first for c in kept if first <= c < first + width]
            matrix, offset = substitution(samples[first:first + width], mine, MIXING[name])
            taps = weight[output].reshape(width, -1).numpy()
            rows.append((taps.T @ matrix).T)
            constants.append(taps.sum(1) @ offset)
        result[name] = numpy.stack(rows), numpy.array(constants)
    return result


def difference(found: torch.Tensor, expected: numpy.ndarray) -> float:
    found = found.detach().double().numpy().reshape(expected.shape)
    return float(abs(found - expected).max() / abs(expected).max())


def check_affine(net: Net, pruned: pruning.Pruned, images: torch.Tensor) -> dict[str, float]:
    state, original = dict(pruned.module.state_dict()), net.state_dict()
    result = {}
    for name, (weight, constant) in affine(net, pruned.plan, images).items():
        result[name] = difference(state[f"{name}.weight"], weight)
        outputs = kept_outputs(pruned.plan, name, len(original[f"{name}.weight"]))
        if f"{name}.bias" in state:
            moved = original[f"{name}.bias"][outputs].double().numpy() + constant
            result[f"{name} constant"] = difference(state[f"{name}.bias"], moved)
        elif MIXING[name]:
            moved = original[f"{name}_norm.running_mean"][outputs].double().numpy() - constant
            result[f"{name} constant"] = difference(state[f"{name}_norm.running_mean"], moved)
    return result


def unrolled(value: torch.Tensor, layer: nn.Module | None = None) -> torch.Tensor:
    """[rows, channels, or a layer's inputs]: a row for every position of every image."""
    if value.dim() == 2:
        return value
    if layer is None:
        return value.flatten(2).transpose(1, 2).reshape(-1, value.shape[1])
    columns = functional.unfold(value, layer.kernel_size, layer.dilation, layer.padding, layer.stride)
    return columns.transpose(1, 2).reshape(-1, columns.shape[1])


def chosen_rows(rows: int, width: int) -> torch.Tensor:
    """As RowChoice: one of every few, by Fibonacci hashing. IMAGES of the rows' images are said to come, one is left out."""
    every = max(1, rows // (IMAGES - 1) * IMAGES // max(FEWEST_ROWS, ROWS_PER_WEIGHT * width))
    mixed = [((stretch + 1) * 0x9E3779B97F4A7C15 % 2**64 >> 33) % every for stretch in range(-(-rows // every))]
    return torch.tensor([stretch * every + place for stretch, place in enumerate(mixed) if stretch * every + place < rows])


def information(net: Net, names, images: torch.Tensor) -> dict[str, torch.Tensor]:
    """Of every row of an output its squared gradient of random projections of the network's class scores."""
    generator = torch.Generator().manual_seed(0)
    found = {name: [] for name in names}
    loaded = [batch[batch.isfinite().flatten(1).all(1)] for batch in images.split(BATCH)]
    for batch in [part for batch in loaded for part in batch.split(TOGETHER)]:
        outputs = {}
        hooks = [net.get_submodule(name).register_forward_hook(lambda _, given, output, name=name: outputs.update({name: output}))
                 for name in names]
        scores = net(batch)
        for hook in hooks:
            hook.remove()
        energies = {name: 0 for name in names}
        for _ in range(PROJECTIONS):
            signs = torch.empty_like(scores).random_(0, 2, generator=generator) * 2 - 1
            projection = (signs * scores.detach().softmax(1).sqrt() * scores.log_softmax(1)).sum()
            for name, gradient in zip(names, torch.autograd.grad(projection, [outputs[name] for name in names], retain_graph=True)):
                energies[name] = energies[name] + unrolled(gradient).square().sum(1)
        for name in names:
            found[name].append(energies[name].double())
    return {name: torch.cat(parts) for name, parts in found.items()}


def rectified(rows, weighed, wanted, raised, among, current, found) -> numpy.ndarray:
    """What should be negative may be as negative as it is: targets taken from the weights so far, and solved again."""
    for _ in range(STEPS):
        given = rows @ found.T
        target = numpy.where(wanted > 0, wanted, numpy.minimum(given, 0))
        found = current + numpy.linalg.solve(raised, weighed.T @ target - among @ current.T).T
    return found


def fit(rows, wanted, weights, current, is_rectified: bool) -> numpy.ndarray:
    """Weighted least squares with a ridge towards the current weights."""
    count = weights.sum()
    weighed = rows * weights[:, None]
    among = weighed.T @ rows / count
    raised = among + RIDGE * numpy.trace(among) / len(among) * numpy.eye(len(among))
    found = current + numpy.linalg.solve(raised, weighed.T @ (wanted - rows @ current.T) / count).T
    return rectified(rows, weighed / count, wanted, raised, among, current, found) if is_rectified else found


def check_fitted(net: Net, repaired: pruning.Pruned, fitted: pruning.Pruned, images: torch.Tensor) -> dict[str, float]:
    """Layers without a norm, from what reaches them in the fitted file itself."""
    finite = images[images.isfinite().flatten(1).all(1)]
    inputs, informed = inputs_of(net, FITTED, finite), information(net, FITTED, images)
    smaller = in_python(net, fitted)
    before, after = repaired.module.state_dict(), fitted.module.state_dict()
    result = {}
    for name in FITTED:
        layer, groups = smaller.get_submodule(name), getattr(smaller.get_submodule(name), "groups", 1)
        wanted = inputs[name][1]
        wanted = wanted[:, kept_outputs(fitted.plan, name, wanted.shape[1])]
        given = inputs_of(smaller, [name], finite)[name][0]
        width = after[f"{name}.weight"][0].numel()
        chosen = chosen_rows(len(unrolled(wanted)), width + 1)
        weights = informed[name][chosen]
        weights = (INFORMED * (weights / weights.mean()).clamp_max(MOST) + 1 - INFORMED).numpy()
        found, expected = [], []
        parts = [state[f"{name}.weight"].double().reshape(len(wanted[0]), width).chunk(groups) for state in (before, after)]
        for group in range(groups):
            rows = unrolled(given.chunk(groups, 1)[group], layer)[chosen]
            current, new = parts[0][group], parts[1][group]
            if f"{name}.bias" in after:
                rows = torch.cat([rows, torch.ones(len(rows), 1)], 1)
                current, new = [torch.cat([weight, state[f"{name}.bias"].double().chunk(groups)[group][:, None]], 1)
                                for weight, state in ((current, before), (new, after))]
            aims = unrolled(wanted.chunk(groups, 1)[group])[chosen]
            expected.append(fit(rows.numpy(), aims.numpy(), weights, current.numpy(), name in RECTIFIED))
            found.append(new)
        result[f"{name} fitted"] = difference(torch.cat(found), numpy.concatenate(expected))
    return result


def check_norms(net: Net, plain: pruning.Pruned, images: torch.Tensor) -> dict[str, float]:
    """Running statistics of the recalibrated file; the first norm's inputs do not depend on other norms."""
    given = inputs_of(in_python(net, plain), ["stem"], images)["stem"][1]
    samples = samples_of(given)
    state = plain.module.state_dict()
    return {"running mean": difference(state["stem_norm.running_mean"], samples.mean(1)),
            "running variance": difference(state["stem_norm.running_var"], samples.var(1, ddof=1))}


def main() -> None:
    options = tables.arguments("Repairs against least squares.")
    net, images = made()
    broken = images.clone()
    broken[BROKEN] = float("nan")
    finite = torch.cat([images[:BROKEN], images[BROKEN + 1:]])
    file, data = options.work / "repair.pt", options.work / "repair.npy"
    torch.jit.script(net).save(str(file))
    numpy.save(data, broken.numpy())
    common = ["--criterion", "obs", "--ratio", 0.4, "--data", data, "--batch-size", BATCH, "--all", "--moments-share", 0]
    repaired = pruning.prune(options.cleanai, file, [SHAPE], *common, "--repair", "affine")
    fitted = pruning.prune(options.cleanai, file, [SHAPE], *common, "--repair", "fitted")
    plain = pruning.prune(options.cleanai, file, [SHAPE], *common, "--recalibrate")
    results = check_affine(net, repaired, finite) | check_fitted(net, repaired, fitted, broken) | check_norms(net, plain, finite)
    rows = [{"what": what, "difference": f"{value:.1e}", "ok": value <= TOLERANCE} for what, value in results.items()]
    tables.table(rows, options.work / "repair_table.txt")
    if not all(row["ok"] for row in rows):
        raise SystemExit("a repair differs from least squares")


if __name__ == "__main__":
    main()
