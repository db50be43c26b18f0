#!/usr/bin/python3
# Prunes torchvision's networks at 0.5 in every form of TorchScript and checks the files: any_network_table.py CLEANAI WORK.
"""Weights and norm statistics are random. The proof is made anew in PyTorch from PLAN.json alone; parameters and MACs are
counted by running original and pruned file. A frozen file has no parameter names: its masked original is what `cleanai
prune --ratio 0` makes of it, after that gave the frozen file's outputs. Detectors decide which boxes to keep: original and
pruned file are compared before each decision, and led to the same."""
import argparse
import copy
import functools
import gc
import pathlib
import sys
import time

import torch
from torch import nn

import operators
import pruning
import tables
import torchvision_networks as networks

CLASSIFIERS = [
    "alexnet", "vgg16", "vgg16_bn", "resnet18", "resnet50", "resnext50_32x4d", "wide_resnet50_2", "densenet121", "squeezenet1_1",
    "googlenet", "inception_v3", "mobilenet_v2", "mobilenet_v3_small", "mobilenet_v3_large", "mnasnet1_0", "shufflenet_v2_x1_0",
    "efficientnet_b0", "efficientnet_v2_s", "regnet_y_400mf", "convnext_tiny", "vit_b_16", "swin_t", "swin_v2_t", "maxvit_t"]
SEGMENTERS = ["fcn_resnet50", "deeplabv3_resnet50", "lraspp_mobilenet_v3_large"]
DETECTORS = ["ssdlite320_mobilenet_v3_large", "fasterrcnn_resnet50_fpn"]
QUICK = ["squeezenet1_1", "mobilenet_v3_small", "shufflenet_v2_x1_0"]
FORMS = ["scripted", "traced", "frozen"]
SIZES = {"inception_v3": 299, "ssdlite320_mobilenet_v3_large": 320}
PUBLISHED = {"resnet50": (4.085e9, 4.125e9)}  # MACs, "4.09" to "4.12 G"
OPTIONS = ["--criterion", "magnitude_l2"]


@functools.lru_cache(maxsize=1)
def original(name: str, size: int) -> nn.Module:
    """Random weights, and norm statistics that no data gave."""
    model = networks.network(name, size)
    torch.manual_seed(1)
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean += 0.3 * module.running_var.sqrt() * torch.randn_like(module.running_mean)
            module.running_var *= torch.empty_like(module.running_var).uniform_(0.6, 1.7)
    return model


def spread(values: list[torch.Tensor]) -> float:
    """How much of the outputs tells the pictures apart; equality says little where this is small."""
    return min(float((value[0] - value[1]).abs().max() / value.abs().max()) for value in values)


def count(tensors) -> int:
    return sum(tensor.numel() for tensor in tensors)


def constants(frozen: torch.jit.ScriptModule) -> int:
    """Elements of the floating-point tensors in the graph."""
    values = (node.output().toIValue() for node in frozen.graph.findAllNodes("prim::Constant"))
    return count(value for value in values if isinstance(value, torch.Tensor) and value.is_floating_point())


def read_parameters(model: nn.Module, images: torch.Tensor) -> dict:
    """Parameters that the outputs depend on; the auxiliary heads of GoogLeNet and Inception only run in training."""
    outputs = [value for value in operators.tensors(model(images)) if value.requires_grad]
    names, parameters = zip(*model.named_parameters())
    gradients = torch.autograd.grad([value.sum() for value in outputs], parameters, allow_unused=True)
    return {name: parameter for name, parameter, gradient in zip(names, parameters, gradients) if gradient is not None}


def lifted(options, file: pathlib.Path, shape: tuple, images: torch.Tensor) -> nn.Module:
    """A frozen file with names, the same network."""
    frozen, module = torch.jit.load(str(file)), pruning.prune(options.cleanai, file, [shape], *OPTIONS, "--ratio", 0).module
    assert pruning.difference(pruning.outputs(frozen, images), pruning.outputs(module, images)) == 0, "ratio 0 changes the outputs"
    found = count([*module.parameters(), *module.buffers()])
    assert 0 < found <= constants(frozen), f"{constants(frozen)} elements became {found}"
    for parameter in module.parameters():
        parameter.requires_grad_()
    return module


