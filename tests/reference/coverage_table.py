#!/usr/bin/python3
# Compares every metric of `cleanai analyze` with PyTorch on torchvision networks: coverage_table.py CLEANAI WORK.
"""A value agrees when |a - b| <= 1e-5 |b| + 1e-7 s, s being the layer's rms in the metric's own unit (the network's kernels
are float32, and those of the plain pass are PyTorch's; pass_table.py compares the faster ones with float64). Bits (neuron_coverage,
top_k) agree unless the value that decides them is farther than 1e-5 from its limit."""
import json
import pathlib
import sys

import numpy
import torch

import observers
import tables
import torchvision_networks as networks

MODELS = ["resnet18", "mobilenet_v2", "densenet121", "vit_b_16"]
ACTIVATION_MODELS = ["resnet18", "densenet121"]
REAL = ["normalized_mean", "normalized_mean_of_means", "frequency", "mean_absolute", "combined", "active_share", "mean",
        "variance", "rms", "min", "max"]
COUNTS = ["frequency", "active_share"]
BITS = ["neuron_coverage", "top_k"]


def allowance(metric: str, reference: dict) -> float | numpy.ndarray:
    """What float32 kernels may add to 1e-5 |b|, in the metric's unit."""
    scale = 1e-7 * float(reference["scale"])
    if metric in COUNTS:
        return 0.0
    if metric == "combined":  # the square root of a product with the normalized mean
        mean, combined = reference["normalized_mean"], reference["combined"]
        share = numpy.divide(combined, 2 * mean, out=numpy.zeros_like(combined), where=(mean > 0) & (combined > 0))
        return share * allowance("normalized_mean", reference)
    if metric == "variance":
        return scale * float(reference["scale"])
    divisor = float(reference.get("divisor:" + metric, 0.0))
    return scale / divisor if divisor > 0 else scale


def compare_layer(name: str, found: dict, reference: dict, summary: dict) -> None:
    for metric in REAL + BITS:
        ours = numpy.array([numpy.nan if v is None else float(v) for v in found[metric]])
        theirs = reference[metric].astype(float)
        entry = summary.setdefault(metric, {"relative": 0.0, "where": "", "failures": 0, "bits": 0, "channels": 0})
        entry["channels"] += len(theirs)
        if ours.shape != theirs.shape:
            entry["failures"] += len(theirs)
            entry["where"] = f"{name}: {len(ours)} channels instead of {len(theirs)}"
            continue
        difference = numpy.abs(ours - theirs)
        if metric in BITS:
            entry["bits"] += int((difference != 0).sum())
            entry["failures"] += int(((difference != 0) & (numpy.abs(reference["margin:" + metric]) > 1e-5)).sum())
            continue
        entry["failures"] += int((~(difference <= 1e-5 * numpy.abs(theirs) + allowance(metric, reference))).sum())
        relative = numpy.where(difference > 0, difference / numpy.maximum(numpy.abs(theirs), 1e-300), 0.0)
        worst = int(numpy.argmax(numpy.nan_to_num(relative, nan=numpy.inf)))
        if not relative[worst] <= entry["relative"]:
            entry["relative"] = float(relative[worst])
            entry["where"] = f"{name}[{worst}]: {ours[worst]:.9g} for {theirs[worst]:.9g}"


def reference_for(work: pathlib.Path, key: str, make) -> dict:
    """The reference, kept in a file named after the parameters: it is the same for the scripted and the traced network."""
    path = work / f"reference_{key}.npz"
    if not path.exists():
        arrays = {f"{layer}|{name}": value for layer, part in make().items() for name, value in part.metrics().items()}
        numpy.savez(path, **arrays)
    result = {}
    with numpy.load(path) as stored:
        for entry in stored.files:
            layer, name = entry.split("|")
            result.setdefault(layer, {})[name] = stored[entry]
    return result


def compare(options, size: int, count: int, name: str, form: str, observe: str, batch: int, threads: int) -> dict:
    data = networks.picture_file(options.work, count, size)
    torch.set_num_threads(threads)
    model = networks.network(name, size)
    digest = networks.digest(model)
    key = f"{name}_{size}_{digest}_{observe}_b{batch}_t{threads}"
    images = torch.from_numpy(numpy.load(data))
    make = observers.output_reference if observe == "output" else observers.activation_reference
    reference = reference_for(options.work, key, lambda: make(model, images, batch))

    file = options.work / f"{name}_{size}_{digest}_{form}.pt"
    if not file.exists():
        networks.torchscript_file(model, form, size, file)
    result = options.work / "coverage.json"
    run = tables.Run([options.cleanai, "analyze", file, "--data", data, "--observe", observe, "--all", "--batch-size", batch,
                      "--threads", threads, "--device", "cpu", "--pass", "plain", "--quiet", "-o", result]).checked()
    layers = {layer["name"]: layer for layer in json.loads(result.read_text())["layers"]}
    result.unlink()
    missing = sorted(set(reference) - set(layers))
    summary: dict = {}
    for layer in sorted(set(reference) & set(layers)):
        compare_layer(layer, layers[layer]["metrics"], reference[layer], summary)
    return {"layers": len(set(reference) & set(layers)), "missing": missing, "more": sorted(set(layers) - set(reference)),
            "metrics": summary, "seconds": round(run.seconds, 1)}


def main() -> None:
    options = tables.arguments("Metrics against PyTorch's forward hooks.", MODELS, ["resnet18", "mobilenet_v2"])
    size, count = (64, 20) if options.quick else (224, 200)
    memory = tables.Memory(options.work / ("coverage_quick.json" if options.quick else "coverage_rows.json"))
    if options.quick:
        memory.rows = {}
        for stored in options.work.glob("reference_*_64_*.npz"):
            stored.unlink()
    batches = [(7, 1), (20, 2)] if options.quick else [(64, 1), (7, 1), (1, 1), (64, 2), (7, 2), (1, 2)]
    rows, failed = [], False
    for name in options.only:
        for observe in ["output"] + (["activation"] if name in ACTIVATION_MODELS else []):
            for batch, threads in batches:
                for form in ["scripted", "traced"]:
                    key = f"{name} {form} {observe} batch {batch} threads {threads}"
                    found = memory.row(key, lambda: compare(options, size, count, name, form, observe, batch, threads))
                    bad = sum(entry["failures"] for entry in found["metrics"].values()) + len(found["missing"])
                    failed |= bad > 0 or found["layers"] == 0
                    print(f"{key}: {found['layers']} layers, {bad} failures, {found['seconds']} s", flush=True)
                    row = {"model": name, "form": form, "observe": observe, "batch": batch, "threads": threads,
                           "layers": found["layers"], "failures": bad}
                    rows.append(row | {m: found["metrics"][m]["relative"] for m in REAL if m in found["metrics"]}
                                | {m: f"{found['metrics'][m]['bits']} bits" for m in BITS if m in found["metrics"]})
                    if found["missing"]:
                        print("  layers that cleanai did not report:", ", ".join(found["missing"]))
                    for metric, entry in found["metrics"].items():
                        if entry["failures"] or entry["relative"] > 1e-5:
                            print(f"  {metric}: {entry['failures']} of {entry['channels']} beyond; worst {entry['where']}")
    tables.table(rows, options.work / "coverage_table.txt")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
