"""A folder of pictures of two classes, and what torchvision's ImageNet transform makes of them, its normalisation undone.

Usage: preview.py FOLDER"""
import pathlib
import sys

import numpy as np
import torch
from PIL import Image
from torchvision import transforms

MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def main(folder):
    generator = np.random.default_rng(8)
    transform = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), transforms.Normalize(MEAN, STD)])
    mean, std = (torch.tensor(values)[:, None, None] for values in (MEAN, STD))
    for number, (name, width, height) in enumerate((("cat", 300, 280), ("dog", 260, 400))):
        y, x = np.mgrid[0:height, 0:width]
        waves = [np.sin(x / 23 + channel) * np.cos(y / (17 + channel)) * 90 + 128 for channel in range(3)]
        picture = np.clip(np.stack(waves, 2) + generator.normal(0, 20, (height, width, 3)), 0, 255).astype(np.uint8)
        file = folder / "pictures" / name / f"{number}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(picture).save(file)
        seen = transform(Image.open(file).convert("RGB")) * std + mean
        (seen.clamp(0, 1) * 255).round().byte().permute(1, 2, 0).contiguous().numpy().tofile(folder / f"seen{number}.raw")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
