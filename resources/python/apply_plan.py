#!/usr/bin/env python3
# Applies a PLAN.json of CleanAI Studio to your own PyTorch model: apply_plan(model, plan). Needs PyTorch alone.
"""
    model = MyNetwork()
    model.load_state_dict(torch.load("weights.pt"))
    apply_plan(model, json.load(open("PLAN.json")))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)    # made afterwards: the parameters are new

Weights, norms, and the attributes of PyTorch's own modules (in_channels, groups, num_features, ...) become smaller in place;
outputs then equal those of the pruned TorchScript file. Numbers of channels that your own `forward` spells out are yours to
change. Attention that takes the width of its heads from its input (torchvision's Swin and MaxViT) cannot follow a plan that
prunes it, which is refused. For weights without a model: python apply_plan.py PLAN.json STATE_DICT.pt -o OUT.pt
"""
import argparse
import collections
import json
import math
import sys

import torch
from torch import nn


# By class, the layer whose weight makes queries, keys and values. Their forward divides the input's width by the heads.
WIDTH_FROM_INPUT = {"ShiftedWindowAttention": "qkv", "RelativePositionalMultiHeadAttention": "to_qkv"}


def apply_plan(model: nn.Module, plan: dict) -> nn.Module:
    """Changes `model` and returns it. Throws ValueError, and changes nothing, when the plan is not of this model."""
    owners = {f"{prefix}.{key}".lstrip("."): (module, slots, key) for prefix, module in model.named_modules(remove_duplicate=False)
              for slots in (module._parameters, module._buffers) for key in slots if slots[key] is not None}
    tensors = {name: slots[key] for name, (_, slots, key) in owners.items()}
    kept = _checked(tensors, plan)
    _check_attention(model, kept)
    changed = collections.defaultdict(dict)  # by module: key -> {dim: kept}
    for name, dims in kept.items():
        changed[owners[name][0]][owners[name][2]] = dims
    for module in [module for module in model.modules() if isinstance(module, nn.MultiheadAttention)]:
        changed[module]  # its own parameters may stay while those around it shrink
    attributes = {module: _attributes(module, keys) for module, keys in changed.items()}
    smaller = _selected(tensors, kept)
    for name, tensor in smaller.items():
        _, slots, key = owners[name]
        slots[key] = tensor
    for module, values in attributes.items():
        if isinstance(module, nn.MultiheadAttention):
            _rescale(module, values)
        for attribute, value in values.items():
            setattr(module, attribute, value)
    return model


def apply_to_state_dict(state: dict, plan: dict) -> dict:
    """The same for weights alone; what a module computes with (groups, heads, ...) is not in them."""
    tensors = {name: value for name, value in state.items() if isinstance(value, torch.Tensor)}
    return {**state, **_selected(tensors, _checked(tensors, plan))}


def _same(tensor: torch.Tensor) -> tuple:
    """Equal for two names of one tensor."""
    return tensor.data_ptr(), tuple(tensor.shape), tensor.stride()


def _checked(tensors: dict, plan: dict) -> dict:
    """Kept indices as {name: {dim: indices}}, for every name of a shared tensor."""
    if plan.get("format") != "cleanai-plan" or plan.get("version") != 1:
        raise ValueError("not a plan of version 1")
    by_tensor = collections.defaultdict(dict)
    for entry in plan["tensors"]:
        name, dim, kept = entry["name"], entry["dim"], entry["kept"]
        if name not in tensors:
            raise ValueError(f"the plan names {name}, which this model does not have")
        shape = list(tensors[name].shape)
        if dim >= len(shape) or not kept or not 0 <= min(kept) <= max(kept) < shape[dim]:
            raise ValueError(f"{name}: the plan keeps other indices of dimension {dim} than its shape {shape} has; "
                             "another model, or the plan is already applied")
        if by_tensor[_same(tensors[name])].setdefault(dim, kept) != kept:
            raise ValueError(f"{name} shares its values with another tensor, of which the plan keeps others")
    for layer in plan["layers"]:
        sizes = [tensors[entry["name"]].shape[entry["dim"]] for entry in plan["tensors"]
                 if entry["name"] == layer["name"] + ".weight" and entry["kept"] == layer["kept"]]
        if sizes and layer["channels"] not in sizes:
            raise ValueError(f"{layer['name']} has {sizes[0]} channels, the plan is for {layer['channels']}; "
                             "another model, or the plan is already applied")
    return {name: by_tensor[_same(tensor)] for name, tensor in tensors.items() if _same(tensor) in by_tensor}


def _check_attention(model: nn.Module, kept: dict) -> None:
    for name, module in model.named_modules():
        for kind in type(module).__mro__:
            if f"{name}.{WIDTH_FROM_INPUT.get(kind.__name__)}.weight".lstrip(".") in kept:
                raise ValueError(f"{name} is a {type(module).__name__}, which takes the width of its heads from its input and cannot run "
                                 f"with what the plan keeps of it; use the pruned TorchScript file, or leave every such module out: "
                                 f"--ignore '{name}.*' ...")


