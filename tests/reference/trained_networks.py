#!/usr/bin/python3
# Small networks trained on Fashion-MNIST, on which the keeping of accuracy is measured: trained_networks.py FOLDER [NAME ...]
"""Writes FOLDER/NAME.pt, scripted, unless it is there. Seeded. The fifth, a ResNet with residual groups, is the sample. Of what
it wrote, `trained` keeps the smaller ones, so that every machine measures the same networks without training them.

Minutes to half an hour a network on one core. Needs python3-torch, python3-torchvision and dataset-fashion-mnist.
"""
import pathlib
import sys
import time

import torch
import torchvision
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "resources" / "sample"))
import train as sample  # noqa: E402

DATA = pathlib.Path("/usr/share/datasets/fashion-mnist")
TRAINED = pathlib.Path(__file__).parent / "trained"
BATCH = 128


def vgg() -> nn.Module:
    layers, inputs = [], 1
    for width in (32, 32, 0, 64, 64, 0, 128, 128, 0):
        if width == 0:
            layers.append(nn.MaxPool2d(2))
            continue
        layers += [nn.Conv2d(inputs, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU(inplace=True)]
        inputs = width
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, 128), nn.ReLU(inplace=True), nn.Linear(128, 10)]
    return nn.Sequential(*layers, *head)


def mobilenet_v2() -> nn.Module:
    settings = [[1, 16, 1, 1], [4, 24, 2, 1], [4, 40, 2, 2], [4, 64, 2, 1]]
    model = torchvision.models.MobileNetV2(num_classes=10, inverted_residual_setting=settings, dropout=0.0)
    model.features[0][0] = nn.Conv2d(1, 32, 3, stride=2, padding=1, bias=False)
    model.features[-1] = torchvision.ops.Conv2dNormActivation(64, 256, kernel_size=1, activation_layer=nn.ReLU6)
    model.classifier[1] = nn.Linear(256, 10)
    return model


def densenet() -> nn.Module:
    model = torchvision.models.DenseNet(growth_rate=16, block_config=(4, 4, 4), num_init_features=32, num_classes=10)
    model.features.conv0 = nn.Conv2d(1, 32, 3, padding=1, bias=False)
    return model


def vit() -> nn.Module:
    model = torchvision.models.VisionTransformer(
        image_size=28, patch_size=4, num_layers=4, num_heads=4, hidden_dim=96, mlp_dim=288, num_classes=10)
    model.conv_proj = nn.Conv2d(1, 96, 4, 4)
    nn.init.trunc_normal_(model.heads.head.weight, std=0.02)
    return model


NETWORKS = {"vgg": (vgg, 6), "mobilenet_v2": (mobilenet_v2, 7), "densenet": (densenet, 6), "vit": (vit, 10)}


def optimizer_for(name: str, model: nn.Module, steps: int):
    if name == "vit":
        optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.05)
        return optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=2e-3, total_steps=steps, pct_start=0.2)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)
    return optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, total_steps=steps, pct_start=0.25)


def trained(name: str, images: torch.Tensor, labels: torch.Tensor) -> nn.Module:
    torch.manual_seed(20170825)
    build, epochs = NETWORKS[name]
    model = build().to(memory_format=torch.channels_last).train()
    steps = len(images) // BATCH
    optimizer, schedule = optimizer_for(name, model, epochs * steps)
    for epoch in range(epochs):
        begin, total = time.time(), 0.0
        order = torch.randperm(len(images))
        for step in range(steps):
            chosen = order[step * BATCH:(step + 1) * BATCH]
            x = sample.augmented(images[chosen]).contiguous(memory_format=torch.channels_last)
            loss = functional.cross_entropy(model(x), labels[chosen])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"{name}, epoch {epoch + 1}/{epochs}: loss {total / steps:.4f}, {time.time() - begin:.0f} s", flush=True)
    return model.to(memory_format=torch.contiguous_format).eval()


def file_of(folder: pathlib.Path, name: str) -> pathlib.Path:
    """The trained network's file: the sample for "resnet", one that is kept, or one in `folder`, trained if need be."""
    if name == "resnet":
        return pathlib.Path(sample.__file__).parent / "model.pt"
    if (TRAINED / f"{name}.pt").exists():
        return TRAINED / f"{name}.pt"
    file = folder / f"{name}.pt"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        model = trained(name, *sample.load(DATA, "train"))
        part = file.with_suffix(".part")
        torch.jit.script(model).save(str(part))
        part.rename(file)
        print(f"{name}: {sample.accuracy(model, *sample.load(DATA, 't10k')):.2f} % of 10,000 test images", flush=True)
    return file


def main() -> None:
    folder, names = pathlib.Path(sys.argv[1]), sys.argv[2:] or list(NETWORKS)
    for name in names:
        print(file_of(folder, name))


if __name__ == "__main__":
    main()
