# Runs `cleanai prune` and proves its file anew, from PLAN.json alone: shared by the tables and tests of pruning.
"""In the original every removed index of every listed weight, bias and norm parameter is set to zero, and its outputs are
compared with those of the pruned file."""
import json
import math
import pathlib
from dataclasses import dataclass

import torch
from torch import nn

import operators
import tables

TOLERANCE = 1e-5
STATISTICS = ("running_mean", "running_var", "num_batches_tracked")  # of norms: no matter once weight and bias are zero


class Failed(Exception):
    """cleanai ended with an error; the text is its line."""


@dataclass
class Pruned:
    report: dict  # of --json
    text: str  # of PLAN.json
    module: torch.jit.ScriptModule
    seconds: float

    @property
    def plan(self) -> dict:
        return json.loads(self.text)

    def kept(self) -> dict[str, int]:
        return {layer["name"]: len(layer["kept"]) for layer in self.plan["layers"]}


def prune(cleanai: pathlib.Path, file: pathlib.Path, shapes: list[tuple], *options) -> Pruned:
    """Prunes `file` beside itself; the pruned file and its plan are deleted when they are read."""
    target, plan_file = file.with_suffix(".pruned.pt"), file.with_suffix(".plan.json")
    inputs = [part for shape in shapes for part in ("--input-shape", ",".join(map(str, shape)))]
    run = tables.Run([cleanai, "prune", file, *inputs, *options, "--json", "--quiet", "--plan-out", plan_file, "-o", target])
    if run.code != 0:
        target.unlink(missing_ok=True)
        lines = run.output.strip().splitlines()
        raise Failed(next((line for line in lines if line.startswith("error:")), f"ended with {run.code}: {' '.join(lines[-1:])}"))
    result = Pruned(json.JSONDecoder().raw_decode(run.output, run.output.index("{"))[0], plan_file.read_text(),
                    torch.jit.load(str(target)), run.seconds)
    target.unlink()
    plan_file.unlink()
    return result


def removed_indices(entry: dict, tensor: torch.Tensor) -> torch.Tensor:
    kept = entry["kept"]
    assert kept == sorted(set(kept)), f"{entry['name']}: kept indices are not ascending and unique"
    assert kept and 0 <= kept[0] and kept[-1] < tensor.shape[entry["dim"]], f"{entry['name']}: kept indices out of range"
    return torch.tensor(sorted(set(range(tensor.shape[entry["dim"]])) - set(kept)), dtype=torch.long)


def mask(model: nn.Module, plan: dict) -> nn.Module:
    """Zeroes what the plan removes, in place."""
    state = model.state_dict()
    with torch.no_grad():
        for entry in plan["tensors"]:
            if not entry["name"].endswith(STATISTICS):
                state[entry["name"]].index_fill_(entry["dim"], removed_indices(entry, state[entry["name"]]), 0.0)
    return model


def masked_outputs(model: nn.Module, plan: dict, *inputs) -> list[torch.Tensor]:
    """Outputs of the masked model, its norms over channels taken over the kept ones. Changes `model`."""
    with torch.no_grad(), operators.NormsOverKept(mask(model, plan), plan):
        return operators.tensors(model(*inputs))


def outputs(model: nn.Module, *inputs) -> list[torch.Tensor]:
    with torch.no_grad():
        return operators.tensors(model(*inputs))


def difference(expected: list[torch.Tensor], actual: list[torch.Tensor]) -> float:
    """The largest difference relative to the largest expected value; infinite when shapes differ."""
    if [value.shape for value in expected] != [value.shape for value in actual]:
        return math.inf
    worst = 0.0
    for a, b in zip(expected, actual):
        error = float((a - b).abs().max() / a.abs().max()) if not torch.equal(a, b) else 0.0
        worst = max(worst, error if error == error else math.inf)
    return worst


def trains(module: nn.Module, images: torch.Tensor) -> bool:
    """Two SGD steps with finite losses and gradients, which are not all zero."""
    for parameter in module.train().parameters():
        parameter.requires_grad_()  # those of a frozen file come without
    optimizer = torch.optim.SGD(module.parameters(), lr=1e-5)
    for _ in range(2):
        optimizer.zero_grad()
        loss = sum(value.square().mean() for value in operators.tensors(module(images)))
        loss.backward()
        optimizer.step()
        gradients = [parameter.grad for parameter in module.parameters() if parameter.grad is not None]
        if not all(bool(torch.isfinite(value).all()) for value in [loss, *gradients]) or not any(bool(g.any()) for g in gradients):
            return False
    return True
