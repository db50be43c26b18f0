#!/usr/bin/python3
# Runs `cleanai analyze` with one and with two threads and compares byte for byte: bytes_table.py CLEANAI WORK.
"""Wherever PyTorch's own layer outputs are the same bytes for one and two threads, the statistics must be the same too; and
two runs with the same threads must always agree."""
import json
import sys

import numpy
import torch

import observers
import tables
import torchvision_networks as networks

MODELS = ["resnet18", "mobilenet_v2", "densenet121", "vit_b_16"]


def statistics(options, model_file, data, batch: int, threads: int) -> dict:
    result = options.work / "bytes.json"
    tables.Run([options.cleanai, "analyze", model_file, "--data", data, "--observe", "output", "--all", "--batch-size", batch,
                "--threads", threads, "--device", "cpu", "--quiet", "-o", result]).checked()
    layers = json.loads(result.read_text())["layers"]
    result.unlink()
    return {layer["name"]: json.dumps(layer, sort_keys=True) for layer in layers}


def digests(model, images, batch: int, threads: int) -> dict:
    torch.set_num_threads(threads)
    return observers.output_digests(model, images, batch)


def compare(options, name: str, form: str, size: int, count: int, batch: int) -> dict:
    model = networks.network(name, size)
    file = networks.torchscript_file(model, form, size, options.work / f"bytes_{name}_{size}_{form}.pt")
    data = networks.picture_file(options.work, count, size)
    images = torch.from_numpy(numpy.load(data))
    once, again, twice = (statistics(options, file, data, batch, threads) for threads in (1, 1, 2))
    one, two = digests(model, images, batch, 1), digests(model, images, batch, 2)
    same_network = {layer for layer in one if one[layer] == two[layer]}
    same_statistics = {layer for layer in once if once[layer] == twice[layer]}
    wrong = sorted((same_network & set(once)) - same_statistics)
    return {"layers": len(once), "repeat equal": once == again, "outputs equal": len(same_network - {""}),
            "statistics equal": len(same_statistics), "network output equal": "" in same_network,
            "wrong": len(wrong), "first wrong": wrong[0] if wrong else "-"}


def main() -> None:
    options = tables.arguments("Statistics with one and two threads.", MODELS, ["resnet18", "mobilenet_v2"])
    size, count, batch = (64, 20, 7) if options.quick else (224, 64, 16)
    rows = []
    for name in options.only:
        for form in ["scripted", "traced"]:
            rows.append({"model": name, "form": form, "batch": batch} | compare(options, name, form, size, count, batch))
            print(rows[-1], flush=True)
    tables.table(rows, options.work / "bytes_table.txt")
    sys.exit(1 if any(row["wrong"] or not row["repeat equal"] or not row["layers"] for row in rows) else 0)


if __name__ == "__main__":
    main()
