#!/usr/bin/python3
# What an analysis costs beside PyTorch itself, on this machine: analyze_speed.py CLEANAI WORK [--threads N]. No test.
"""cleanai and four Python programs take turns over the same batches; medians, and ratios to the plain forward of the same
round. Neither side's start, loading of the model nor reading of the data file counts; ours includes waiting for its loader.
Writes analyze_speed.md, .json and .svg to WORK. With analyze_pass built (ninja analyze_pass), also the same prepared network
without statistics, in one process."""
import argparse
import html
import json
import pathlib
import statistics
import subprocess
import sys

import numpy
import torch
import torchvision

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "reference"))
import tables  # noqa: E402

WAYS = {"plain": "PyTorch, no-grad forward", "mean": "hooks: signed mean only", "six": "hooks: six statistics by ATen",
        "store": "hooks: store and concatenate"}


def cifar_resnet18():
    model = torchvision.models.resnet18()
    model.conv1 = torch.nn.Conv2d(3, 64, 3, 1, 1, bias=False)
    model.maxpool = torch.nn.Identity()
    return model


NETWORKS = {"resnet18_cifar": (cifar_resnet18, 128, 32), "resnet50": (torchvision.models.resnet50, 16, 224),
            "mobilenet_v2": (torchvision.models.mobilenet_v2, 16, 224)}

