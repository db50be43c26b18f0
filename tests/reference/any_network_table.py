#!/usr/bin/python3
# Prunes torchvision's networks at 0.5 in every form of TorchScript and checks the files: any_network_table.py CLEANAI WORK.
"""Weights and norm statistics are random. The proof is made anew in PyTorch from PLAN.json alone; parameters and MACs are
counted by running original and pruned file. A frozen file has no parameter names: its masked original is what `cleanai
prune --ratio 0` makes of it, after that gave the frozen file's outputs."""
import argparse
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
PUBLISHED = {"resnet50": (4.09e9, 4.12e9)}  # MACs
OPTIONS = ["--criterion", "magnitude_l2"]


def random_norms(model: nn.Module) -> nn.Module:
    """Statistics that no data gave."""
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean += 0.3 * module.running_var.sqrt() * torch.randn_like(module.running_mean)
            module.running_var *= torch.empty_like(module.running_var).uniform_(0.6, 1.7)
    return model


def spread(values: list[torch.Tensor]) -> float:
    """How much of the outputs tells the pictures apart; equality says little where this is small."""
    return min(float((value[0] - value[1]).abs().max() / value.abs().max()) for value in values)


def parameters(module: nn.Module) -> int:
    count = sum(parameter.numel() for parameter in module.parameters())
    if count == 0:  # frozen
        constants = (node.output().toIValue() for node in module.graph.findAllNodes("prim::Constant"))
        count = sum(value.numel() for value in constants if isinstance(value, torch.Tensor) and value.is_floating_point())
    return count


def trains(module: torch.jit.ScriptModule, images: torch.Tensor) -> bool:
    """Two SGD steps with finite losses and gradients, which are not all zero."""
    for parameter in module.train().parameters():
        parameter.requires_grad_()  # a frozen file's did not
    optimizer = torch.optim.SGD(module.parameters(), lr=1e-5)
    for _ in range(2):
        optimizer.zero_grad()
        loss = sum(value.square().mean() for value in operators.tensors(module(images)))
        loss.backward()
        optimizer.step()
        gradients = [parameter.grad for parameter in module.parameters() if parameter.grad is not None]
        if not all(bool(torch.isfinite(value).all()) for value in [loss, *gradients]) or not any(bool(g.any()) for g in gradients):
            return False
    return True


def check(options, name: str, form: str) -> dict:
    size = SIZES.get(name, 224)
    images = networks.pictures(2, size, 9)
    model = random_norms(networks.network(name, size))
    file = networks.torchscript_file(model, form, size, options.work / f"any_{name}_{form}.pt")
    try:
        result = pruning.prune(options.cleanai, file, [(1, 3, size, size)], *OPTIONS, "--ratio", 0.5)
        row = {"difference": 0.0, "parameters": parameters(model), "kept": parameters(result.module),
               "MACs": operators.macs(model, images[:1]), "kept MACs": operators.macs(result.module, images[:1])}
        if form == "frozen":
            frozen, model = torch.jit.load(str(file)), pruning.prune(options.cleanai, file, [(1, 3, size, size)], *OPTIONS, "--ratio", 0).module
            row["parameters"] = parameters(frozen)
            assert pruning.difference(pruning.outputs(frozen, images), pruning.outputs(model, images)) == 0, "ratio 0 changes the outputs"
            del frozen
    finally:
        file.unlink()
    before, after, pruned = result.report["before"], result.report["after"], result.module
    expected = pruning.masked_outputs(model, result.plan, images)
    row["difference"] = pruning.difference(expected, pruning.outputs(pruned, images))
    row |= {"seconds": round(sum(result.report["seconds"][step] for step in ("inspect", "choose", "surgery")), 2),
            "locked": locked(result.report)}
    failures = {
        "outputs differ": row["difference"] > pruning.TOLERANCE,
        "proof": result.report["verified"]["masked_relative_difference"] > pruning.TOLERANCE,
        "outputs say nothing": spread(expected) < 20 * max(row["difference"], 1e-7),
        "nothing pruned": row["kept"] >= row["parameters"],
        "names": set(dict(pruned.named_parameters())) != set(dict(model.named_parameters())),
        "parameters": (before["parameters"], after["parameters"]) != (row["parameters"], row["kept"]),
        "MACs": (before["macs"], after["macs"]) != (row["MACs"], row["kept MACs"]),
        "published MACs": name in PUBLISHED and not PUBLISHED[name][0] <= row["MACs"] <= PUBLISHED[name][1],
        "training": not trains(pruned, images)}
    return row | {"result": ", ".join(what for what, failed in failures.items() if failed) or "ok"}


def locked(report: dict) -> str:
    """How many layers, and the operators that hold them; the last layers are always held."""
    locks = [lock for lock in report["locked"] if lock["because"] != "the network's output"]
    return "; ".join(f"{len(lock['layers'])}: {lock['because']}" for lock in locks)


def attempt(options, name: str, form: str) -> dict:
    torch.manual_seed(1)
    try:
        return check(options, name, form)
    except pruning.Failed as error:
        refused = name in DETECTORS and str(error).startswith("error:")
        return {"result": ("not supported: " if refused else "FAILED: ") + str(error)}
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
    sys.exit(0 if all(row["result"].startswith(("ok", "not supported")) for row in rows) else 1)


if __name__ == "__main__":
    main()
