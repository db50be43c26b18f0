#!/usr/bin/python3
# Applies plans to PyTorch's own modules with resources/python/apply_plan.py: apply_plan_table.py CLEANAI WORK.
"""The module's outputs must be those of the pruned TorchScript file, and it must train; a plan that does not fit is refused."""
import copy
import json
import pathlib
import subprocess
import sys

import torch
from torch import nn
from torchvision.models.swin_transformer import SwinTransformer

import pruning
import tables
import torchvision_networks as networks

RESOURCES = pathlib.Path(__file__).parents[2] / "resources" / "python"
sys.path.insert(0, str(RESOURCES))
from apply_plan import apply_plan  # noqa: E402

MODELS = ["resnet18", "mobilenet_v2", "shufflenet_v2_x0_5", "densenet121", "efficientnet_b0", "googlenet", "resnext50_32x4d", "convnext_tiny",
          "vit_b_16"]
QUICK = ["resnet18", "mobilenet_v2", "shufflenet_v2_x0_5"]
SIZE = {"vit_b_16": 224}


def refusal(model: nn.Module, plan: dict) -> str:
    before = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    try:
        apply_plan(model, plan)
    except ValueError as error:
        same = before == {name: tuple(value.shape) for name, value in model.state_dict().items()}
        return str(error) if same else ""
    return ""


def attribute_errors(model: nn.Module) -> list[str]:
    """Modules whose attributes are not those of a new module of the weight's shape."""
    errors = []
    for name, module in model.named_modules():
        text = repr(module) if isinstance(module, (nn.Conv2d, nn.Linear, nn.BatchNorm2d)) else ""
        if text and not isinstance(module, nn.modules.linear.NonDynamicallyQuantizableLinear):
            new = eval("nn." + text)  # PyTorch's own notation of a module is its constructor
            shapes = [{key: value.shape for key, value in one.state_dict().items()} for one in (module, new)]
            errors += [name] if shapes[0] != shapes[1] else []
    return errors


def from_command_line(options, original: dict, plan: dict) -> dict:
    files = [options.work / name for name in ("apply_plan.json", "apply_state.pt", "apply_result.pt")]
    files[0].write_text(json.dumps(plan))
    torch.save(original, files[1])
    subprocess.run([sys.executable, RESOURCES / "apply_plan.py", *files[:2], "-o", files[2]], check=True)
    result = torch.load(files[2])
    for file in files:
        file.unlink()
    return result


def check(options, name: str) -> dict:
    size = SIZE.get(name, 64)
    model = networks.network(name, size)
    if name == "googlenet":
        model.aux_logits, model.aux1, model.aux2 = False, None, None  # only of use in training, and not in the file
    file = networks.torchscript_file(model, "scripted", size, options.work / f"apply_{name}.pt")
    result = pruning.prune(options.cleanai, file, [(1, 3, size, size)], "--criterion", "magnitude_l2", "--ratio", 0.5)
    file.unlink()
    plan, images = result.plan, networks.pictures(4, size, 9)
    original = copy.deepcopy(model.state_dict())
    frozen_name = next(iter(dict(model.named_parameters())))
    model.get_parameter(frozen_name).requires_grad_(False)
    apply_plan(model, plan)
    if name == "vit_b_16":
        model.hidden_dim = model.conv_proj.out_channels  # its forward spells it out
    row = {"difference": pruning.difference(pruning.outputs(result.module, images), pruning.outputs(model, images)),
           "parameters": sum(p.numel() for p in model.parameters())}
    state = from_command_line(options, original, plan)
    failures = {
        "outputs differ": row["difference"] > pruning.TOLERANCE,
        "parameters": row["parameters"] != result.report["after"]["parameters"],
        "requires_grad": [key for key, value in model.named_parameters() if not value.requires_grad] != [frozen_name],
        "attributes": attribute_errors(model),
        "state dict": any(state[key].shape != value.shape for key, value in model.state_dict().items())
        or any(not torch.equal(state[key], value) for key, value in model.state_dict().items() if "in_proj" not in key),
        "training": not pruning.trains(model, images),
        "applied twice": "already applied" not in refusal(model, plan),
        "another model": "does not have" not in refusal(nn.Linear(3, 4), plan),
        "another size": "another model" not in refusal(nn.Sequential(nn.Linear(3, 4)), {**plan, "layers": [], "tensors": [
            {"name": "0.weight", "dim": 0, "kept": [1, 9]}]})}
    return row | {"result": ", ".join(what for what, failed in failures.items() if failed) or "ok"}


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.attention, self.head = nn.Linear(5, 12), nn.MultiheadAttention(12, 3, batch_first=True), nn.Linear(12, 4)

    def forward(self, x):
        x = self.first(x)
        return self.head(x + self.attention(x, x, x, need_weights=False)[0])