def check(options, name: str, form: str) -> dict:
    size = SIZES.get(name, 224)
    images = networks.pictures(2, size, 9)
    model = copy.deepcopy(original(name, size))
    file = networks.torchscript_file(model, form, size, options.work / f"any_{name}_{form}.pt")
    try:
        result = pruning.prune(options.cleanai, file, [(1, 3, size, size)], *OPTIONS, "--ratio", 0.5)
        if form == "frozen":
            model = lifted(options, file, (1, 3, size, size), images)
    finally:
        file.unlink()
    pruned, read = result.module, read_parameters(model, images[:1])
    row = {"difference": 0.0, "parameters": count(read.values()), "kept": count(pruned.parameters()),
           "MACs": operators.macs(model, images[:1]), "kept MACs": operators.macs(pruned, images[:1]),
           "seconds": round(sum(result.report["seconds"][step] for step in ("inspect", "choose", "surgery")), 2), "locked": locked(result.report)}
    expected = pruning.masked_outputs(model, result.plan, images)
    row["difference"] = pruning.difference(expected, pruning.outputs(pruned, images))
    before, after = result.report["before"], result.report["after"]
    failures = {
        "outputs differ": row["difference"] > pruning.TOLERANCE,
        "proof": result.report["verified"]["masked_relative_difference"] > pruning.TOLERANCE,
        "outputs say nothing": spread(expected) < 20 * max(row["difference"], 1e-7),
        "nothing pruned": row["kept"] >= row["parameters"],
        "names": set(dict(pruned.named_parameters())) != set(read),
        "parameters": (before["parameters"], after["parameters"]) != (row["parameters"], row["kept"]),
        "MACs": (before["macs"], after["macs"]) != (row["MACs"], row["kept MACs"]),
        "published MACs": name in PUBLISHED and not PUBLISHED[name][0] <= row["MACs"] <= PUBLISHED[name][1],
        "training": not pruning.trains(pruned, images)}
    return row | {"result": ", ".join(what for what, failed in failures.items() if failed) or "ok"}


def detector(name: str) -> nn.Module:
    """Random weights that find something in every picture; small pictures, for the time it takes."""
    model = original(name, SIZES.get(name, 224))
    if hasattr(model, "roi_heads"):
        model.roi_heads.score_thresh, model.transform.min_size, model.transform.max_size = 0.0, (224,), 320
    return model


def layer_macs(module: nn.Module, images: list) -> int:
    """For one picture; what a detector does for each box that it finds depends on the picture, and is not there in these."""
    return operators.macs(module, images)


def trains_one_step(module: nn.Module, images: list) -> bool:
    """The file has the evaluation's graph: its scores and boxes have gradients."""
    for parameter in module.parameters():
        parameter.requires_grad_()
    optimizer = torch.optim.SGD(module.parameters(), lr=1e-5)
    loss = sum(value.square().mean() for value in operators.tensors(module(images)) if value.requires_grad)
    loss.backward()
    gradients = [parameter.grad for parameter in module.parameters() if parameter.grad is not None]
    optimizer.step()
    return all(bool(torch.isfinite(value).all()) for value in gradients) and sum(bool(value.any()) for value in gradients) > 20


