#!/usr/bin/python3
# Second moments of an analysis against NumPy's, and what prune makes of them: moments_table.py CLEANAI WORK.
"""The means and covariances in the file, whatever the batches, halved or not; the same coverage with and without them; the
same choice from the file as from a pass of prune's own; and files that are damaged, foreign or not there."""
import json
import pathlib

import numpy
import torch

import repair_table
import tables

TOLERANCE = 1e-5


def read(file: pathlib.Path) -> tuple[dict, dict[str, numpy.ndarray]]:
    """A safetensors file, by its description."""
    content = file.read_bytes()
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8:8 + length])
    about = json.loads(header.pop("__metadata__")["cleanai-moments"])
    return about, {name: numpy.frombuffer(content[8 + length:][slice(*entry["data_offsets"])]).reshape(entry["shape"])
                   for name, entry in header.items() if entry["dtype"] == "F64"}


def worst(file: pathlib.Path, net: torch.nn.Module, images: torch.Tensor) -> float:
    """The largest difference, in units of the value's largest variance or its root."""
    about, tensors = read(file)
    given = {name: pair[0] for name, pair in repair_table.inputs_of(net, repair_table.MIXING, images).items()}
    differences, seen = [], set()
    for i, value in enumerate(about["values"]):
        for weight in value["weights"]:
            samples = repair_table.samples_of(given[weight.removesuffix(".weight")])
            mean, covariance = samples.mean(1), numpy.cov(samples, bias=True)
            found = tensors[f"{i}.covariance"]
            scale = covariance.diagonal().max()
            expected = covariance if found.ndim == 2 else covariance.diagonal()
            differences += [abs(found - expected).max() / scale, abs(tensors[f"{i}.mean"] - mean).max() / scale**0.5,
                            float(value["samples"] != samples.shape[1])]
            seen.add(weight.removesuffix(".weight"))
    return max(differences) if seen == set(repair_table.MIXING) else numpy.inf


def main() -> None:
    options = tables.arguments("Second moments against NumPy.")
    net, images = repair_table.made()
    file, data, result = (options.work / name for name in ("moments.pt", "moments.npy", "moments.safetensors"))
    coverage = options.work / "moments_coverage.json"
    torch.jit.script(net).save(str(file))
    numpy.save(data, images.numpy())

    def analyze(*arguments) -> tables.Run:
        return tables.Run([options.cleanai, "analyze", file, "--data", data, "--all", "--quiet", "-o", coverage, *arguments])

    analyze("--batch-size", 64).checked()
    without = coverage.read_text()
    rows = []
    ways = {"batches of 1": ["--batch-size", 1, "--threads", 1], "batches of 7": ["--batch-size", 7, "--threads", 2],
            "batches of 64": ["--batch-size", 64], "halved": ["--batch-size", 256, "--memory", 1],
            "channels as they are": ["--batch-size", 64, "--pass", "plain"]}
    for what, arguments in ways.items():
        analyze("--moments", result, "--moments-share", 0, *arguments).checked()
        warned = "did not suffice" in coverage.read_text()
        difference = worst(result, net, images)
        rows.append({"what": what, "found": f"{difference:.1e}", "ok": difference <= TOLERANCE and warned == (what == "halved")})
        if what == "batches of 64":
            rows.append({"what": "the same coverage as without", "found": "", "ok": coverage.read_text() == without})

    command = [options.cleanai, "prune", file, "--criterion", "obs", "--ratio", 0.4, "--repair", "affine", "--quiet"]
    outputs = [options.work / f"moments_{name}.pt" for name in ("own", "given")]
    tables.Run(command + ["--data", data, "--all", "--batch-size", 64, "--moments-share", 0, "-o", outputs[0]]).checked()
    analyze("--moments", result, "--moments-share", 0, "--batch-size", 64).checked()
    tables.Run(command + ["--moments", result, "--input-shape", "1,3,10,10", "-o", outputs[1]]).checked()
    own, given = (dict(torch.jit.load(str(output)).state_dict()) for output in outputs)
    same = own.keys() == given.keys() and all(torch.equal(own[name], given[name]) for name in own)
    rows.append({"what": "pruned and repaired from the file as from data", "found": "", "ok": same})

    whole = result.read_bytes()
    foreign = options.work / "moments_foreign.pt"
    torch.jit.script(repair_table.Net().eval()).save(str(foreign))
    bad = {"missing": (None, file, "there is no such file"), "empty": (b"", file, "truncated"),
           "truncated": (whole[:len(whole) // 2], file, "truncated"),
           "no header": (b"\xff" * 100, file, "truncated"), "no numbers": (whole.replace(b'"F64"', b'"I64"'), file, "form"),
           "not a number": (whole[:-8] + b"\xff" * 8, file, "finite"), "another model's": (whole, foreign, "another model")}
    for what, (content, model, said) in bad.items():
        result.unlink(missing_ok=True)
        if content is not None:
            result.write_bytes(content)
        run = tables.Run(command[:2] + [model] + command[3:] + ["--moments", result, "--input-shape", "1,3,10,10", "-o", outputs[1]])
        rows.append({"what": what, "found": run.output.strip()[-110:], "ok": run.code == 1 and said in run.output})
    analyze("--moments", result, "--moments-memory", 1).checked()
    tables.table(rows, options.work / "moments_table.txt")
    if not all(row["ok"] for row in rows):
        raise SystemExit("second moments differ")


if __name__ == "__main__":
    main()
