#!/usr/bin/python3
# What errors in a layer count beside those of others: prices_table.py CLEANAI WORK [--only NETWORK ...] [--quick].
"""The prices that `analyze --moments` chose, against PyTorch's gradients: the Fisher information of each layer's output, by one
pass back for every class, gives the ratios that the prices are powers of (the program takes random projections instead, so they
agree but for noise). And the power: of plans by every power that it may choose, the one that it chose diverges least, or nearly,
on other images."""
import functools
import json
import pathlib

import numpy
import torch

import moments_table
import recovery_table
import tables
import trained_networks

POWERS = (0, 0.5, 1)
PASS, KEPT = 2560, 256  # images of the pass, and those with the smallest ranks
NOISE = 0.25  # of a logarithm's standard deviation
WORSE = 1.2   # by so much another power may be better: it was chosen with other images and in fewer steps

NETWORKS = {"densenet": trained_networks.densenet, "mobilenet_v2": trained_networks.mobilenet_v2, "vgg": trained_networks.vgg}


def rank(position: int) -> int:
    """SplitMix64's mixing of a counter."""
    whole = (1 << 64) - 1
    value = 0x9e3779b97f4a7c15 * (position + 1) & whole
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9 & whole
    value = (value ^ value >> 27) * 0x94d049bb133111eb & whole
    return value ^ value >> 31


def images() -> torch.Tensor:
    kept = sorted(sorted(range(PASS), key=rank)[:KEPT])
    return trained_networks.sample.load(trained_networks.DATA, "train")[0][kept]


def covariance_of(weight: torch.Tensor, inputs: numpy.ndarray) -> torch.Tensor:
    """Of what the layer gives, taps taken as independent: [C, C]."""
    taps = weight.flatten(2).double() if weight.dim() > 2 else weight.double().unsqueeze(2)
    return sum(tap @ torch.from_numpy(inputs.copy()) @ tap.t() for tap in taps.unbind(2)).float()


def information(net: torch.nn.Module, covariances: dict[str, torch.Tensor]) -> dict[str, float]:
    values: dict[str, torch.Tensor] = {}

    def keep(name: str, module, given, value: torch.Tensor) -> torch.Tensor:
        values[name] = value + torch.zeros_like(value).requires_grad_()
        return values[name]

    for parameter in net.parameters():
        parameter.requires_grad_(False)
    for name, module in net.named_modules():
        if f"{name}.weight" in covariances:
            module.register_forward_hook(functools.partial(keep, f"{name}.weight"))
    given = images()
    logs = torch.log_softmax(net(given), 1)
    found = dict.fromkeys(values, 0.0)
    for k in range(logs.shape[1]):
        weighed = (logs[:, k] * logs[:, k].detach().mul(0.5).exp()).sum()
        for name, gradient in zip(values, torch.autograd.grad(weighed, list(values.values()), retain_graph=True)):
            rows = gradient.movedim(1, -1).flatten(0, -2) if gradient.dim() == 4 else gradient
            found[name] += float(((rows @ covariances[name]) * rows).sum()) / (2 * len(given))
    return found


def ratios_of(information: dict[str, float], sensitivity: dict[str, float]) -> dict[str, float]:
    """Logarithms, zero on average."""
    logs = {name: numpy.log(value / sensitivity[name]) for name, value in information.items()}
    mean = numpy.mean(list(logs.values()))
    return {name: value - mean for name, value in logs.items()}


def with_prices(file: pathlib.Path, prices: dict[str, float]) -> pathlib.Path:
    content = file.read_bytes()
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8:8 + length])
    about = json.loads(header["__metadata__"]["cleanai-moments"])
    about["prices"] = prices
    header["__metadata__"]["cleanai-moments"] = json.dumps(about)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    result = file.with_suffix(".priced.safetensors")
    result.write_bytes(len(text).to_bytes(8, "little") + text + content[8 + length:])
    return result


def divergence_of(options, model: pathlib.Path, moments: pathlib.Path) -> float:
    run = tables.Run([options.cleanai, "prune", model, "--criterion", "obs", "--target-macs", 0.25, "--moments", moments, "--data",
                      recovery_table.TRAINING, "--preset", "fashion-mnist", "--shuffle", "--seed", 1, "--repair", "affine",
                      "--json", "--quiet", "-o", options.work / "prices.pt"]).checked()
    return json.JSONDecoder().raw_decode(run.output[run.output.index("{"):])[0]["predicted_damage"]["divergence"]


def row_of(options, name: str) -> dict:
    model, moments = trained_networks.file_of(options.work, name), options.work / f"prices_{name}.safetensors"
    tables.Run([options.cleanai, "analyze", model, "--data", recovery_table.TRAINING, "--preset", "fashion-mnist", "--moments",
                moments, "--quiet", "-o", options.work / "prices.json"]).checked()
    about, tensors = moments_table.read(moments)
    net = NETWORKS[name]()
    net.load_state_dict(torch.jit.load(str(model)).state_dict())
    weights = dict(net.named_parameters())
    inputs = {weight: tensors[f"{i}.covariance"] for i, value in enumerate(about["values"]) for weight in value["weights"]}
    covariances = {weight: covariance_of(weights[weight], covariance) for weight, covariance in inputs.items()}
    sensitivity, prices = about["sensitivity"], about["prices"]
    expected = ratios_of(information(net.eval(), covariances), sensitivity)
    found = {weight: numpy.log(prices[weight] / sensitivity[weight]) for weight in expected}
    x, y = (numpy.array([values[weight] for weight in expected]) for values in (expected, found))
    power = min(POWERS, key=lambda candidate: abs(y - candidate * x).max())
    error = float((y - power * x).std() / (power * x.std())) if power > 0 else float(abs(y).max())
    divergences = [divergence_of(options, model, with_prices(
        moments, {weight: sensitivity[weight] * float(numpy.exp(candidate * expected[weight])) for weight in expected}))
        for candidate in POWERS]
    chosen = divergence_of(options, model, moments)
    return {"network": name, "layers": len(expected), "power": power, "error": error, "divergence": chosen,
            "by power": " ".join(f"{value:.3f}" for value in divergences),
            "ok": error <= NOISE and chosen <= WORSE * min(divergences) and prices.keys() == inputs.keys()}


def main() -> None:
    options = tables.arguments("Prices of layers.", list(NETWORKS), ["densenet"])
    rows = []
    for name in options.only:
        rows.append(row_of(options, name))
        print(rows[-1], flush=True)
    tables.markdown(rows, options.work / "prices_table.md")
    if not all(row["ok"] for row in rows):
        raise SystemExit("prices differ")
    if not any(row["power"] > 0 for row in rows):
        raise SystemExit("no power was chosen that would show the information")


if __name__ == "__main__":
    main()
