#!/usr/bin/python3
# Predicted against measured agreement on the sample's model and Fashion-MNIST: agreement_table.py CLEANAI WORK [--quick].
"""N shuffled images predict, from their two halves alone, how far their ranking agrees with that of all 10,000; the ranking of
all 10,000 says how far it does. Where the halves share at least 85 % of the kept channels, both differ by at most 0.03 from 256 images on; halves of 32 and 64
images stand in the table, but say less. Nor does it count where the choice among equal scores is arbitrary: on this network most
channels have a frequency of 1, and cleanai warns of that."""
import argparse
import json
import math
import pathlib
import sys

import numpy

import tables

MODEL = pathlib.Path(__file__).parents[2] / "resources" / "sample" / "model.pt"
DATA = pathlib.Path("/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz")
METRICS = ["normalized_mean", "mean_absolute", "rms", "frequency"]
RATIO = 0.5


def kept(scores: list, count: int) -> set:
    values = numpy.array([-math.inf if score is None else score for score in scores])
    return set(numpy.argsort(-values, kind="stable")[:count].tolist())


def measured(part: dict, whole: dict, metric: str) -> float:
    """Share of the kept channels of all layers that both rankings keep."""
    shared = total = 0
    for a, b in zip(part["layers"], whole["layers"]):
        count = max(a["channels"] - math.floor(RATIO * a["channels"] + 1e-9), 1)
        shared += len(kept(a["metrics"][metric], count) & kept(b["metrics"][metric], count))
        total += count
    return shared / total


def coverage(options, *arguments) -> dict:
    file = options.work / "agreement.json"
    tables.Run([options.cleanai, "analyze", MODEL, "--data", DATA, "--preset", "fashion-mnist", "--quiet", "-o", file,
                *arguments]).checked()
    result = json.loads(file.read_text())
    file.unlink()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description="Predicted against measured agreement.")
    parser.add_argument("cleanai", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="one seed, two sizes")
    options = parser.parse_args()
    options.cleanai, options.work = options.cleanai.resolve(), options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    if not DATA.exists():
        raise SystemExit(f"{DATA} is missing: install dataset-fashion-mnist")
    seeds, sizes = (range(1), [256, 1024]) if options.quick else (range(5), [64, 128, 256, 512, 1024, 2048])
    whole = coverage(options, "--all")
    rows, failed = [], False
    for metric in METRICS:
        for size in sizes:
            for seed in seeds:
                part = coverage(options, "--shuffle", "--seed", seed, "--batch-size", 64, "--max-batches", size // 64,
                                "--agreement-metric", metric, "--agreement-ratio", RATIO)
                predicted, true = part["agreement"], measured(part, whole, metric)
                overlap = part["halves"]["overlap"]
                error = predicted - true
                counts = overlap >= 0.85 and size >= 256 and part["halves"]["settled"] >= 0.95
                failed |= counts and abs(error) > 0.03
                rows.append({"metric": metric, "images": size, "seed": seed, "overlap": overlap,
                             "settled": part["halves"]["settled"], "predicted": predicted,
                             "measured": true, "error": error, "counts": counts,
                             "within 0.03": abs(error) <= 0.03})
    tables.table(rows, options.work / ("agreement_quick.txt" if options.quick else "agreement_table.txt"))
    counted = [row["error"] for row in rows if row["counts"]]
    print(f"{len(counted)} of {len(rows)} rows have an overlap of at least 0.85, 256 images and few equal scores; largest error there "
          f"{max(map(abs, counted), default=0):.4f}, mean {numpy.mean(counted) if counted else 0:+.4f}; over all rows "
          f"{max(abs(row['error']) for row in rows):.4f}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