def check_detector(options, name: str) -> dict:
    size = SIZES.get(name, 224)
    images = list(networks.pictures(2, size, 9))
    model = copy.deepcopy(detector(name))
    file = networks.torchscript_file(model, "scripted", size, options.work / f"any_{name}.pt")
    try:
        result = pruning.prune(options.cleanai, file, [(1, 3, size, size)], *OPTIONS, "--ratio", 0.5)
    finally:
        file.unlink()
    pruned, total = result.module, count(model.parameters())
    before, after = result.report["before"], result.report["after"]
    row = {"difference": 0.0, "parameters": total, "kept": count(pruned.parameters()), "MACs": before["macs"], "kept MACs": after["macs"],
           "seconds": round(sum(result.report["seconds"][step] for step in ("inspect", "choose", "surgery")), 2), "locked": locked(result.report)}
    with operators.Decisions() as decided:
        expected = pruning.masked_outputs(model, result.plan, images)
    with operators.Decisions(leader=decided) as followed:
        found = pruning.outputs(pruned, images)
    assert len(decided.made) == len(followed.made) > 10, "decisions are missing"
    pairs = [(a, b) for (_, one, _), (_, other, _) in zip(decided.made, followed.made) for a, b in zip(one, other) if a.numel()]
    pairs += [(a, b) for a, b in zip(expected, found) if a.is_floating_point()]
    row["difference"] = pruning.difference(*([value.masked_fill(~value.isfinite(), 0) for value in side] for side in zip(*pairs)))
    failures = {
        "outputs differ": not row["difference"] <= pruning.TOLERANCE,
        "other classes": any(not torch.equal(a, b) for a, b in zip(expected, found) if not a.is_floating_point()),
        "nothing found": len(expected) != 6 or any(value.numel() == 0 for value in expected),
        "proof": result.report["verified"]["masked_relative_difference"] > pruning.TOLERANCE,
        "nothing pruned": row["kept"] >= 0.5 * total,
        "parameters": (before["parameters"], after["parameters"]) != (total, row["kept"]),
        "names": set(dict(pruned.named_parameters())) != set(dict(model.named_parameters())),
        "MACs": (before["macs"], after["macs"]) != tuple(layer_macs(module, images[:1]) for module in (model, pruned)),
        "training": not trains_one_step(pruned, images),
        "nothing locked": not row["locked"]}
    return row | {"result": ", ".join(what for what, failed in failures.items() if failed) or "ok"}


def locked(report: dict) -> str:
    """How many layers, and the operators that hold them; the last layers are always held."""
    locks = [lock for lock in report["locked"] if lock["because"] != "the network's output"]
    return "; ".join(f"{len(lock['layers'])}: {lock['because']}" for lock in locks)


def attempt(options, name: str, form: str) -> dict:
    try:
        return check_detector(options, name) if name in DETECTORS else check(options, name, form)
    except Exception as error:  # a row that fails does not stop the table
        return {"result": f"FAILED: {type(error).__name__}: {' '.join(str(error).split())[-300:]}"}
    finally:
        gc.collect()


def main() -> None:
    parser = argparse.ArgumentParser(description="Every network, pruned and proven.")
    parser.add_argument("cleanai", type=pathlib.Path, help="the built executable")
    parser.add_argument("work", type=pathlib.Path, help="folder for models and the table")
    parser.add_argument("--only", nargs="+", choices=CLASSIFIERS + SEGMENTERS + DETECTORS, metavar="NAME")
    parser.add_argument("--forms", type=lambda text: text.split(","), default=FORMS, help="of scripted,traced,frozen")
    parser.add_argument("--quick", action="store_true", help="small networks alone: " + ", ".join(QUICK))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    rows = []
    for name in options.only or (QUICK if options.quick else CLASSIFIERS + SEGMENTERS + DETECTORS):
        for form in ["scripted"] if name in DETECTORS else options.forms:
            begin = time.time()
            rows.append({"network": name, "form": form} | attempt(options, name, form))
            print(f"{time.time() - begin:5.1f} s", rows[-1], flush=True)
    columns = dict.fromkeys(name for row in rows for name in row if name != "result")
    rows = [{column: row.get(column, "") for column in columns} | {"result": row["result"]} for row in rows]
    tables.markdown(rows, options.work / ("any_network_table_quick.md" if options.quick else "any_network_table.md"))
    sys.exit(0 if all(row["result"] == "ok" for row in rows) else 1)


if __name__ == "__main__":
    main()
