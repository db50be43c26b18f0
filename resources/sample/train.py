#!/usr/bin/python3
# Trains the sample network on Fashion-MNIST and writes it, with 1,000 test images, into this folder.
"""Usage: train.py [--data FOLDER] [--out FOLDER] [--epochs N] [--threads N]

Needs python3-torch and the four Fashion-MNIST files (Debian package dataset-fashion-mnist).
Everything is seeded: the same PyTorch on the same kind of processor with the same threads trains the same network.
"""
import argparse
import gzip
import pathlib
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

MEAN, STD = 0.2860, 0.3530


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions with batch norms, added to their input."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = functional.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        return functional.relu(y + self.downsample(x))


class SmallResNet(nn.Module):
    """A ResNet for 28x28 grey pictures: a stem at half resolution, three stages of two blocks, 0.70 M parameters."""

    def __init__(self, classes: int = 10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(32)
        self.layer1 = nn.Sequential(ResidualBlock(32, 32, 1), ResidualBlock(32, 32, 1))
        self.layer2 = nn.Sequential(ResidualBlock(32, 64, 2), ResidualBlock(64, 64, 1))
        self.layer3 = nn.Sequential(ResidualBlock(64, 128, 2), ResidualBlock(128, 128, 1))
        self.fc = nn.Linear(128, classes)

    def forward(self, x):
        x = functional.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.fc(functional.adaptive_avg_pool2d(x, 1).flatten(1))


def read_idx(path: pathlib.Path) -> numpy.ndarray:
    raw = gzip.decompress(path.read_bytes())
    shape = numpy.frombuffer(raw, ">i4", raw[3], 4)
    return numpy.frombuffer(raw, numpy.uint8, offset=4 + 4 * raw[3]).reshape(shape)


def write_idx(path: pathlib.Path, array: numpy.ndarray) -> None:
    header = bytes([0, 0, 8, array.ndim]) + numpy.array(array.shape, ">i4").tobytes()
    path.write_bytes(gzip.compress(header + array.tobytes(), mtime=0))


def load(folder: pathlib.Path, part: str) -> tuple[torch.Tensor, torch.Tensor]:
    images = torch.from_numpy(read_idx(folder / f"{part}-images-idx3-ubyte.gz").copy())
    labels = torch.from_numpy(read_idx(folder / f"{part}-labels-idx1-ubyte.gz").copy()).long()
    return ((images.unsqueeze(1) / 255.0) - MEAN) / STD, labels


def augmented(images: torch.Tensor) -> torch.Tensor:
    """Each batch is shifted by up to two pixels, each image flipped with probability one half."""
    dy, dx = torch.randint(0, 5, (2,)).tolist()
    border = (0.0 - MEAN) / STD
    images = functional.pad(images, (2, 2, 2, 2), value=border)[:, :, dy:dy + 28, dx:dx + 28]
    flip = torch.rand(len(images), 1, 1, 1) < 0.5
    return torch.where(flip, images.flip(3), images)


def accuracy(model: nn.Module, images: torch.Tensor, labels: torch.Tensor) -> float:
    with torch.no_grad():
        hits = sum((model(x).argmax(1) == y).sum().item() for x, y in zip(images.split(500), labels.split(500)))
    return 100.0 * hits / len(labels)


def train(model: nn.Module, images: torch.Tensor, labels: torch.Tensor, epochs: int, batch: int = 128) -> None:
    steps = len(images) // batch
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.2, total_steps=epochs * steps, pct_start=0.25)
    for epoch in range(epochs):
        begin, total = time.time(), 0.0
        order = torch.randperm(len(images))
        for step in range(steps):
            chosen = order[step * batch:(step + 1) * batch]
            x = augmented(images[chosen]).contiguous(memory_format=torch.channels_last)
            loss = functional.cross_entropy(model(x), labels[chosen])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}/{epochs}: loss {total / steps:.4f}, {time.time() - begin:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the sample network on Fashion-MNIST.")
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("/usr/share/datasets/fashion-mnist"))
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(20170825)
    torch.use_deterministic_algorithms(True)

    model = SmallResNet().to(memory_format=torch.channels_last)
    train(model, *load(options.data, "train"), options.epochs)

    model = model.to(memory_format=torch.contiguous_format).eval()
    torch.jit.script(model).save(str(options.out / "model.pt"))
    reloaded = torch.jit.load(str(options.out / "model.pt"))
    parameters = sum(p.numel() for p in reloaded.parameters())
    print(f"top-1 on 10,000 test images: {accuracy(reloaded, *load(options.data, 't10k')):.2f} % ({parameters} parameters)")

    images = read_idx(options.data / "t10k-images-idx3-ubyte.gz")[:1000]
    labels = read_idx(options.data / "t10k-labels-idx1-ubyte.gz")[:1000]
    write_idx(options.out / "t10k-images-idx3-ubyte.gz", images)
    write_idx(options.out / "t10k-labels-idx1-ubyte.gz", labels)


if __name__ == "__main__":
    main()
