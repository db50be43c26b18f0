#!/usr/bin/python3
# A hundred thousand images, and too little memory: many_images_table.py CLEANAI WORK.
"""Memory stays flat and every count is exact: the network's weights are small powers of two, so that its values are exact and
NumPy's integers tell what the sums must be. Then the same in a process whose addresses are limited."""
import fractions
import json
import resource
import sys

import numpy
import torch
from torch import nn

import tables

IMAGES, BATCH, FEW = 100_000, 500, 20
EXACT = ("sum", "sum_absolute", "sum_squares", "finite", "images", "active", "images_active")
WIDE = 5000  # a batch whose sums are taken in several goes, with the two halves' borders in between
FLAT = 1_000_000  # bytes


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Conv2d(1, 16, 3, padding=1, bias=False), nn.Linear(16 * 36, 10, bias=False)

    def forward(self, x):
        return self.second(torch.relu(self.first(x)).flatten(1))


def number(value: int | str) -> fractions.Fraction:
    """A count, or a sum as COVERAGE.json holds it: where its highest bin stands, and three bins of 30 bits."""
    if not isinstance(value, str) or ":" not in value:
        return fractions.Fraction(value)
    place, *bins = (int(part) for part in value.split(":"))
    return sum(part * fractions.Fraction(2) ** (30 * (place - 7 - i)) for i, part in enumerate(bins))


def expected(net: Net, images: torch.Tensor) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """Of the first layer's output: active positions, images with any, and the mean of every channel."""
    active, any_active, total = 0, 0, 0.0
    with torch.no_grad():
        for part in images.split(5000):
            value = net.first(part).flatten(2)
            active = active + (value > 0).sum((0, 2))
            any_active = any_active + (value > 0).any(2).sum(0)
            total = total + value.double().sum((0, 2))
    return (active.double() / (IMAGES * 36)).numpy(), any_active.double().numpy() / IMAGES, (total / (IMAGES * 36)).numpy()


def main() -> None:
    options = tables.arguments("Many images, little memory.")
    torch.manual_seed(0)
    net = Net().eval()
    with torch.no_grad():
        for layer in (net.first, net.second):
            layer.weight.copy_(2.0 ** torch.randint(-3, 1, layer.weight.shape) * (2.0 * torch.randint(0, 2, layer.weight.shape) - 1))
    images = torch.randint(-8, 9, (IMAGES, 1, 6, 6)).float()
    file, data, result = (options.work / name for name in ("many.pt", "many.npy", "many.json"))
    torch.jit.script(net).save(str(file))
    numpy.save(data, images.numpy())

    def analyze(*arguments) -> tables.Run:
        return tables.Run([options.cleanai, "analyze", file, "--data", data, "--observe", "output", "--quiet", "--json", "-o", result,
                           *arguments]).checked()

    def peak(*arguments) -> int:  # the least of eight: what chance adds, up to 2 MB, is no growth
        return min(json.loads(analyze("--batch-size", BATCH, *arguments).output)["peak_memory_bytes"] for _ in range(8))

    few, all_of_them = peak("--max-batches", FEW), peak("--all")
    growth = all_of_them - few
    layer = json.loads(result.read_text())["layers"][0]
    active, any_active, mean = expected(net, images)
    rows = [{"what": f"peak of {IMAGES} images above that of {FEW * BATCH}", "found": f"{growth / 1e6:.2f} MB", "ok": growth <= FLAT},
            {"what": "images, positions", "found": f"{layer['images']}, {layer['positions']}",
             "ok": (layer["images"], layer["positions"]) == (IMAGES, IMAGES * 36)}]
    for what, theirs, name in (("share of active positions", active, "active_share"), ("share of images", any_active, "frequency"),
                               ("mean", mean, "mean")):
        difference = abs(numpy.array(layer["metrics"][name]) - theirs).max()
        rows.append({"what": what, "found": f"{difference:.1e}", "ok": difference <= 1e-15 * max(1, abs(theirs).max())})

    whole = result.read_text()
    analyze("--batch-size", WIDE, "--all")
    wide = json.loads(result.read_text())["layers"][0]
    differing = [key for key in EXACT for part in (lambda facts: facts, lambda facts: facts["odd_chunks"])
                 if [number(value) for value in part(layer["statistics"])[key]] != [number(value) for value in part(wide["statistics"])[key]]]
    rows.append({"what": f"the same in batches of {WIDE}", "found": ", ".join(differing), "ok": not differing})
    limit = int(few * 1.2) + 1_050_000_000  # for what is mapped and never touched
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))
    limited = tables.Run(["timeout", "--signal=KILL", 300, options.cleanai, "analyze", file, "--data", data, "--observe", "output", "--quiet", "-o", result, "--all",
                          "--batch-size", BATCH])
    same = limited.code == 0 and result.read_text() == whole
    rows.append({"what": f"the same within {limit // 1_000_000} MB of addresses", "found": f"exit {limited.code}", "ok": same})
    tables.table(rows, options.work / "many_images_table.txt")
    sys.exit(0 if all(row["ok"] for row in rows) else 1)


if __name__ == "__main__":
    main()
