#!/usr/bin/python3
# Confidence, profiles and shares of COVERAGE.json against PyTorch and NumPy: measures_table.py CLEANAI WORK.
"""Intervals, boundary and strong activation agree to float32 rounding; a section may differ where an image mean lies on its
edge: at most one in a hundred."""
import argparse
import json
import pathlib
import sys

import numpy
import torch
from torch import nn

import tables

SECTIONS = 37


def network() -> nn.Module:
    torch.manual_seed(3)
    return nn.Sequential(nn.Conv2d(3, 12, 3), nn.BatchNorm2d(12), nn.ReLU(), nn.Conv2d(12, 20, 3, stride=2), nn.ReLU(),
                         nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(80, 7)).eval()


def layer_values(model: nn.Module, images: numpy.ndarray) -> dict:
    """Of each layer [images, channels, positions]."""
    values, handles = {}, []
    for name, module in model.named_modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            keep = lambda _m, _i, output, name=name: values.__setitem__(name, output.double().flatten(2).numpy()
                                                                        if output.dim() > 2 else output.double()[..., None].numpy())
            handles.append(module.register_forward_hook(keep))
    with torch.no_grad():
        model(torch.from_numpy(images))
    for handle in handles:
        handle.remove()
    return values


def wilson(active: numpy.ndarray, n: int) -> numpy.ndarray:
    p, z = active / n, 1.96
    centre, margin = p + z * z / (2 * n), z * numpy.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return numpy.stack([centre - margin, centre + margin], 1) / (1 + z * z / n)


def expected(test: numpy.ndarray, train: numpy.ndarray) -> dict:
    means, known = test.mean(2), train.mean(2)
    n = len(means)
    margin = 1.96 * numpy.sqrt(means.var(0) / n)
    low, high = known.min(0), known.max(0)
    above, below = (means > high).any(0), (means < low).any(0)
    place = numpy.floor((means - low) / (high - low) * SECTIONS).clip(max=SECTIONS - 1)
    inside = (means >= low) & (means <= high)
    reached = [len(set(place[inside[:, c], c])) / SECTIONS for c in range(means.shape[1])]
    return {"mean": numpy.stack([means.mean(0) - margin, means.mean(0) + margin], 1),
            "frequency": wilson((test > 0).any(2).sum(0), n), "k_multisection": numpy.array(reached),
            "boundary": (above * 1.0 + below) / 2, "strong_activation": above * 1.0}


def main() -> None:
    parser = argparse.ArgumentParser(description="Confidence, profiles and shares.")
    parser.add_argument("cleanai", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    options = parser.parse_args()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    model = network()
    torch.jit.script(model).save(str(work / "measures.pt"))
    random = numpy.random.default_rng(4)
    train = random.normal(size=(150, 3, 16, 16)).astype(numpy.float32)
    test = (1.3 * random.normal(size=(90, 3, 16, 16)) + 0.1 * random.normal(size=(90, 1, 1, 1))).astype(numpy.float32)
    numpy.save(work / "train.npy", train)
    numpy.save(work / "test.npy", test)
    run = lambda *arguments: tables.Run([options.cleanai.resolve(), "analyze", work / "measures.pt", "--observe", "output",
                                         "--quiet", "--threads", 1, *arguments]).checked()
    run("--data", work / "train.npy", "-o", work / "train.json")
    run("--data", work / "test.npy", "--profile", work / "train.json", "--sections", SECTIONS, "-o", work / "test.json")
    coverage = json.loads((work / "test.json").read_text())
    known, seen = layer_values(model, train), layer_values(model, test)
    rows, failed = [], set(seen) != {layer["name"] for layer in coverage["layers"]}
    everything: dict = {}
    for layer in coverage["layers"]:
        truth = expected(seen[layer["name"]], known[layer["name"]])
        found = {**layer["metrics"], **layer["confidence"]}
        row = {"layer": layer["name"]}
        for name, values in truth.items():
            difference = numpy.abs(numpy.array(found[name]) - values)
            row[name] = float(difference.max())
            if name == "k_multisection":
                failed |= difference.mean() > 0.01
            else:
                failed |= bool((difference > 1e-5 * (1 + numpy.abs(values))).any())
        for name in ("k_multisection", "boundary", "strong_activation", "neuron_coverage", "top_k"):
            values = layer["metrics"][name]
            failed |= abs(layer["shares"][name] - numpy.mean(values)) > 1e-12
            everything.setdefault(name, []).extend(values)
        rows.append(row)
    for name, values in everything.items():
        failed |= abs(coverage["network"][name] - numpy.mean(values)) > 1e-12
    tables.table(rows, work / "measures_table.txt")
    print("network:", coverage["network"])
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
