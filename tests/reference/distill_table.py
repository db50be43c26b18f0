#!/usr/bin/python3
# Distillation against PyTorch: distill_table.py CLEANAI WORK.
"""One step of SGD and one of Muon on a small network with a norm, a residual add and a depthwise convolution: its loss and
the weights it gives, against PyTorch's autograd. Ten images, of which one is held out and the others make one batch; which
one is for the program to choose, so the one that fits is taken. Then what must hold for any training: the best weights are
kept, a seed decides, NaN is met."""
import copy
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

import pruning
import repair_table
import tables

TOLERANCE = {"sgd": 1e-5, "muon": 2e-4}  # Jordan's polynomials raise small singular values 480 times, and their errors
IMAGES, SHAPE, RATE, FEATURES = 10, (1, 3, 10, 10), 0.05, 3.0
MOMENTUM, ADAM_BESIDE_MUON = 0.9, 0.1


class Net(nn.Module):
    """In-place operators and a norm; `classes` scores, or a map in the image's size."""

    def __init__(self, classes: bool):
        super().__init__()
        self.stem, self.stem_norm = nn.Conv2d(3, 12, 3, padding=1, bias=False), nn.BatchNorm2d(12)
        self.depthwise = nn.Conv2d(12, 12, 3, padding=1, groups=12)
        self.mix = nn.Conv2d(12, 12, 1)
        self.head = nn.Linear(12, 5) if classes else nn.Conv2d(12, 2, 1)
        self.classes = classes

    def forward(self, x):
        x = functional.relu(self.stem_norm(self.stem(x)), inplace=True)
        y = functional.relu(self.depthwise(x), inplace=True)
        y = self.mix(y)
        y += x
        return self.head(functional.relu(y).mean((2, 3)) if self.classes else functional.relu(y))


def made(classes: bool) -> tuple[Net, torch.Tensor]:
    torch.manual_seed(3)
    net = Net(classes).eval()
    nn.init.uniform_(net.stem_norm.running_mean, -0.3, 0.3)
    nn.init.uniform_(net.stem_norm.running_var, 0.5, 2)
    nn.init.uniform_(net.stem_norm.weight, 0.5, 1.5)
    with torch.no_grad():
        net.head.weight.mul_(5)
    return net, torch.randn(IMAGES, *SHAPE[1:])


def features(module: nn.Module, images: torch.Tensor) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
    """What it returns and what every layer gives, before anything changes that in place."""
    seen, hooks = {}, []
    for name, layer in module.named_modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            hooks.append(layer.register_forward_hook(lambda _, __, output, name=name: seen.update({name: output.clone()})))
    output = module(images)
    for hook in hooks:
        hook.remove()
    return output, seen


def relative(teacher: torch.Tensor, student: torch.Tensor) -> torch.Tensor:
    return (student - teacher).square().sum() / teacher.square().sum()


