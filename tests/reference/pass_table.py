#!/usr/bin/python3
# Every way to run the pass against the same network in float64: pass_table.py CLEANAI WORK.
"""Joined with what follows the convolutions or not, channels last or not, batches of 1, 7 and 64, threads 1 and 2, both
observed values, and batches halved for want of memory. A value agrees when |a - b| <= 1e-5 |b| + 1e-6 s, s being the layer's
rms in the metric's own unit: the network itself runs in float32. Of counts, one position of a channel may fall to the other
side of the threshold for every 1e5."""
import json
import sys

import numpy
import torch
from torch import nn

import observers
import tables

IMAGES = 70
REAL = ["normalized_mean", "mean_absolute", "mean", "variance", "rms", "min", "max"]
COUNTS = ["frequency", "active_share"]


class Net(nn.Module):
    """Norms with scales near zero and negative ones, a sum of two convolutions, limits, and odd numbers of channels."""

    def __init__(self):
        super().__init__()
        self.first, self.norm1 = nn.Conv2d(3, 24, 3, padding=1, bias=False), nn.BatchNorm2d(24)
        self.deep, self.norm2 = nn.Conv2d(24, 24, 3, padding=1, groups=24), nn.BatchNorm2d(24)
        self.wide, self.norm3 = nn.Conv2d(24, 37, 1), nn.BatchNorm2d(37)
        self.side, self.norm4 = nn.Conv2d(24, 37, 1), nn.BatchNorm2d(37)
        self.bare = nn.Conv2d(37, 16, 3, stride=2)
        self.relu, self.relu6, self.act = nn.ReLU(inplace=True), nn.ReLU6(), nn.SiLU()
        self.head = nn.Linear(16, 10)
        for module in self.modules():
            if isinstance(module, nn.BatchNorm2d):
                nn.init.normal_(module.weight), nn.init.normal_(module.bias)
                nn.init.normal_(module.running_mean), nn.init.uniform_(module.running_var, 0.1, 2.0)
        with torch.no_grad():
            self.norm1.weight[:3] = torch.tensor([0.0, 1e-20, -1e-8])
            self.norm3.weight[:2] = torch.tensor([1e-12, -3.0])
            self.norm2.running_var[0] = 1e-12
            self.bare.bias += 50  # a mean far from zero

    def forward(self, x):
        x = self.relu6(self.norm1(self.first(x)))
        x = self.relu(self.norm2(self.deep(x)))
        x = self.relu(self.norm3(self.wide(x)) + self.norm4(self.side(x)))
        return self.head(self.act(self.bare(x)).mean((2, 3)))


def failures(found: dict, reference: dict) -> int:
    bad = 0
    for name, part in reference.items():
        theirs, ours = part.metrics(), found[name]
        scale = 1e-6 * float(theirs["scale"])
        for metric in REAL + COUNTS:
            a, b = numpy.array(ours[metric], dtype=float), theirs[metric].astype(float)
            allowed = scale * float(theirs["scale"]) if metric == "variance" else scale
            if metric == "normalized_mean" and theirs["divisor:normalized_mean"] > 0:
                allowed = scale / float(theirs["divisor:normalized_mean"])
            if metric in COUNTS:
                count = IMAGES if metric == "frequency" else part.count
                allowed = (1 + count // 100000) / count
            bad += int((~(numpy.abs(a - b) <= 1e-5 * numpy.abs(b) + allowed)).sum())
    return bad


def with_holes(options, file, images: torch.Tensor) -> dict:
    """Values that are not finite are left out by operators just as by the walk."""
    data, result = options.work / "pass_holes.npy", options.work / "pass_holes.json"
    images = images.clone()
    images[3, 0, 5, 5], images[9, 1, 2, 2] = torch.nan, torch.inf
    numpy.save(data, images.numpy())
    found = []
    for way in ("plain", "operators"):
        tables.Run([options.cleanai, "analyze", file, "--data", data, "--pass", way, "--device", "cpu", "--quiet", "-o", result]).checked()
        found.append(json.loads(result.read_text())["layers"])
    bad = 0
    for walked, computed in zip(*found):
        bad += walked["nonfinite"] != computed["nonfinite"] or walked["nonfinite"] == 0
        for metric in REAL + COUNTS:
            a, b = (numpy.array(layer["metrics"][metric], dtype=float) for layer in (walked, computed))
            bad += int((~numpy.isclose(a, b, rtol=1e-5, atol=1e-7, equal_nan=True)).sum())
    return {"observe": "activation", "pass": "operators, NaN", "batch": 128, "threads": "", "halved": "no",
            "layers": len(found[0]), "failures": bad}


def main() -> None:
    options = tables.arguments("The pass in all its forms.")
    torch.manual_seed(3)
    model = Net().eval()
    images = torch.randn(IMAGES, 3, 33, 33)
    file, data, result = (options.work / name for name in ("pass_net.pt", "pass_images.npy", "pass_coverage.json"))
    torch.jit.script(model).save(str(file))
    numpy.save(data, images.numpy())
    double = Net().double().eval()
    double.load_state_dict(model.state_dict())
    rows, failed = [], False
    for observe, make in (("output", observers.output_reference), ("activation", observers.activation_reference)):
        reference = make(double, images.double(), 64)
        for way, batch, threads, memory in [(way, batch, threads, None) for way in ("fast", "joined", "channels-last", "plain", "operators")
                                            for batch, threads in ((1, 1), (7, 2), (64, 1), (64, 2))] + [("fast", 64, 1, 64)]:
            run = tables.Run([options.cleanai, "analyze", file, "--data", data, "--observe", observe, "--all", "--batch-size", batch,
                              "--threads", threads, "--pass", way, "--quiet", "-o", result]
                             + (["--memory", memory // 16] if memory else [])).checked()
            stored = json.loads(result.read_text())
            bad = failures({layer["name"]: layer["metrics"] for layer in stored["layers"]}, reference)
            halved = any("did not suffice" in warning for warning in stored["warnings"])
            failed |= bad > 0 or stored["data"]["images"] != IMAGES or halved != bool(memory)
            rows.append({"observe": observe, "pass": way, "batch": batch, "threads": threads, "halved": "yes" if halved else "no",
                         "layers": len(stored["layers"]), "failures": bad})
    rows.append(with_holes(options, file, images))
    failed |= rows[-1]["failures"] > 0
    tables.table(rows, options.work / "pass_table.txt")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
