#!/usr/bin/python3
# Peak resident memory of `cleanai analyze` against a program that stores activations, and of pruning: memory_table.py CLEANAI WORK.
"""ResNet-18 with a stem for 32x32 pictures, batches of 128: 5 against 50 batches may differ by at most 4 MB. Pruning takes at
most 64 MB above what the program takes anyhow and the two files."""
import sys

import numpy

import tables
import torchvision_networks as networks

BATCH = 128
LIMIT = 4e6
PRUNED = ["resnet50", "densenet121", "vit_b_16", "vgg16"]
PRUNING_LIMIT = 64 * 2**20
STORING = """
import sys, torch, numpy
sys.path.insert(0, sys.argv[1])
import observers
import torchvision_networks as networks
torch.set_num_threads(2)
model, stored = networks.cifar_resnet18(), []
observers.hooked(model, lambda name, layer, output: stored.append(output.detach().clone()))
images = torch.from_numpy(numpy.load(sys.argv[2], mmap_mode="r")[:int(sys.argv[3]) * 128].copy()).float() / 255
with torch.no_grad():
    for part in images.split(128):
        model(part)
"""


def pruning_memory(options, name: str) -> dict:
    file = networks.torchscript_file(networks.network(name, 224), "scripted", 224, options.work / f"memory_{name}.pt")
    target = file.with_suffix(".small.pt")
    empty = peak(options.cleanai, "--version")
    above = peak(options.cleanai, "prune", file, "--input-shape", "1,3,224,224", "--ratio", "0.5", "--quiet", "-o", target) - empty
    files = file.stat().st_size + target.stat().st_size
    file.unlink()
    target.unlink()
    return {"program": f"cleanai prune {name}, above {files / 1e6:.0f} MB of files", "peak MB": round((above - files) / 1e6, 1), "ok": above - files <= PRUNING_LIMIT}


def peak(*command) -> int:
    """Measured by a small process: a child begins with the memory of the one that starts it."""
    measure = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    return 1024 * int(tables.Run([sys.executable, "-c", measure, *command]).checked().output)


def main() -> None:
    options = tables.arguments("Peak memory of the streaming analyser.")
    data = options.work / "random_uint8_32.npy"
    if not data.exists():
        numpy.save(data, numpy.random.default_rng(1).integers(0, 256, (50 * BATCH, 3, 32, 32), dtype=numpy.uint8))
    model = networks.torchscript_file(networks.cifar_resnet18(), "scripted", 32, options.work / "cifar_resnet18.pt")

    rows, peaks = [], {}
    for threads in (1, 2):
        for batches in (5, 50, 5, 50):
            result = options.work / "memory.json"
            run = tables.Run([options.cleanai, "analyze", model, "--data", data, "--batch-size", BATCH, "--max-batches", batches,
                              "--threads", threads, "--device", "cpu", "--quiet", "-o", result]).checked()
            peaks.setdefault((threads, batches), []).append(run.peak)
            rows.append({"program": "cleanai analyze", "threads": threads, "batches": batches, "peak MB": round(run.peak / 1e6, 1),
                         "seconds": round(run.seconds, 1)})
            print(rows[-1], flush=True)
    for batches in (1, 2, 4):
        run = tables.Run([sys.executable, "-c", STORING, sys.path[0], data, batches]).checked()
        rows.append({"program": "storing activations", "threads": 2, "batches": batches, "peak MB": round(run.peak / 1e6, 1),
                     "seconds": round(run.seconds, 1)})
        print(rows[-1], flush=True)
    growth = {threads: max(peaks[threads, 50]) - max(peaks[threads, 5]) for threads in (1, 2)}
    rows += [{"program": "growth from 5 to 50", "threads": t, "peak MB": round(g / 1e6, 1), "ok": g <= LIMIT} for t, g in growth.items()]
    rows += [pruning_memory(options, name) for name in PRUNED]
    tables.table(rows, options.work / "memory_table.txt")
    sys.exit(0 if all(row.get("ok", True) for row in rows) else 1)


if __name__ == "__main__":
    main()
