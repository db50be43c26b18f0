# Networks and pictures for the reference programs: seeded, with norm statistics and weights that give lively values.
import hashlib
import pathlib

import numpy
import torch
import torchvision
from torch import nn


def pictures(count: int, size: int, seed: int = 1) -> torch.Tensor:
    """float32 [count, 3, size, size]: smooth shapes plus noise, each picture with its own contrast and brightness."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.randn(count, 3, 7, 7, generator=generator)
    smooth = nn.functional.interpolate(coarse, size=size, mode="bilinear", align_corners=False)
    noise = torch.randn(count, 3, size, size, generator=generator)
    contrast = torch.rand(count, 1, 1, 1, generator=generator) * 1.5 + 0.25
    brightness = torch.randn(count, 3, 1, 1, generator=generator) * 0.5
    return (smooth + 0.4 * noise) * contrast + brightness


def picture_file(folder: pathlib.Path, count: int, size: int) -> pathlib.Path:
    path = folder / f"pictures_{count}_{size}.npy"
    if not path.exists():
        numpy.save(path, pictures(count, size).numpy())
    return path


def randomise(model: nn.Module, size: int, seed: int) -> nn.Module:
    """Random affine norms, batch statistics from random pictures, no zero weights: no value is degenerate."""
    torch.manual_seed(seed)
    for module in model.modules():
        if isinstance(module, (nn.BatchNorm2d, nn.LayerNorm)):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.normal_(module.bias, 0.0, 0.3)
        if isinstance(module, nn.BatchNorm2d):
            module.momentum = None  # cumulative average
            module.reset_running_stats()
        if isinstance(module, (nn.Conv2d, nn.Linear)) and module.bias is not None:
            nn.init.normal_(module.bias, 0.0, 0.1)
        if isinstance(module, nn.Linear) and not module.weight.any():
            nn.init.normal_(module.weight, 0.0, 0.05)
    if any(isinstance(module, nn.BatchNorm2d) for module in model.modules()):
        model.train()
        with torch.no_grad():
            for batch in pictures(16, max(size, 64), seed + 1).split(8):
                model(batch)
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.momentum = 0.1
    return model.eval()


def untrained(name: str) -> nn.Module:
    """Any network of torchvision without downloads."""
    separate = torchvision.models.get_model_builder(name).__module__.startswith(
        ("torchvision.models.segmentation", "torchvision.models.detection"))
    return torchvision.models.get_model(name, weights=None, **({"weights_backbone": None} if separate else {}))


def network(name: str, size: int = 224, seed: int = 7) -> nn.Module:
    """Always the same parameters: made with one thread, since the norm statistics may round differently with more."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    model = untrained(name).eval()
    randomise(model.backbone if hasattr(model, "roi_heads") or hasattr(model, "anchor_generator") else model, size, seed)  # detectors train on boxes
    torch.set_num_threads(threads)
    return model


def digest(model: nn.Module) -> str:
    """Tells parameters and buffers apart; for the names of files that depend on them."""
    sha = hashlib.sha256()
    for value in model.state_dict().values():
        sha.update(value.contiguous().numpy().tobytes())
    return sha.hexdigest()[:8]


def cifar_resnet18(seed: int = 7) -> nn.Module:
    """torchvision's ResNet-18 with a stem for 32x32 pictures."""
    torch.manual_seed(seed)
    model = torchvision.models.resnet18(weights=None, num_classes=10)
    model.conv1 = nn.Conv2d(3, 64, 3, 1, 1, bias=False)
    model.maxpool = nn.Identity()
    return model.eval()


def torchscript_file(model: nn.Module, form: str, size: int, path: pathlib.Path) -> pathlib.Path:
    """Saves the model in the given form, "scripted", "traced", or "frozen" after scripting."""
    with torch.no_grad():
        if form == "traced":
            module = torch.jit.trace(model, pictures(2, size, 3), check_trace=False, strict=False)
        else:
            module = torch.jit.script(model)
        if form == "frozen":
            module = torch.jit.freeze(module)
    module.save(str(path))
    return path
