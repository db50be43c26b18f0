#!/usr/bin/python3
# Does the predicted damage tell what a pruning costs? damage_table.py CLEANAI WORK [--only NETWORK ...] [--quick].
"""Every group of a network is masked by itself at nine ratios, ranked by obs, the kept channels making up for the masked ones:
predicted damage, tried on 256 of the calibration's images, beside the measured loss of agreement with the original on training
images of Fashion-MNIST that the calibration has not seen. Their order has to be the same: Spearman's correlation over all points
of a network of at least 0.9. Beside it that of the damage from moments alone, which does not see which errors change a class."""
import json

import numpy

import recovery_table
import tables
import trained_networks

WANTED = 0.9
IMAGES = 2000


def points_of(options, name: str) -> list[dict]:
    curves = options.work / f"damage_{name}.json"
    tables.Run([options.cleanai, "sensitivity", trained_networks.file_of(options.work, name), "--data", recovery_table.TRAINING,
                "--preset", "fashion-mnist", "--criterion", "obs", "--repair", "--images", IMAGES, "--quiet", "-o", curves]).checked()
    return [point for curve in json.loads(curves.read_text())["curves"] for point in curve["points"]]


def ranks(values: list[float]) -> numpy.ndarray:
    """Equal values share the mean of their ranks."""
    values = numpy.asarray(values)
    return numpy.array([((values < value).sum() + (values <= value).sum() - 1) / 2 for value in values])


def main() -> None:
    options = tables.arguments("Predicted and measured damage.", recovery_table.NETWORKS, ["resnet"])
    rows = []
    for name in options.only:
        points = points_of(options, name)
        lost = ranks([1 - point["agreement"] for point in points])
        probed, moments = (float(numpy.corrcoef(ranks([point[kind] for point in points]), lost)[0, 1])
                           for kind in ("predicted_damage", "layer_damage"))
        rows.append({"network": name, "prunings": len(points), "largest loss": 1 - min(point["agreement"] for point in points),
                     "Spearman, by a trial": probed, "by moments alone": moments,
                     "ok": len(points) >= 60 and probed >= WANTED})
        print(rows[-1], flush=True)
    tables.markdown(rows, options.work / "damage_table.md")
    if not all(row["ok"] for row in rows):
        raise SystemExit("the predicted damage does not tell what is lost")


if __name__ == "__main__":
    main()
