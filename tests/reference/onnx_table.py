#!/usr/bin/python3
# Exports pruned files to ONNX from Python and runs them in OpenCV's dnn: onnx_table.py CLEANAI WORK.
import sys

import cv2
import torch

import pruning
import tables
import torchvision_networks as networks

FORMS = {"resnet18": ["scripted", "traced"], "mobilenet_v2": ["scripted", "traced"],
         "densenet121": ["traced"]}  # scripted it appends to lists, which ONNX has no operator for, pruned or not
OPERATORS = 10  # OpenCV 4.6 does not read a later Clip
TOLERANCE = 1e-3
SIZE = 224


def check(options, name: str, form: str) -> dict:
    images = networks.pictures(1, SIZE, 9)
    file = networks.torchscript_file(networks.network(name, SIZE), form, SIZE, options.work / f"onnx_{name}_{form}.pt")
    result = pruning.prune(options.cleanai, file, [(1, 3, SIZE, SIZE)], "--criterion", "magnitude_l2", "--ratio", 0.5)
    exported = file.with_suffix(".onnx")
    torch.onnx.export(result.module, images, str(exported), opset_version=OPERATORS, input_names=["input"], output_names=["scores"])
    network = cv2.dnn.readNetFromONNX(str(exported))
    network.setInput(images.numpy())
    row = {"difference": pruning.difference(pruning.outputs(result.module, images), [torch.from_numpy(network.forward())]),
           "bytes": exported.stat().st_size}
    for path in (file, exported):
        path.unlink()
    fits = row["bytes"] < 1.1 * 4 * (result.report["after"]["parameters"] + 1e5)
    return row | {"result": "ok" if row["difference"] <= TOLERANCE and fits else "FAILED"}


def main() -> None:
    options = tables.arguments("Pruned files in OpenCV's dnn.", list(FORMS))
    rows = []
    for name in options.only:
        for form in FORMS[name]:
            try:
                rows.append({"model": name, "form": form} | check(options, name, form))
            except Exception as error:  # a row that fails does not stop the table
                rows.append({"model": name, "form": form, "result": f"FAILED: {' '.join(str(error).split())[:500]}"})
    tables.table(rows, options.work / "onnx_table.txt")
    sys.exit(0 if all(row["result"] == "ok" for row in rows) else 1)


if __name__ == "__main__":
    main()
