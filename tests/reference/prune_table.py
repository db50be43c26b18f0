#!/usr/bin/python3
# Prunes torchvision networks with `cleanai prune` and checks the files in PyTorch: prune_table.py CLEANAI WORK.
import math
import sys

import torch
from torch import nn

import pruning
import tables
import torchvision_networks as networks

MODELS = ["resnet18", "vgg16_bn", "mobilenet_v2", "densenet121"]
RATIO = 0.5
EXPECTED = {"resnet18": 3.06}  # million parameters of a ResNet-18 of half width


def shape_errors(model: nn.Module, plan: dict, pruned: dict) -> int:
    """Tensors of the pruned file whose shape is not the original's with the plan applied."""
    expected = {name: list(tensor.shape) for name, tensor in model.state_dict().items()}
    for entry in plan["tensors"]:
        expected[entry["name"]][entry["dim"]] = len(entry["kept"])
    return sum(list(pruned[name].shape) != shape for name, shape in expected.items() if name in pruned)


def ratio_errors(plan: dict) -> int:
    """Layers that keep neither all channels nor C - floor(ratio C)."""
    return sum(len(layer["kept"]) not in (layer["channels"], layer["channels"] - math.floor(RATIO * layer["channels"] + 1e-9))
               for layer in plan["layers"])


def train(module: torch.jit.ScriptModule, size: int) -> tuple[list[float], int]:
    """Losses of 10 SGD steps on one batch, and how many parameters got no finite, nonzero gradient at the first."""
    module.train()
    torch.manual_seed(5)
    images, labels = networks.pictures(8, size, 11), torch.randint(0, 1000, (8,))
    optimizer = torch.optim.SGD(module.parameters(), lr=1e-3, momentum=0.9)
    losses, unreached = [], 0
    for step in range(10):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(module(images), labels)
        loss.backward()
        if step == 0:
            unreached = sum(p.grad is None or not torch.isfinite(p.grad).all() or not p.grad.any() for p in module.parameters())
        optimizer.step()
        losses.append(loss.item())
    return losses, unreached


def check(options, name: str, form: str, size: int) -> dict:
    model = networks.network(name, size)
    file = networks.torchscript_file(model, form, size, options.work / f"prune_{name}_{size}_{form}.pt")
    result = pruning.prune(options.cleanai, file, [(1, 3, size, size)], "--criterion", "magnitude_l2", "--ratio", RATIO)
    plan, pruned = result.plan, result.module
    state = pruned.state_dict()
    row = {"parameters": sum(p.numel() for p in model.parameters()), "pruned": sum(p.numel() for p in pruned.parameters()),
           "names": list(dict(pruned.named_parameters())) == list(dict(model.named_parameters())),
           "missing buffers": len(set(model.state_dict()) - set(state)), "shape errors": shape_errors(model, plan, state), "ratio errors": ratio_errors(plan),
           "full layers": sum(len(layer["kept"]) == layer["channels"] for layer in plan["layers"])}
    images = networks.pictures(4, size, 9)
    with torch.no_grad():
        original = model(images)
        expected, actual = pruning.mask(model, plan)(images), pruned(images)
    row["difference"] = float((expected - actual).abs().max() / expected.abs().max())
    row["effect of cut"] = float((expected - original).abs().max() / original.abs().max())
    losses, row["no gradient"] = train(pruned, size)
    row |= {"loss 1": losses[0], "loss 10": losses[-1], "trains": all(map(math.isfinite, losses)) and losses[-1] < losses[0],
            "seconds": round(result.seconds, 1)}
    row["ok"] = (row["difference"] <= pruning.TOLERANCE and row["names"] and row["trains"] and row["pruned"] < row["parameters"]
                 and EXPECTED.get(name, round(row["pruned"] / 1e6, 2)) == round(row["pruned"] / 1e6, 2)
                 and row["shape errors"] + row["ratio errors"] + row["no gradient"] == 0)
    return row


def main() -> None:
    options = tables.arguments("Pruned files against masked originals.", MODELS, ["resnet18", "mobilenet_v2"])
    size = 64 if options.quick else 224
    rows = []
    for name in options.only:
        for form in ["scripted", "traced"]:
            rows.append({"model": name, "form": form} | check(options, name, form, size))
            print(rows[-1], flush=True)
    tables.table(rows, options.work / "prune_table.txt")
    sys.exit(0 if all(row["ok"] for row in rows) else 1)


if __name__ == "__main__":
    main()
