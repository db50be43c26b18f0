#!/usr/bin/python3
# Prunes the small networks of Torch-Pruning's test topics, and zero channels of others: topics_table.py CLEANAI WORK.
import copy
import math
import pathlib
import sys

import torch
from torch import nn

import loop_networks
import networks
import operator_networks
import operators
import pruning
import tables
import topic_networks
import torchvision_networks

LAYER = ["--criterion", "magnitude_l2", "--ratio", 0.5]
ZERO_TOLERANCE = 1e-6


def inputs(shapes: list[tuple]) -> list[torch.Tensor]:
    torch.manual_seed(3)
    return [torch.randn(2, *shape[1:]) for shape in shapes]


def saved(model: nn.Module, form: str, shapes: list[tuple], file: pathlib.Path) -> pathlib.Path:
    with torch.no_grad():
        module = torch.jit.script(model) if form == "scripted" else torch.jit.trace(model, tuple(inputs(shapes)), check_trace=False)
    module.save(str(file))
    return file


def topic(options, build: type, form: str) -> dict:
    torch.manual_seed(1)
    model = networks.with_random_norms(build())
    file = saved(model, form, build.shapes, options.work / f"topic_{form}.pt")
    result = pruning.prune(options.cleanai, file, build.shapes, *LAYER, *getattr(build, "options", []))
    images = inputs(build.shapes)
    macs = [operators.macs(module, *(image[:1] for image in images)) for module in (model, result.module)]
    counted = [result.report[side]["macs"] for side in ("before", "after")]
    original = pruning.outputs(model, *images)
    expected = pruning.masked_outputs(model, result.plan, *images)
    row = {"difference": pruning.difference(expected, pruning.outputs(result.module, *images)),
           "effect": pruning.difference(original, expected)}
    wrong = {name: width for name, width in result.kept().items() if width != build.kept[name]}
    missing = set(build.kept) - set(result.kept())
    row["MACs"] = str(macs) if macs == counted else f"{counted} instead of {macs}"
    failed = row["difference"] > pruning.TOLERANCE or wrong or missing or row["effect"] < 1e-3 or macs != counted
    row["result"] = "FAILED" if failed else "ok"
    return row | ({"kept": f"{wrong} instead of {build.kept}, missing {missing}"} if wrong or missing else {"kept": str(result.kept())})


def loop(options, build: type) -> dict:
    """Scripted, and compared on pictures of every size that the network names."""
    torch.manual_seed(1)
    model = build().eval()
    file = saved(model, "scripted", build.shapes, options.work / "loop.pt")
    result = pruning.prune(options.cleanai, file, build.shapes, *LAYER)
    differences = []
    for size in build.sizes:
        images = torch.randn(2, 3, size, size, generator=torch.Generator().manual_seed(size))
        masked, pruned = copy.deepcopy(model), copy.deepcopy(result.module)
        for _ in range(2):  # what the first run leaves in attributes meets the second
            differences.append(pruning.difference(pruning.masked_outputs(masked, result.plan, images), pruning.outputs(pruned, images)))
    right = max(differences) <= pruning.TOLERANCE and result.kept() == build.kept
    return {"difference": max(differences), "kept": str(result.kept()), "result": "ok" if right else "FAILED"}


def replay(options, form: str) -> dict:
    """A plan that is read writes the same plan and the same outputs."""
    torch.manual_seed(1)
    build = topic_networks.UnequalSplit
    file = saved(build().eval(), form, build.shapes, options.work / f"replay_{form}.pt")
    plan_file = options.work / "replay.json"
    first = pruning.prune(options.cleanai, file, build.shapes, "--criterion", "random", "--seed", 5, "--ratio", 0.3)
    plan_file.write_text(first.text)
    second = pruning.prune(options.cleanai, file, build.shapes, "--plan-in", plan_file)
    images = inputs(build.shapes)
    same = first.text == second.text
    difference = pruning.difference(pruning.outputs(first.module, *images), pruning.outputs(second.module, *images))
    return {"difference": difference, "kept": str(second.kept()), "result": "ok" if same and difference == 0 else "FAILED"}


def zero_channels(options, model: nn.Module, form: str, shape: tuple) -> dict:
    """Whatever a first, random plan removes becomes exactly zero; pruning by magnitude must remove just that."""
    file = options.work / f"zero_{form}.pt"
    first = pruning.prune(options.cleanai, saved(model, form, [shape], file), [shape], "--criterion", "random", "--seed", 7, "--ratio", 0.5)
    images = inputs([shape])
    before = pruning.outputs(model, *images)
    zeroed = pruning.mask(model, {"tensors": [entry for entry in first.plan["tensors"] if entry["dim"] == 0]})
    original = pruning.outputs(zeroed, *images)
    second = pruning.prune(options.cleanai, saved(zeroed, form, [shape], file), [shape], *LAYER)
    row = {"difference": pruning.difference(original, pruning.outputs(second.module, *images)),
           "effect": pruning.difference(before, original)}
    same = first.plan["tensors"] == second.plan["tensors"]
    row["result"] = "ok" if same and row["difference"] <= ZERO_TOLERANCE and row["effect"] > 1e-3 else "FAILED"
    return row | ({} if same else {"kept": "not the zero channels were removed"})


def attempt(make, *arguments) -> dict:
    try:
        return make(*arguments)
    except Exception as error:  # a row that fails does not stop the table
        return {"difference": math.inf, "result": f"FAILED: {error}"}


def main() -> None:
    options = tables.arguments("Small networks of one pruning topic each.")
    rows = []
    for form in ["scripted", "traced"]:
        for build in topic_networks.TOPICS + operator_networks.TOPICS:
            rows.append({"topic": build.__name__, "form": form} | attempt(topic, options, build, form))
        rows.append({"topic": "Replay", "form": form} | attempt(replay, options, form))
        for name in ["residual", "concatenated", "flattened", "inverted", "shuffled", "reused"]:
            torch.manual_seed(1)
            model = networks.with_random_norms(networks.NETWORKS[name]())
            rows.append({"topic": f"zero channels, {name}", "form": form} | attempt(zero_channels, options, model, form, (1, 3, 16, 16)))
        model = torchvision_networks.network("shufflenet_v2_x0_5", 64)
        rows.append({"topic": "zero channels, shufflenet_v2_x0_5", "form": form} | attempt(zero_channels, options, model, form, (1, 3, 64, 64)))
    for build in loop_networks.TOPICS:
        rows.append({"topic": build.__name__, "form": "scripted"} | attempt(loop, options, build))
    tables.table(rows, options.work / "topics_table.txt")
    sys.exit(0 if all(row["result"] == "ok" for row in rows) else 1)


if __name__ == "__main__":
    main()
