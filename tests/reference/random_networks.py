#!/usr/bin/python3
# Prunes random small networks and proves each anew in PyTorch: random_networks.py CLEANAI WORK --count N --seed S.
import argparse
import importlib.util
import pathlib
import random
import sys

import torch
from torch import nn

import networks
import pruning
import random_modules

SHAPE = (1, 3, random_modules.SIDE, random_modules.SIDE)


def loaded(text: str, file: pathlib.Path) -> nn.Module:
    """TorchScript reads the source from a file."""
    file.write_text(text)
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Network()


def options_of(seed: int) -> tuple[str, list]:
    """Form and pruning options."""
    choice = random.Random(-seed)
    return choice.choice(["scripted", "traced"]), [
        "--ratio", round(choice.uniform(0.05, 0.95), 2), "--criterion", choice.choice(["magnitude_l1", "magnitude_l2", "random"]),
        "--scope", choice.choice(["layer", "layer", "global"]), "--round-to", choice.choice([1, 1, 2, 4])]


def check(cleanai: pathlib.Path, work: pathlib.Path, seed: int, text: str) -> float:
    """Prunes one network; the share of parameters that went. Throws when it is not exact."""
    torch.manual_seed(seed)
    model = networks.with_random_norms(loaded(text, work / f"random_{seed}.py"))
    images = torch.randn(2, *SHAPE[1:])
    form, options = options_of(seed)
    with torch.no_grad():
        module = torch.jit.script(model) if form == "scripted" else torch.jit.trace(model, images, check_trace=False)
    file = work / f"random_{seed}.pt"
    module.save(str(file))
    result = pruning.prune(cleanai, file, [SHAPE], *options)
    difference = pruning.difference(pruning.masked_outputs(model, result.plan, images), pruning.outputs(result.module, images))
    proof = result.report["verified"]["masked_relative_difference"]
    if max(difference, proof) > pruning.TOLERANCE:
        raise pruning.Failed(f"differs by {difference:.3g}, by its own proof {proof:.3g}")
    for suffix in (".pt", ".py"):
        file.with_suffix(suffix).unlink()
    return 1 - result.report["after"]["parameters"] / result.report["before"]["parameters"]


def main() -> None:
    parser = argparse.ArgumentParser(description="Random networks, pruned and proven.")
    parser.add_argument("cleanai", type=pathlib.Path, help="the built executable")
    parser.add_argument("work", type=pathlib.Path, help="folder for models; those that fail stay")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1, help="of the first network; the next have the next numbers")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    removed, failures = [], []
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        text = random_modules.source(seed)
        try:
            removed.append(check(arguments.cleanai, arguments.work, seed, text))
        except Exception as error:  # the others still run
            failures.append(seed)
            form, options = options_of(seed)
            print(f"seed {seed}, {form}, {' '.join(map(str, options))}\n{type(error).__name__}: {error}\n{text}", flush=True)
    untouched = sum(share == 0 for share in removed)
    print(f"{len(removed)} of {arguments.count} exact, {untouched} of them untouched, "
          f"{100 * sum(removed) / max(len(removed), 1):.0f} % of the parameters removed on average; failed: {failures or 'none'}")
    sys.exit(1 if failures or untouched > arguments.count / 4 else 0)


if __name__ == "__main__":
    main()