# One way of watching in a process of its own, so that its peak of memory is its own: prints seconds and peak bytes.
PROGRAM = """
import json, resource, sys, time
import numpy, torch
sys.path.insert(0, sys.argv[1])
import analyze_speed
name, way, data, threads = sys.argv[2:6]
torch.set_num_threads(int(threads))
torch.manual_seed(0)
make, batch, size = analyze_speed.NETWORKS[name]
model = make().eval()
images = torch.from_numpy(numpy.load(data))
sums, kept = {}, {}
def mean(layer, inputs, output):
    sums[layer] = sums.get(layer, 0) + output.mean(dim=tuple(d for d in range(output.dim()) if d != 1)) * len(output)
def six(layer, inputs, output):
    dims = tuple(d for d in range(output.dim()) if d != 1)
    found = [output.sum(dims), output.abs().sum(dims), output.square().sum(dims), output.amin(dims), output.amax(dims),
             (output > 0).sum(dims)]
    old = sums.get(layer)
    sums[layer] = found if old is None else [old[0] + found[0], old[1] + found[1], old[2] + found[2],
        torch.minimum(old[3], found[3]), torch.maximum(old[4], found[4]), old[5] + found[5]]
def store(layer, inputs, output):
    old = kept.get(layer)
    kept[layer] = output.clone() if old is None else torch.cat([old, output])
hook = {"mean": mean, "six": six, "store": store}.get(way)
if hook:
    for layer in model.modules():
        if isinstance(layer, (torch.nn.Conv2d, torch.nn.Linear)):
            layer.register_forward_hook(hook)
with torch.no_grad():
    model(images[:2])
    sums.clear(); kept.clear()
    begin = time.perf_counter()
    for part in images.split(batch):
        model(part)
    seconds = time.perf_counter() - begin
print(json.dumps({"seconds": seconds, "peak": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""


def python_way(options, name: str, way: str, data: pathlib.Path) -> dict:
    run = [sys.executable, "-c", PROGRAM, pathlib.Path(__file__).parent, name, way, data, options.threads]
    return json.loads(subprocess.run([str(part) for part in run], check=True, capture_output=True, text=True).stdout)


def ours(options, name: str, model: pathlib.Path, data: pathlib.Path) -> dict:
    batch = NETWORKS[name][1]
    run = [options.cleanai, "analyze", model, "--data", data, "--batch-size", batch, "--all", "--threads", options.threads,
           "--json", "--quiet", "-o", options.work / "analyze_speed_coverage.json"]
    found = json.loads(subprocess.run([str(part) for part in run], check=True, capture_output=True, text=True).stdout)
    return {"seconds": found["seconds"]["analyze"], "peak": found["peak_memory_bytes"],
            "waiting": found["seconds"]["waiting_for_data"]}


def in_process(options, name: str, model: pathlib.Path) -> dict:
    program = options.cleanai.parents[2] / "tests" / "bench" / "analyze_pass"
    if not program.exists():
        return {}
    _, batch, size = NETWORKS[name]
    run = lambda pairs, mode: json.loads(subprocess.run(
        [str(program), str(model), f"{batch},3,{size},{size}", str(options.threads), str(pairs), mode], check=True,
        capture_output=True, text=True).stdout)
    pairs = run(options.pairs, "pairs")
    return {"own plain ms": 1e3 * statistics.median(a for a, _, _ in pairs),
            "observed / own plain": statistics.median(b / a for a, b, _ in pairs),
            "peak above own plain MB": (run(3, "observed")[-1][2] - run(3, "plain")[-1][2]) / 1e6}


def files(options, name: str) -> tuple[pathlib.Path, pathlib.Path]:
    make, batch, size = NETWORKS[name]
    model, data = options.work / f"speed_{name}.pt", options.work / f"speed_{options.batches * batch}_{size}.npy"
    torch.manual_seed(0)
    if not model.exists():
        torch.jit.script(make().eval()).save(str(model))
    if not data.exists():
        numpy.save(data, numpy.random.default_rng(1).standard_normal((options.batches * batch, 3, size, size), dtype=numpy.float32))
    return model, data


def measure(options, name: str) -> list[dict]:
    model, data = files(options, name)
    runs = []
    for _ in range(options.pairs):
        runs.append({way: python_way(options, name, way, data) for way in options.ways} | {"ours": ours(options, name, model, data)})
    rows = []
    for way, title in {"ours": "cleanai analyze", **{way: WAYS[way] for way in options.ways}}.items():
        ratios = [run[way]["seconds"] / run["plain"]["seconds"] for run in runs]
        rows.append({"network": name, "what": title, "threads": options.threads, "pairs": options.pairs,
                     "ms a batch": 1e3 / options.batches * statistics.median(run[way]["seconds"] for run in runs),
                     "times plain": statistics.median(ratios), "least": min(ratios), "most": max(ratios),
                     "peak MB": statistics.median(run[way]["peak"] for run in runs) / 1e6,
                     "waiting ms a batch": 1e3 / options.batches * statistics.median(run[way].get("waiting", 0) for run in runs)})
    rows[0] |= in_process(options, name, model)
    return rows


def picture(rows: list[dict], group: int, path: pathlib.Path) -> None:
    """Bars of the time beside the plain forward's, by hand: nothing but a text editor is needed to look into it."""
    bar, left, unit = 22, 330, 170
    parts = []
    for i, row in enumerate(rows):
        y = 20 + bar * i + 14 * (i // group)
        colour = "#2f6fb0" if row["what"].startswith("cleanai") else "#9aa5b1"
        parts.append(f'<text x="{left - 8}" y="{y + 15}" text-anchor="end">{html.escape(row["network"] + ": " + row["what"])}</text>'
                     f'<rect x="{left}" y="{y + 2}" width="{unit * row["times plain"]:.1f}" height="{bar - 5}" fill="{colour}"/>'
                     f'<text x="{left + unit * row["times plain"] + 5:.1f}" y="{y + 15}">{row["times plain"]:.2f}</text>')
    height = 40 + bar * len(rows) + 14 * (len(rows) // group)
    width = left + unit * max(row["times plain"] for row in rows) + 60
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" font-family="sans-serif" '
                    f'font-size="12"><rect width="100%" height="100%" fill="white"/>'
                    f'<line x1="{left + unit}" y1="14" x2="{left + unit}" y2="{height - 14}" stroke="#c44"/>' + "".join(parts) + "</svg>\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed and memory of the analysis beside PyTorch.")
    parser.add_argument("cleanai", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--batches", type=int, default=10)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS), help="of PyTorch; plain has to be among them")
    parser.add_argument("--only", nargs="+", choices=NETWORKS, default=list(NETWORKS))
    options = parser.parse_args()
    options.cleanai, options.work = options.cleanai.resolve(), options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    rows = [row for name in options.only for row in measure(options, name)]
    tables.markdown(rows, options.work / "analyze_speed.md")
    (options.work / "analyze_speed.json").write_text(json.dumps(rows, indent=1) + "\n")
    picture(rows, 1 + len(options.ways), options.work / "analyze_speed.svg")


if __name__ == "__main__":
    main()
