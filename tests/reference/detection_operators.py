"""Random boxes and maps, and what torchvision's operators make of them, as tensors of one TorchScript file.

Usage: detection_operators.py FOLDER"""
import json
import pathlib
import sys

import torch
import torchvision
from torch import nn


def boxes(generator: torch.Generator, count: int, size: float, dtype: torch.dtype) -> torch.Tensor:
    corners = torch.rand(count, 2, generator=generator, dtype=dtype) * size
    return torch.cat([corners, corners + torch.rand(count, 2, generator=generator, dtype=dtype) * size / 2], 1)


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(1)
    values, cases = nn.Module(), {"nms": [], "roi_align": []}

    def keep(name: str, value: torch.Tensor) -> None:
        values.register_buffer(name, value)

    for dtype in (torch.float32, torch.float64):
        for count, threshold in [(0, 0.5), (1, 0.5), (40, 0.3), (300, 0.5), (300, 0.7)]:
            name = f"nms_{len(cases['nms'])}"
            box, score = boxes(generator, count, 50, dtype), torch.rand(count, generator=generator, dtype=dtype)
            if count == 300:
                score = (score * 20).round() / 20  # equal scores
            keep(name + "_boxes", box)
            keep(name + "_scores", score)
            keep(name + "_result", torchvision.ops.nms(box, score, threshold))
            cases["nms"].append({"name": name, "threshold": threshold})
        for count, height, width, scale, sampling, aligned in [(0, 7, 7, 1.0, 2, False), (20, 7, 7, 0.25, 2, False), (20, 3, 5, 0.5, -1, False),
                                                               (20, 3, 5, 0.5, 0, True), (9, 14, 14, 1.0, 3, True), (20, 2, 2, 2.0, 2, False)]:
            name = f"roi_{len(cases['roi_align'])}"
            maps = torch.randn(3, 4, 17, 23, generator=generator, dtype=dtype)
            images = torch.randint(0, 3, (count, 1), generator=generator).to(dtype)
            regions = torch.cat([images, boxes(generator, count, 24 / scale, dtype)], 1)
            regions[: count // 4, 1:] -= 8 / scale  # partly outside
            regions[count // 4 : count // 3, 3:] = regions[count // 4 : count // 3, 1:3]  # without area
            keep(name + "_maps", maps)
            keep(name + "_regions", regions)
            keep(name + "_result", torchvision.ops.roi_align(maps, regions, (height, width), scale, sampling, aligned))
            cases["roi_align"].append({"name": name, "height": height, "width": width, "scale": scale, "sampling": sampling, "aligned": aligned})
    cases["schemas"] = [str(torch._C._get_schema("torchvision::" + name, "")) for name in ("nms", "roi_align")]
    torch.jit.script(Holder(values)).save(str(folder / "values.pt"))
    (folder / "cases.json").write_text(json.dumps(cases))


class Holder(nn.Module):
    def __init__(self, values: nn.Module):
        super().__init__()
        for name, value in values.named_buffers():
            self.register_buffer(name, value)

    def forward(self) -> int:
        return 0


if __name__ == "__main__":
    main()