def attention_plan(kept: list, queries: list, values: list) -> dict:
    rows = queries + [12 + row for row in queries] + [24 + row for row in values]
    entries = {"first.weight": {0: kept}, "first.bias": {0: kept}, "attention.in_proj_weight": {0: rows, 1: kept}, "attention.in_proj_bias": {0: rows},
               "attention.out_proj.weight": {0: kept, 1: values}, "attention.out_proj.bias": {0: kept}, "head.weight": {1: kept}}
    return {"format": "cleanai-plan", "version": 1, "layers": [],
            "tensors": [{"name": name, "dim": dim, "kept": indices} for name, dims in entries.items() for dim, indices in dims.items()]}


def check_attention() -> dict:
    """Heads of half the width and two of three heads against the masked original; ragged heads are refused."""
    torch.manual_seed(1)
    images, original = torch.randn(2, 7, 5), Attention().eval()
    for parameter in original.parameters():
        nn.init.normal_(parameter)
    row = {"difference": 0.0}
    narrow, fewer = [0, 3, 5, 6, 8, 11], [0, 1, 2, 3, 8, 9, 10, 11]
    for kept in (narrow, fewer):
        plan = attention_plan(list(range(len(kept))), kept, kept)
        expected = pruning.masked_outputs(copy.deepcopy(original), plan, images)
        model = apply_plan(copy.deepcopy(original), plan)
        row["difference"] = max(row["difference"], pruning.difference(expected, pruning.outputs(model, images)))
    ragged = refusal(copy.deepcopy(original), attention_plan(list(range(6)), [0, 1, 2, 4, 5, 8], [0, 1, 2, 4, 5, 8]))
    fits = row["difference"] <= pruning.TOLERANCE and "needs heads of one width" in ragged
    return row | {"result": "ok" if fits else "FAILED " + ragged}


def check_windows(options) -> dict:
    """A pruned window attention is refused by its name, before anything is changed; without it the rest is pruned."""
    torch.manual_seed(1)
    model = SwinTransformer([4, 4], 24, [2, 2], [3, 6], [4, 4], num_classes=10).eval()
    file, images = options.work / "apply_windows.pt", torch.randn(2, 3, 32, 32)
    torch.jit.script(model).save(str(file))
    choice = "--criterion", "magnitude_l2", "--ratio", 0.3
    refused = refusal(model, pruning.prune(options.cleanai, file, [(1, 3, 32, 32)], *choice).plan)
    result = pruning.prune(options.cleanai, file, [(1, 3, 32, 32)], *choice, "--ignore", "*.attn.*")
    file.unlink()
    apply_plan(model, result.plan)
    row = {"difference": pruning.difference(pruning.outputs(result.module, images), pruning.outputs(model, images)),
           "parameters": sum(p.numel() for p in model.parameters())}
    fits = (row["difference"] <= pruning.TOLERANCE and row["parameters"] == result.report["after"]["parameters"]
            and row["parameters"] < result.report["before"]["parameters"])
    return row | {"result": "ok" if fits and refused.startswith("features.1.0.attn is a ShiftedWindowAttention") else "FAILED " + refused}


def main() -> None:
    options = tables.arguments("Plans applied to PyTorch's own modules.", MODELS, QUICK)
    rows = [{"model": "attention"} | check_attention(), {"model": "windows"} | check_windows(options)]
    for name in options.only:
        try:
            rows.append({"model": name} | check(options, name))
        except Exception as error:  # a row that fails does not stop the table
            rows.append({"model": name, "result": f"FAILED: {type(error).__name__}: {error}"})
    tables.table(rows, options.work / "apply_plan_table.txt")
    sys.exit(0 if all(row["result"] == "ok" for row in rows) else 1)


if __name__ == "__main__":
    main()
