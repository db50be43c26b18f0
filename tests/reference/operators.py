# Looks at PyTorch's operators while a network runs, whatever its form: counts multiply-accumulates, masks norms over channels.
import torch
from torch import nn
from torch.utils._pytree import tree_flatten, tree_map
from torch.utils._python_dispatch import TorchDispatchMode

aten = torch.ops.aten


class Operators(TorchDispatchMode):
    """Every operator of eager and of TorchScript networks comes by; `see` may change its result."""

    def __torch_dispatch__(self, function, types, arguments=(), keywords=None):
        # Numbers of a traced graph arrive as Python's; operators on them want tensors again.
        wanted = function._schema.arguments
        tensors = [torch.tensor(value) if isinstance(value, (bool, int, float)) and str(wanted[i].type) == "Tensor" else value
                   for i, value in enumerate(arguments)]
        result = function(*tensors, **(keywords or {}))
        return self.see(function, tensors, result)

    def see(self, function, arguments, result):
        return result


class MacCounter(Operators):
    """Multiply-accumulates of convolutions, linear layers and matrix products."""

    def __init__(self):
        super().__init__()
        self.macs = 0

    def see(self, function, arguments, result):
        if function in (aten.convolution.default, aten._convolution.default):
            inputs, weight, transposed = arguments[0], arguments[1], arguments[6]
            self.macs += (inputs if transposed else result).numel() * weight[0].numel()
        elif function in (aten.mm.default, aten.bmm.default):
            self.macs += result.numel() * arguments[0].shape[-1]
        elif function in (aten.addmm.default, aten.baddbmm.default):
            self.macs += result.numel() * arguments[1].shape[-1]
        elif function is aten._native_multi_head_attention.default:
            query, width, weights, projection = arguments[0], arguments[3], arguments[5], arguments[7]
            count, tokens = query.shape[:2]
            self.macs += count * tokens * (weights.numel() + projection.numel() + 2 * tokens * width)
        return result


class NormsOverKept(Operators):
    """Layer and group norms take their statistics over the kept channels, as they do in the pruned network."""

    def __init__(self, module: nn.Module, plan: dict):
        super().__init__()
        state = module.state_dict()
        self.kept = {state[entry["name"]].data_ptr(): torch.tensor(entry["kept"]) for entry in plan["tensors"]
                     if entry["name"] in state and entry["dim"] == 0 and state[entry["name"]].dim() == 1}

    def see(self, function, arguments, result):
        if function is aten.native_layer_norm.default:
            values, shape, weight, bias, epsilon = arguments
            kept = self.kept.get(weight.data_ptr()) if weight is not None else None
            if kept is not None and len(shape) == 1:
                narrow = aten.native_layer_norm(values[..., kept], [len(kept)], weight[kept], bias[kept], epsilon)
                return (torch.zeros_like(result[0]).index_copy_(-1, kept, narrow[0]), *narrow[1:])
        if function is aten.native_group_norm.default:
            values, weight, bias, count, channels, positions, groups, epsilon = arguments
            kept = self.kept.get(weight.data_ptr()) if weight is not None else None
            if kept is not None:
                groups = len(set((kept // (channels // groups)).tolist()))  # whole groups may go
                narrow = aten.native_group_norm(values[:, kept].contiguous(), weight[kept], bias[kept], count, len(kept), positions, groups, epsilon)
                return (torch.zeros_like(result[0]).index_copy_(1, kept, narrow[0]), *narrow[1:])
        return result


class Decisions(Operators):
    """Notes what decides from real numbers (orders, comparisons, nms). A second run is led by the first one's decisions, so
    that rounding, which turns equal scores round, does not send it another way."""

    NAMES = {f"aten::{name}" for name in ("topk", "sort", "argmax", "max", "min", "gt", "ge", "lt", "le", "eq", "ne", "nonzero", "floor", "round",
                                          "_to_copy", "_unique2")} | {"torchvision::nms"}

    def __init__(self, leader: "Decisions | None" = None):
        super().__init__()
        self.made, self.leader = [], leader

    def see(self, function, arguments, result):
        name = function._schema.name
        basis = [value for value in tensors(list(arguments)) if value.is_floating_point()]
        decides = any(not value.is_floating_point() for value in tensors([result])) or name in ("aten::floor", "aten::round")
        if name not in self.NAMES or not basis or not decides:
            return result
        if self.leader:
            led, _, result = self.leader.made[len(self.made)]
            assert led == name, f"{name} came instead of {led}"
            result = tree_map(lambda value: value.clone() if isinstance(value, torch.Tensor) else value, result)
        self.made.append((name, [value.clone() for value in basis], tree_map(lambda value: value.clone() if isinstance(value, torch.Tensor) else value, result)))
        return result


def macs(module, *inputs) -> int:
    """For one image, by running the network; with gradients, so that attention takes its plain operators."""
    with MacCounter() as counter:
        module(*inputs)
    return counter.macs


def tensors(outputs) -> list[torch.Tensor]:
    """All tensors of a tuple, list or dict of outputs, in order."""
    if isinstance(outputs, dict):
        outputs = list(outputs.values())
    return [leaf for leaf in tree_flatten(list(outputs) if isinstance(outputs, tuple) else outputs)[0] if isinstance(leaf, torch.Tensor)]
