#!/usr/bin/python3
# The pass as it runs by default on torchvision networks, against the same networks in float64: rounding_table.py CLEANAI WORK.
"""Convolutions join with what follows them and channels lie last where that is faster, so values round otherwise than PyTorch's
float32 ones do. An error is |a - b| / max(|b|, s), s being the layer's rms in the metric's own unit, the largest over layers and
channels: at most 1e-5, or 3 times that of PyTorch's float32 forward where that is more (deep networks, and extremes, which are
single values)."""
import copy
import json
import sys

import numpy
import torch

import observers
import tables
import torchvision_networks as networks

MODELS = ["resnet18", "resnet50", "mobilenet_v2", "densenet121"]
AVERAGES = ["mean_absolute", "mean", "variance", "rms"]
EXTREMES = ["min", "max", "normalized_mean"]  # the last is divided by the largest image's mean
RUNS = [("fast", 16, 1), ("fast", 16, 2), ("fast", 1, 1), ("channels-last", 7, 2), ("joined", 7, 1), ("plain", 7, 2)]


def error(found: dict, reference: dict, metrics: list) -> float:
    worst = 0.0
    for name, part in reference.items():
        scale = float(part["scale"])
        for metric in metrics:
            unit = scale * scale if metric == "variance" else scale
            if metric == "normalized_mean" and part["divisor:normalized_mean"] > 0:
                unit = scale / float(part["divisor:normalized_mean"])
            ours, theirs = (numpy.array(values, dtype=float) for values in (found[name][metric], part[metric]))
            worst = max(worst, float((numpy.abs(ours - theirs) / numpy.maximum(numpy.abs(theirs), unit)).max()))
    return worst


def main() -> None:
    options = tables.arguments("The default pass against float64.", MODELS, ["resnet18", "mobilenet_v2"])
    size, count = (64, 16) if options.quick else (224, 32)
    data, result = networks.picture_file(options.work, count, size), options.work / "rounding.json"
    images = torch.from_numpy(numpy.load(data))
    rows, failed = [], False
    for name in options.only:
        model = networks.network(name, size)
        file = networks.torchscript_file(model, "scripted", size, options.work / f"rounding_{name}.pt")
        double = copy.deepcopy(model).double()
        for observe, make in (("output", observers.output_reference), ("activation", observers.activation_reference)):
            reference = {layer: part.metrics() for layer, part in make(double, images.double(), 8).items()}
            single = {layer: part.metrics() for layer, part in make(model, images, 8).items()}
            for way, batch, threads in RUNS[:1] if options.quick else RUNS:
                tables.Run([options.cleanai, "analyze", file, "--data", data, "--observe", observe, "--all", "--batch-size", batch,
                            "--threads", threads, "--pass", way, "--device", "cpu", "--quiet", "-o", result]).checked()
                found = {layer["name"]: layer["metrics"] for layer in json.loads(result.read_text())["layers"]}
                row = {"network": name, "observe": observe, "pass": way, "batch": batch, "threads": threads, "layers": len(reference)}
                for kind, metrics in (("averages", AVERAGES), ("extremes", EXTREMES)):
                    ours, theirs = error(found, reference, metrics), error(single, reference, metrics)
                    row |= {kind: ours, f"{kind}, PyTorch float32": theirs}
                    failed |= not ours <= max(1e-5, 3 * theirs)
                rows.append(row)
                print(row, flush=True)
    tables.table(rows, options.work / "rounding_table.txt")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
