#!/usr/bin/python3
# What pruning costs and what it brings, on this machine: prune_speed.py CLEANAI WORK. No test: prints Markdown.
"""Original and pruned take turns, so that whatever else the machine does meets both; medians, and their ratios."""
import pathlib
import statistics
import sys
import time

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "reference"))
import pruning  # noqa: E402
import tables  # noqa: E402
import torchvision_networks as networks  # noqa: E402

SIZE = 224
SHAPE = (1, 3, SIZE, SIZE)
ROUNDS = 9
OPTIONS = ["--criterion", "magnitude_l2", "--ratio", 0.5]


def model_file(options, name: str) -> pathlib.Path:
    file = options.work / f"speed_{name}.pt"
    if not file.exists():
        networks.torchscript_file(networks.network(name, SIZE), "scripted", SIZE, file)
    return file


def seconds(module, images: torch.Tensor) -> float:
    begin = time.perf_counter()
    module(images)
    return time.perf_counter() - begin


def latency(options, name: str) -> list[dict]:
    file, rows = model_file(options, name), []
    original, pruned = torch.jit.load(str(file)), pruning.prune(options.cleanai, file, [SHAPE], *OPTIONS).module
    with torch.inference_mode():
        for batch in (1, 16):
            images = networks.pictures(batch, SIZE, 9)
            for module in (original, pruned) * 2:  # the executor compiles in its first runs
                module(images)
            times = [(seconds(original, images), seconds(pruned, images)) for _ in range(ROUNDS)]
            before, after = zip(*times)
            rows.append({"network": name, "batch": batch, "threads": torch.get_num_threads(), "original ms": 1e3 * statistics.median(before),
                         "pruned ms": 1e3 * statistics.median(after), "times faster": statistics.median(a / b for a, b in times),
                         "least": min(a / b for a, b in times), "most": max(a / b for a, b in times)})
    return rows


def pruning_time(options, name: str) -> dict:
    file = model_file(options, name)
    runs = [pruning.prune(options.cleanai, file, [SHAPE], *OPTIONS).report["seconds"] for _ in range(ROUNDS)]
    row = {"network": name} | {step: statistics.median(run[step] for run in runs) for step in runs[0]}
    work = [run["inspect"] + run["choose"] + run["surgery"] for run in runs]
    return row | {"inspect + choose + surgery": statistics.median(work),
                  "in loads": statistics.median(all_steps / run["open"] for all_steps, run in zip(work, runs))}


def peak(*command) -> int:
    """Peak resident bytes, measured by a small process: a child begins with the memory of the one that starts it."""
    measure = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    return 1024 * int(tables.Run([sys.executable, "-c", measure, *command]).checked().output)


def peak_memory(options, name: str) -> dict:
    file, megabyte = model_file(options, name), 1e6
    target = file.with_suffix(".small.pt")
    empty = peak(options.cleanai, "--version")
    above = peak(options.cleanai, "prune", file, "--input-shape", "1,3,224,224", *OPTIONS, "--quiet", "-o", target) - empty
    files = file.stat().st_size + target.stat().st_size
    target.unlink()
    return {"network": name, "empty MB": empty / megabyte, "peak - empty MB": above / megabyte, "original + pruned MB": files / megabyte,
            "above them MB": (above - files) / megabyte, "within 64 MB": above - files <= 64 * megabyte}


def main() -> None:
    options = tables.arguments("Speed and memory of pruning.")
    for title, rows in {
            "latency": [row for name in ("resnet50", "vgg16_bn") for row in latency(options, name)],
            "seconds": [pruning_time(options, name) for name in ("resnet50", "densenet121")],
            "memory": [peak_memory(options, name) for name in ("resnet50", "vgg16")]}.items():
        print()
        tables.markdown(rows, options.work / f"prune_speed_{title}.md")


if __name__ == "__main__":
    main()
