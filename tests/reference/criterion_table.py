#!/usr/bin/python3
# Fixed shares of channels by criterion and repair: criterion_table.py CLEANAI WORK [--quick].
"""The sample, calibrated on 2,560 training images of Fashion-MNIST and judged by its 10,000 test images: 30, 50 and 70 % of the
inner channels of its blocks, 30 and 50 % of every group, residual streams included. Rows are remembered in WORK."""
import sys

import recovery_table
import tables

CRITERIA = {"normalized_mean": ["--criterion", "coverage", "--metric", "normalized_mean"],
            "frequency": ["--criterion", "coverage", "--metric", "frequency"],
            "magnitude_l2": ["--criterion", "magnitude_l2"], "obs": ["--criterion", "obs"]}
REPAIRS = {"none": [], "re-estimation": ["--recalibrate"], "affine": ["--repair", "affine"],
           "both": ["--repair", "affine", "--recalibrate"]}
INNER = "layer?.?.conv1"
SHARES = {f"{share} % of inner channels": ["--layer-ratio", f"{INNER}={share / 100}"] for share in (30, 50, 70)} | {
    f"{share} % of every group": ["--ratio", share / 100] for share in (30, 50)}


def pruned(options, model, coverage, share: str, criterion: str, repair: str) -> dict:
    ranking = CRITERIA[criterion] + (["--coverage", coverage] if "coverage" in CRITERIA[criterion] else [])
    report = recovery_table.json_of(
        [options.cleanai, "prune", model, "--data", recovery_table.TRAINING, "--preset", "fashion-mnist", *ranking, *SHARES[share],
         *REPAIRS[repair], "--evaluate", recovery_table.TESTING, "-o", options.work / "criterion.pt"])
    return {"top1": 100 * report["accuracy"]["after"]["top1"], "macs": report["after"]["macs"] / report["before"]["macs"]}


def main() -> None:
    options = tables.arguments("Criteria and repairs.", ["resnet"], ["resnet"])
    quick = "--quick" in sys.argv
    model = recovery_table.trained_networks.file_of(options.work, "resnet")
    coverage = options.work / "criterion_coverage.json"
    if not coverage.exists():
        tables.Run([options.cleanai, "analyze", model, "--data", recovery_table.TRAINING, "--preset", "fashion-mnist", "--quiet", "-o",
                    coverage]).checked()
    memory = tables.Memory(options.work / "criterion.json")
    rows = []
    for share in list(SHARES)[1:2] if quick else SHARES:
        for criterion in ["obs"] if quick else CRITERIA:
            found = {repair: memory.row(f"{share} {criterion} {repair}",
                                        lambda: pruned(options, model, coverage, share, criterion, repair))
                     for repair in (["none", "both"] if quick else REPAIRS)}
            rows.append({"removed": share, "MACs left": round(found["none"]["macs"], 3), "criterion": criterion,
                         **{repair: round(cell["top1"], 2) for repair, cell in found.items()},
                         "ok": found["both"]["top1"] >= found["none"]["top1"]})
            print(rows[-1], flush=True)
    tables.markdown(rows, options.work / "criterion_table.md")
    if not all(row["ok"] for row in rows):
        raise SystemExit("a repaired network is worse than one that is not")


if __name__ == "__main__":
    main()
