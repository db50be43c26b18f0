#!/usr/bin/python3
# How much accuracy is kept without labels: recovery_table.py CLEANAI WORK [--only NETWORK ...] [--quick].
"""Networks of trained_networks.py and the sample, calibrated on 2,560 training images of Fashion-MNIST without labels and tested
on its 10,000 test images. The quick form has the sample alone at half of the MACs. Rows are remembered in WORK."""
import json
import pathlib
import sys

import tables
import trained_networks

NETWORKS = ["resnet", *trained_networks.NETWORKS]
TRAINING = trained_networks.DATA / "train-images-idx3-ubyte.gz"
TESTING = trained_networks.DATA / "t10k-images-idx3-ubyte.gz"
REPAIRS = {"none": [], "affine": ["--repair", "affine", "--recalibrate"], "fitted": ["--repair", "fitted"],
           "distilled": ["--repair", "fitted", "--distill", 2]}
# Largest loss in points by repair and share of the MACs that is left.
ALLOWED = {("fitted", 0.5): {"resnet": 0.5, "vgg": 0.5, "densenet": 0.5, "mobilenet_v2": 1.0, "vit": 1.0},
           ("fitted", 0.25): {"resnet": 1.5, "vgg": 1.5, "densenet": 1.5}, ("distilled", 0.25): {"resnet": 0.9}}


def json_of(command: list) -> dict:
    output = tables.Run([*command, "--quiet", "--json"]).checked().output
    return json.JSONDecoder().raw_decode(output, output.index("{"))[0]


def top1(options, file: pathlib.Path) -> float:
    return 100 * json_of([options.cleanai, "evaluate", file, "--data", TESTING, "--preset", "fashion-mnist", "--all"])["top1"]


def pruned(options, file: pathlib.Path, target: float, repair: str) -> dict:
    smaller = options.work / "recovery.pt"
    report = json_of([options.cleanai, "prune", file, "--criterion", "obs", "--target-macs", target, "--data", TRAINING,
                      "--preset", "fashion-mnist", *REPAIRS[repair], "-o", smaller])
    row = {"MACs left": report["after"]["macs"] / report["before"]["macs"],
           "parameters left": report["after"]["parameters"] / report["before"]["parameters"],
           "predicted damage": report["predicted_damage"]["total"], "top-1": top1(options, smaller),
           "seconds": report["seconds"]["total"]}
    smaller.unlink()
    return row


def main() -> None:
    options = tables.arguments("Accuracy that is kept.", NETWORKS, ["resnet"])
    quick = "--quick" in sys.argv
    memory = tables.Memory(options.work / ("recovery_quick.json" if quick else "recovery.json"))
    if quick:
        memory.rows = {}
    rows = []
    for name in options.only:
        file = trained_networks.file_of(options.work, name)
        dense = memory.row(f"{name} dense", lambda: top1(options, file))
        for target in [0.5] if quick else [0.5, 0.25]:
            for repair in ["affine"] if quick else REPAIRS:
                row = memory.row(f"{name} {target} {repair}", lambda: pruned(options, file, target, repair))
                allowed = 1.2 if quick else ALLOWED.get((repair, target), {}).get(name)
                rows.append({"network": name, "dense": round(dense, 2), "target": target, "repair": repair,
                             **{key: round(value, 3) for key, value in row.items()},
                             "ok": allowed is None or dense - row["top-1"] <= allowed})
                print(rows[-1], flush=True)
    tables.markdown(rows, options.work / "recovery_table.md")
    if not all(row["ok"] for row in rows):
        raise SystemExit("more accuracy is lost than allowed")


if __name__ == "__main__":
    main()
