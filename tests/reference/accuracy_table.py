#!/usr/bin/python3
# The sample's accuracy before and after pruning, by cleanai and by PyTorch: accuracy_table.py CLEANAI WORK.
"""On all 10,000 test images of the Debian package dataset-fashion-mnist. Both programs must report the same top-1."""
import gzip
import json
import pathlib
import re
import sys

import numpy
import torch

import tables

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "resources" / "sample"
TEST_IMAGES = pathlib.Path("/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz")
MEAN, STD = 0.2860, 0.3530
CUTS = {"coverage normalized_mean": ["--criterion", "coverage", "--metric", "normalized_mean"],
        "coverage mean_absolute": ["--criterion", "coverage", "--metric", "mean_absolute"],
        "magnitude_l2": ["--criterion", "magnitude_l2"], "random": ["--criterion", "random", "--seed", "1"]}


def idx(path: pathlib.Path) -> torch.Tensor:
    raw = gzip.decompress(path.read_bytes())
    shape = numpy.frombuffer(raw, ">i4", raw[3], 4)
    return torch.from_numpy(numpy.frombuffer(raw, numpy.uint8, offset=4 + 4 * raw[3]).reshape(shape).copy())


def pytorch_accuracy(model: pathlib.Path) -> float:
    network = torch.jit.load(str(model)).eval()
    images = ((idx(TEST_IMAGES).unsqueeze(1) / 255.0) - MEAN) / STD
    labels = idx(TEST_IMAGES.with_name("t10k-labels-idx1-ubyte.gz"))
    with torch.no_grad():
        hits = sum(int((network(x).argmax(1) == y).sum()) for x, y in zip(images.split(500), labels.split(500)))
    return 100.0 * hits / len(labels)


def cleanai_accuracy(options, model: pathlib.Path) -> float:
    run = tables.Run([options.cleanai, "evaluate", model, "--reference", SAMPLE / "model.pt", "--data", TEST_IMAGES,
                      "--preset", "fashion-mnist", "--all", "--quiet", "--json"]).checked()
    return 100.0 * json.loads(re.search(r"\{.*\}", run.output, re.S)[0])["top1"]


def main() -> None:
    options = tables.arguments("The sample's accuracy.")
    coverage = options.work / "sample_coverage.json"
    tables.Run([options.cleanai, "analyze", SAMPLE / "model.pt", "--data", SAMPLE / "t10k-images-idx3-ubyte.gz", "--preset",
                "fashion-mnist", "--all", "--observe", "activation", "--quiet", "-o", coverage]).checked()
    models = {"dense": SAMPLE / "model.pt"}
    for name, criterion in CUTS.items():
        models["50 % " + name] = target = options.work / (name.replace(" ", "_") + ".pt")
        tables.Run([options.cleanai, "prune", SAMPLE / "model.pt", "--coverage", coverage, *criterion, "--ratio", 0.5,
                    "--input-shape", "1,1,28,28", "--quiet", "-o", target]).checked()
    rows = []
    for name, file in models.items():
        row = {"model": name, "parameters": sum(p.numel() for p in torch.jit.load(str(file)).parameters()),
               "bytes": file.stat().st_size, "cleanai top-1 %": round(cleanai_accuracy(options, file), 2),
               "PyTorch top-1 %": round(pytorch_accuracy(file), 2)}
        rows.append(row | {"ok": abs(row["cleanai top-1 %"] - row["PyTorch top-1 %"]) <= 0.01})
        print(rows[-1], flush=True)
    tables.table(rows, options.work / "accuracy_table.txt")
    sys.exit(0 if all(row["ok"] for row in rows) and rows[0]["PyTorch top-1 %"] >= 91.0 else 1)


if __name__ == "__main__":
    main()