def loss_of(net: Net, student: nn.Module, plan: dict, images: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        wanted, teaching = features(net, images)
    given, learning = features(student, images)
    errors = [relative(value[:, repair_table.kept_outputs(plan, name, value.shape[1])], learning[name])
              for name, value in teaching.items()]
    if not net.classes:
        return relative(wanted, given) + FEATURES * sum(errors) / len(errors)
    divergence = functional.kl_div(given.log_softmax(1), wanted.softmax(1), reduction="batchmean")
    return divergence + FEATURES * sum(errors) / len(errors)


def sgd_step(student: nn.Module) -> None:
    torch.optim.SGD(student.parameters(), RATE, momentum=MOMENTUM).step()


def muon_step(student: nn.Module) -> None:
    """The first step, in float64: Jordan's polynomial on the singular values themselves. Adam for what is no matrix."""
    others = []
    for weight in student.parameters():
        if weight.dim() < 2 or weight.shape[0] == 1 or weight.shape[1] == 1:
            others.append(weight)
            continue
        left, values, right = torch.linalg.svd(weight.grad.flatten(1).double(), full_matrices=False)
        values = values / values.norm()
        for _ in range(5):
            values = 3.4445 * values - 4.7750 * values**3 + 2.0315 * values**5
        direction = (left * values) @ right
        with torch.no_grad():
            weight -= RATE * weight.norm() * (direction / direction.norm()).reshape(weight.shape)
    torch.optim.Adam(others, ADAM_BESIDE_MUON * RATE).step()


STEPS = {"sgd": sgd_step, "muon": muon_step}


def stepped(net: Net, start: pruning.Pruned, images: torch.Tensor, optimizer: str) -> tuple[float, dict[str, torch.Tensor]]:
    """The loss before and the weights after one step of PyTorch's, its gradients limited to a norm of 1."""
    student = repair_table.in_python(net, start).eval()
    loss = loss_of(net, student, start.plan, images)
    loss.backward()
    nn.utils.clip_grad_norm_(student.parameters(), 1.0)
    STEPS[optimizer](student)
    return loss.item(), {name: value.detach() for name, value in student.state_dict().items()}


def change_difference(start: dict, found: dict, expected: dict) -> float:
    """Of the changes, relative to the largest of each tensor."""
    worst = 0.0
    for name, value in expected.items():
        if value.is_floating_point():
            scale = float((value - start[name]).abs().max()) + 1e-2 * float(value.abs().max())
            worst = max(worst, float((found[name] - value).abs().max()) / scale)
    return worst


def same(first: pruning.Pruned, second: pruning.Pruned) -> bool:
    states = [dict(pruned.module.state_dict()) for pruned in (first, second)]
    return states[0].keys() == states[1].keys() and all(torch.equal(states[0][name], states[1][name]) for name in states[0])


def one_step(options, classes: bool, optimizer: str) -> dict[str, float]:
    net, images = made(classes)
    file, data = options.work / "distill.pt", options.work / "distill.npy"
    torch.jit.script(net).save(str(file))
    numpy.save(data, images.numpy())
    common = ["--ratio", 0.4, "--data", data, "--threads", 1]
    start = pruning.prune(options.cleanai, file, [SHAPE], *common)
    trained = pruning.prune(options.cleanai, file, [SHAPE], *common, "--distill", 1, "--distill-optimizer", optimizer,
                            "--distill-rate", RATE, "--distill-batch", IMAGES, "--distill-features", FEATURES)
    report, before = trained.report["distillation"], dict(start.module.state_dict())
    assert report["best_epoch"] == 1 and report["held_out"] == 1, f"nothing was learned: {report}"
    found = dict(trained.module.state_dict())
    results = []
    for held_out in range(IMAGES):
        others = images[[i for i in range(IMAGES) if i != held_out]]
        loss, expected = stepped(net, start, others, optimizer)
        results.append((abs(report["loss"][0] - loss) / loss, change_difference(before, found, expected)))
    kind = f"{'scores' if classes else 'map'}, {optimizer}"
    loss, weights = min(results)
    return {f"{kind}: loss": loss, f"{kind}: weights after a step": weights}


def rules(options) -> dict[str, bool]:
    net, images = made(True)
    file, data, broken = options.work / "distill.pt", options.work / "distill.npy", options.work / "distill_nan.npy"
    torch.jit.script(net).save(str(file))
    numpy.save(data, images.repeat(4, 1, 1, 1).numpy())
    with_nan = images.clone()
    with_nan[:, 0, 0, 0] = float("nan")
    numpy.save(broken, with_nan.numpy())

    def distilled(source, *more) -> pruning.Pruned:
        return pruning.prune(options.cleanai, file, [SHAPE], "--ratio", 0.4, "--data", source, "--threads", 1, *more)

    start, train = distilled(data), ["--distill", 3, "--distill-batch", 8]
    once, again = distilled(data, *train), distilled(data, *train)
    other, wild = distilled(data, *train, "--seed", 1), distilled(data, *train, "--distill-rate", 1e3)
    hopeless = distilled(data, *train, "--distill-rate", 1e30)
    nan = distilled(broken, *train)
    agreements = once.report["distillation"]["held_out_agreement"]
    return {"it learns": not same(start, once) and agreements[once.report["distillation"]["best_epoch"]] == max(agreements),
            "the same twice": same(once, again),
            "another seed, another result": not same(once, other),
            "a wild rate changes nothing": same(start, wild) and wild.report["distillation"]["best_epoch"] == 0,
            "infinity is met": same(start, hopeless) and "smaller rate" in " ".join(hopeless.report["warnings"]),
            "NaN is met": same(start, nan) and "finite" in " ".join(nan.report["warnings"])}


def frozen(options) -> dict[str, bool]:
    """torch.jit.freeze turns norm statistics into constants: they stay what they are, all else is trained."""
    net, images = made(True)
    file, data = options.work / "distill_frozen.pt", options.work / "distill.npy"
    torch.jit.freeze(torch.jit.script(copy.deepcopy(net)), optimize_numerics=False).save(str(file))
    numpy.save(data, images.numpy())
    common = ["--ratio", 0.4, "--data", data, "--threads", 1]
    start = pruning.prune(options.cleanai, file, [SHAPE], *common)
    trained = pruning.prune(options.cleanai, file, [SHAPE], *common, "--distill", 2, "--distill-batch", 4)
    before, after = start.module.state_dict(), trained.module.state_dict()
    return {"frozen: only the norm's statistics stay": len(before) > 6 and all(
        torch.equal(value, after[name]) == name.endswith(("running_mean", "running_var")) for name, value in before.items())}


def main() -> None:
    options = tables.arguments("Distillation against PyTorch.")
    torch.set_num_threads(1)
    differences = {what: (value, TOLERANCE[optimizer]) for optimizer in STEPS for classes in (True, False)
                   for what, value in one_step(options, classes, optimizer).items()}
    rows = [{"what": what, "difference": f"{value:.1e}", "ok": value <= tolerance}
            for what, (value, tolerance) in differences.items()]
    rows += [{"what": what, "difference": "", "ok": value} for what, value in (rules(options) | frozen(options)).items()]
    tables.table(rows, options.work / "distill_table.txt")
    if not all(row["ok"] for row in rows):
        sys.exit("distillation differs from PyTorch or breaks its rules")


if __name__ == "__main__":
    main()