def _selected(tensors: dict, kept: dict) -> dict:
    """The smaller tensors by name, a shared one made once."""
    made = {}
    for name, dims in kept.items():
        if _same(tensors[name]) not in made:
            values = tensors[name].detach()
            for dim, indices in dims.items():
                values = values.index_select(dim, torch.tensor(indices, device=values.device))
            made[_same(tensors[name])] = (nn.Parameter(values, tensors[name].requires_grad)
                                          if isinstance(tensors[name], nn.Parameter) else values)
    return {name: made[_same(tensors[name])] for name in kept}


def _attributes(module: nn.Module, kept: dict) -> dict:
    """Attributes of a module after {parameter: {dim: kept}}."""

    def size(key: str, dim: int) -> int:
        return len(kept.get(key, {}).get(dim, range(getattr(module, key).shape[dim])))

    if isinstance(module, nn.modules.conv._ConvNd):
        rows = module.weight.shape[0]
        groups = len({row // (rows // module.groups) for row in kept.get("weight", {}).get(0, range(rows))})
        first, second = size("weight", 0), size("weight", 1) * groups
        inputs, outputs = (first, second) if module.transposed else (second, first)
        return {"in_channels": inputs, "out_channels": outputs, "groups": groups}
    if isinstance(module, (nn.modules.batchnorm._NormBase, nn.modules.batchnorm.SyncBatchNorm)):
        key = "weight" if module.weight is not None else "running_mean"
        return {"num_features": size(key, 0)}
    if isinstance(module, nn.LayerNorm):
        return {"normalized_shape": tuple(size("weight", dim) for dim in range(module.weight.dim()))}
    if isinstance(module, nn.GroupNorm):
        channels = size("weight", 0)
        groups = channels if module.num_groups == module.num_channels else module.num_groups
        return {"num_channels": channels, "num_groups": groups}
    if isinstance(module, nn.Linear):
        return {"in_features": size("weight", 1), "out_features": size("weight", 0)}
    if isinstance(module, nn.Embedding):
        return {"num_embeddings": size("weight", 0), "embedding_dim": size("weight", 1)}
    if isinstance(module, nn.PReLU):
        return {"num_parameters": size("weight", 0)}
    if isinstance(module, nn.MultiheadAttention):
        return _attention(module, kept)
    return {}


def _attention(module: nn.MultiheadAttention, kept: dict) -> dict:
    """PyTorch's own attention divides the model's width by the heads, so only such rectangles fit it."""
    width, head_width = module.embed_dim, module.head_dim

    def after(key: str, dim: int) -> list:
        return list(kept.get(key, {}).get(dim, range(getattr(module, key).shape[dim])))

    if module.in_proj_weight is not None:
        rows = after("in_proj_weight", 0)
        projections = [[row % width for row in rows if row // width == part] for part in range(3)]
        widths = [len(after("in_proj_weight", 1))] * 3
    else:
        keys = ["q_proj_weight", "k_proj_weight", "v_proj_weight"]
        projections, widths = [after(key, 0) for key in keys], [len(after(key, 1)) for key in keys]
    counts = [collections.Counter(row // head_width for row in rows) for rows in projections]
    heads, sizes = set(counts[0]), {size for count in counts for size in count.values()}
    if any(set(count) != heads for count in counts) or len(sizes) != 1 or len(heads) * min(sizes) != widths[0]:
        raise ValueError(f"attention of {widths[0]} channels in {len(heads)} heads of {sorted(sizes)}: nn.MultiheadAttention needs heads of "
                         "one width that add up to the channels; prune heads and channels by the same ratio, or leave them out with --ignore")
    return {"embed_dim": widths[0], "kdim": widths[1], "vdim": widths[2], "num_heads": len(heads), "head_dim": min(sizes)}


def _rescale(module: nn.MultiheadAttention, values: dict) -> None:
    """Queries are divided by the root of the new head width; the trained network divided by that of the old one."""
    factor, rows = math.sqrt(values["head_dim"] / module.head_dim), values["num_heads"] * values["head_dim"]
    with torch.no_grad():
        for tensor in (module.in_proj_weight, module.q_proj_weight, module.in_proj_bias):
            if tensor is not None:
                tensor[:rows] *= factor


def main() -> None:
    parser = argparse.ArgumentParser(description="Applies a plan to a state dict.")
    parser.add_argument("plan", metavar="PLAN.json")
    parser.add_argument("state", metavar="STATE_DICT.pt", help="written by torch.save(model.state_dict(), ...)")
    parser.add_argument("-o", dest="output", metavar="OUT.pt", required=True)
    options = parser.parse_args()
    with open(options.plan, encoding="utf-8") as file:
        plan = json.load(file)
    state = torch.load(options.state, map_location="cpu")
    if not isinstance(state, dict):
        sys.exit(f"error: {options.state}: not a state dict but {type(state).__name__}. Save model.state_dict()")
    try:
        torch.save(apply_to_state_dict(state, plan), options.output)
    except ValueError as error:
        sys.exit(f"error: {options.state}: {error}")


if __name__ == "__main__":
    main()
