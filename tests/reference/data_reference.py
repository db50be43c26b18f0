"""Reference data for tests/core/data: sources of every kind, and what NumPy, PIL and torchvision read from them.

Expected values are plain little-endian dumps (.raw) that need no reader of ours; index.json tells their shapes."""
import gzip
import json
import pathlib
import shutil
import struct
import sys

import numpy as np
import torch
import torchvision
from PIL import Image
from torchvision import transforms

import picture_files

FASHION = pathlib.Path("/usr/share/datasets/fashion-mnist")


class Output:
    """Collects expected values and the index of the cases."""

    def __init__(self, folder):
        self.folder = folder
        self.index = {}

    def expect(self, group, name, values, **more):
        values = np.ascontiguousarray(values)
        path = f"expected/{group}/{name.replace('/', '_')}.raw"
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        values.tofile(self.folder / path)
        case = {"name": name, "file": path, "shape": list(values.shape), "type": values.dtype.name, **more}
        self.index.setdefault(group, []).append(case)

    def save(self):
        (self.folder / "index.json").write_text(json.dumps(self.index, indent=1))


def idx_bytes(array):
    return struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape) + array.tobytes()


def make_idx(output):
    folder = output.folder / "idx"
    folder.mkdir(parents=True)
    generator = np.random.default_rng(2)
    images = generator.integers(0, 256, (7, 5, 9), dtype=np.uint8)
    labels = generator.integers(0, 10, 7, dtype=np.uint8)
    plain = folder / "train-images-idx3-ubyte"
    plain.write_bytes(idx_bytes(images))
    (folder / "train-labels-idx1-ubyte").write_bytes(idx_bytes(labels))
    (folder / "t10k-images.idx3-ubyte").write_bytes(idx_bytes(images))
    (folder / "t10k-labels.idx1-ubyte.gz").write_bytes(gzip.compress(idx_bytes(labels)))
    (folder / "packed-images-idx3-ubyte.gz").write_bytes(gzip.compress(idx_bytes(images)))
    (folder / "packed-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx_bytes(labels)))
    (folder / "alone.idx3").write_bytes(idx_bytes(images))
    read = torchvision.datasets.mnist.read_image_file(str(plain)).numpy()
    read_labels = torchvision.datasets.mnist.read_label_file(str(folder / "train-labels-idx1-ubyte")).numpy()
    output.expect("idx", "images", read)
    output.expect("idx", "labels", read_labels)

    if FASHION.is_dir():
        unpacked = folder / "fashion"
        for part, read_file in (("images-idx3", "read_image_file"), ("labels-idx1", "read_label_file")):
            unpacked.write_bytes(gzip.decompress((FASHION / f"t10k-{part}-ubyte.gz").read_bytes()))
            output.expect("fashion", part, getattr(torchvision.datasets.mnist, read_file)(str(unpacked)).numpy())
        unpacked.unlink()


def make_cifar(output):
    generator = np.random.default_rng(3)

    def write(path, count, classes, label_bytes):
        labels = generator.integers(0, classes, (count, 1), dtype=np.uint8)
        coarse = generator.integers(0, 20, (count, label_bytes - 1), dtype=np.uint8)
        pixels = generator.integers(0, 256, (count, 3072), dtype=np.uint8)
        path.parent.mkdir(parents=True, exist_ok=True)
        np.concatenate([coarse, labels, pixels], 1).tofile(path)
        return pixels.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1), labels[:, 0].astype(np.int64)

    ten, hundred, test = (output.folder / name for name in ("cifar10", "cifar100", "cifar10-test"))
    batches = [write(ten / f"data_batch_{i}.bin", 3 + i, 10, 1) for i in (1, 2, 3)]
    write(ten / "test_batch.bin", 2, 10, 1)
    names = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
    (ten / "batches.meta.txt").write_text("\n".join(names) + "\n\n")
    output.expect("cifar", "cifar10", np.concatenate([pixels for pixels, _ in batches]), source="cifar10")
    output.expect("cifar_labels", "cifar10", np.concatenate([labels for _, labels in batches]))
    for folder, name, file, classes, label_bytes in ((hundred, "cifar100", "train.bin", 100, 2),
                                                     (test, "cifar10-test", "test_batch.bin", 10, 1),
                                                     (output.folder / "cifar-other", "cifar-other", "part.bin", 10, 1)):
        pixels, labels = write(folder / file, 6, classes, label_bytes)
        source = f"{name}/{file}" if name == "cifar-other" else name
        output.expect("cifar", name, pixels, source=source)
        output.expect("cifar_labels", name, labels)
    (hundred / "fine_label_names.txt").write_text("\n".join(f"class{i}" for i in range(100)) + "\n")


def make_arrays(output):
    folder = output.folder / "arrays"
    folder.mkdir(parents=True)
    generator = np.random.default_rng(4)
    pictures = generator.integers(0, 256, (5, 3, 6, 7), dtype=np.uint8)
    floats = generator.standard_normal((5, 3, 6, 7)).astype(np.float32)
    rows = generator.integers(0, 256, (4, 11), dtype=np.uint8)
    interleaved = pictures.transpose(0, 2, 3, 1)

    def save(name, array, expected, version=None, **more):
        with open(folder / name, "wb") as file:
            np.lib.format.write_array(file, array, version=version)
        output.expect("arrays", name, expected, **more)

    save("bytes.npy", pictures, interleaved)
    save("bytes_v2.npy", pictures, interleaved, (2, 0))
    save("bytes_v3.npy", pictures, interleaved, (3, 0))
    save("bytes_fortran.npy", np.asfortranarray(pictures), interleaved)
    save("bytes_one_channel.npy", pictures[:, :1], interleaved[..., :1])
    save("floats.npy", floats, floats)
    save("floats_fortran.npy", np.asfortranarray(floats), floats)
    save("floats_rows.npy", floats.reshape(5, -1), floats.reshape(5, -1))
    save("bytes_rows.npy", rows, torch.from_numpy(rows).float().div(255).numpy())

    def save_tensor(name, tensor, expected):
        torch.save(tensor, folder / name)
        output.expect("arrays", name, expected)

    save_tensor("bytes.pt", torch.from_numpy(pictures), interleaved)
    save_tensor("floats.pt", torch.from_numpy(floats), floats)
    save_tensor("view.pt", torch.from_numpy(floats)[1:, ::2], floats[1:, ::2])
    save_tensor("channels_last.pt", torch.from_numpy(pictures).contiguous(memory_format=torch.channels_last), interleaved)
    save_tensor("bytes_rows.pt", torch.from_numpy(rows), torch.from_numpy(rows).float().div(255).numpy())

    labels = np.array([3, 0, 250, 1, 2])
    output.expect("array_labels", "labels", labels.astype(np.int64))
    for kind in ("uint8", "int16", "int32", "int64", "uint64", "float32", "float64"):
        np.save(folder / f"labels_{kind}.npy", labels.astype(kind))
    np.save(folder / "labels_column.npy", labels[:, None])
    for kind in (torch.uint8, torch.int64, torch.float32):
        torch.save(torch.from_numpy(labels).to(kind), folder / f"labels_{str(kind)[6:]}.pt")
    (folder / "labels.idx").write_bytes(idx_bytes(labels.astype(np.uint8)))
    (folder / "labels.txt").write_text("\n".join(str(label) for label in labels) + "\r\n")


def make_pictures(output):
    flat = output.folder / "formats"
    picture_files.write_all(flat)
    loader = torchvision.datasets.folder.default_loader
    for path in sorted(flat.iterdir(), key=lambda path: path.name):
        output.expect("formats", path.name, np.asarray(loader(str(path))))
    picture_files.write_broken(output.folder / "broken")

    root = output.folder / "classes"
    for number, name in enumerate(["b/z.png", "b/inner/y.png", "b/inner-2/x.JPG", "B/1.png", "B/10.png", "B/2.bmp",
                                   "a dog/w.webp", "ä/v.tif", "b/notes.txt"]):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".txt":
            path.write_text("no picture")
        else:
            Image.fromarray(picture_files.photo(9 + number, 12, number)).save(path)
    folder = torchvision.datasets.ImageFolder(str(root))
    for picture, (path, label) in zip(folder, folder.samples):
        output.expect("classes", str(pathlib.Path(path).relative_to(root)), np.asarray(picture[0]), label=label)
    output.index["class_names"] = folder.classes


def make_preprocessed(output):
    """Every size against every transform, exactly as torchvision computes it from a PIL picture."""
    folder = output.folder / "preprocessing"
    folder.mkdir(parents=True)
    sizes = [(37, 53), (64, 48), (256, 256), (300, 517), (5, 3), (1, 40), (223, 225), (28, 28)]
    normalise = {"imagenet": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
                 "cifar10": ((0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)),
                 "cifar100": ((0.5071, 0.4867, 0.4408), (0.2675, 0.2565, 0.2761)),
                 "mnist": ((0.1307,), (0.3081,)), "fashion-mnist": ((0.2860,), (0.3530,))}
    for height, width in sizes:
        for grey in (False, True):
            rgb = picture_files.photo(height, width, height)
            pixels = rgb[..., 1] if grey else rgb
            name = f"{'grey' if grey else 'rgb'}_{height}x{width}"
            np.ascontiguousarray(pixels).tofile(folder / f"{name}.raw")
            picture = Image.fromarray(pixels)

            def expect(case, steps, **options):
                result = transforms.Compose(steps + [transforms.ToTensor()])(picture).numpy()
                output.expect("preprocessing", f"{name}_{case}", result, input=f"preprocessing/{name}.raw",
                              height=height, width=width, channels=1 if grey else 3, **options)

            expect("plain", [])
            for side in (1, 16, 37, 41, 100):
                expect(f"resize{side}", [transforms.Resize(side)], resize=side)
            for side in (1, 4, 28, 33, 60):
                expect(f"crop{side}", [transforms.CenterCrop(side)], crop=side)
            for resize, crop in ((40, 32), (31, 48), (33, 20)):
                expect(f"resize{resize}_crop{crop}", [transforms.Resize(resize), transforms.CenterCrop(crop)],
                       resize=resize, crop=crop)
            expect("grayscale", [transforms.Grayscale(1), transforms.Resize(23)], colour="grayscale", resize=23)
            expect("rgb", [transforms.Grayscale(3)] if grey else [], colour="rgb")
            for preset, (mean, std) in normalise.items():
                if preset != "imagenet" and (len(mean) == 1) != grey:
                    continue
                steps = [transforms.ToTensor(), transforms.Normalize(mean, std)]
                image = picture
                if preset == "imagenet":
                    image = picture.convert("RGB")
                    steps = [transforms.Resize(256), transforms.CenterCrop(224)] + steps
                if preset == "imagenet" and (height, width) not in ((37, 53), (300, 517), (223, 225)):
                    continue
                output.expect("presets", f"{name}_{preset}", transforms.Compose(steps)(image).numpy(),
                              input=f"preprocessing/{name}.raw", height=height, width=width,
                              channels=1 if grey else 3, preset=preset)
    floats = np.random.default_rng(5).standard_normal((3, 4, 6)).astype(np.float32)
    floats.tofile(folder / "floats.raw")
    output.expect("floats", "normalised",
                  transforms.Normalize(*normalise["imagenet"])(torch.from_numpy(floats)).numpy(),
                  input="preprocessing/floats.raw")


def make_bad(output):
    """Files that are no source, by the error they must give."""
    folder = output.folder / "bad"
    folder.mkdir(parents=True)
    images = np.zeros((3, 4, 5), np.uint8)
    whole = idx_bytes(images)

    def bad(name, content, code, says):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            content(folder / name)
        output.index.setdefault("bad", []).append({"name": f"bad/{name}", "code": code, "says": says})

    def npy(array):
        return lambda path: np.save(path, array)

    def pt(value, **options):
        return lambda path: torch.save(value, path, **options)

    bad("empty", b"", "wrongFormat", "seems to be empty")
    bad("page.html", b"<!DOCTYPE html><html>Not found</html>", "wrongFormat", "web page")
    bad("words.txt", b"just some words", "wrongFormat", "text")
    bad("noise", bytes(range(7, 200)), "wrongFormat", "unknown kind")
    bad("photo.jpg", lambda path: Image.new("RGB", (4, 4)).save(path), "wrongFormat", "single picture (JPEG)")
    bad("archive.tar", b"name".ljust(257, b"\0") + b"ustar\0", "wrongFormat", "tar archive")
    bad("lfs", b"version https://git-lfs.github.com/spec/v1\n", "wrongFormat", "Git LFS")
    bad("cut.idx", whole[:-1], "wrongFormat", "truncated")
    bad("cut_header.idx", whole[:9], "wrongFormat", "truncated")
    bad("cut.idx.gz", gzip.compress(whole)[:-12], "wrongFormat", "truncated")
    packed = bytearray(gzip.compress(idx_bytes(np.arange(3000, dtype=np.uint8).reshape(3, 20, 50))))
    packed[-6] ^= 0xFF
    bad("checksum.idx.gz", bytes(packed), "wrongFormat", "damaged gzip")
    bad("long.idx", whole + b"x", "wrongFormat", "longer than its header")
    bad("huge.idx", struct.pack(">BBBB3I", 0, 0, 8, 3, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF), "wrongFormat", "truncated")
    bad("none.idx", idx_bytes(images[:0]), "emptyData", "no image")
    bad("floats.idx", b"\0\0\x0d\x03" + whole[4:], "wrongFormat", "other values than bytes")
    bad("labels.idx", idx_bytes(images[:, 0, 0].copy()), "wrongFormat", "1 dimensions")
    bad("data_batch_1.bin", b"\1" * (3073 * 2 - 5), "wrongFormat", "truncated")
    bad("test_batch.bin", b"", "emptyData", "empty")
    bad("cifar-cut/data_batch_1.bin", b"\1" * 3000, "wrongFormat", "truncated")
    output.index["bad"][-1]["name"] = "bad/cifar-cut"
    bad("cifar-class/data_batch_1.bin", b"\x0b" * 3073, "wrongFormat", "class 11 of 10")
    output.index["bad"][-1]["name"] = "bad/cifar-class"
    bad("cifar-python/data_batch_1", b"\x80\x02}", "emptyData", "Python version")
    output.index["bad"][-1]["name"] = "bad/cifar-python"
    bad("nothing/readme.txt", b"no picture here", "emptyData", "no picture")
    output.index["bad"][-1]["name"] = "bad/nothing"
    bad("cut.npy", lambda path: (np.save(path, images), path.write_bytes(path.read_bytes()[:-1])), "wrongFormat",
        "truncated")
    bad("cut_header.npy", b"\x93NUMPY\1\0\x76\0{'descr'", "wrongFormat", "truncated")
    bad("version.npy", b"\x93NUMPY\x09\0\x76\0{'descr'", "wrongFormat", "version")
    bad("short.npy", b"\x93NUMPY", "wrongFormat", "version")
    bad("shape.npy", b"\x93NUMPY\1\0\x40\0{'descr':'|u1','fortran_order':False,'shape':(99999999,99999999),".ljust(74),
        "wrongFormat", "impossible shape")
    bad("keys.npy", b"\x93NUMPY\1\0\x10\0{'descr':'|u1',}", "wrongFormat", "fortran_order")
    bad("doubles.npy", npy(images.astype(np.float64)), "wrongFormat", "<f8")
    bad("halves.npy", npy(images.astype(np.float16)), "wrongFormat", "<f2")
    bad("big_endian.npy", npy(images.astype(">f4")), "wrongFormat", "big-endian")
    bad("records.npy", npy(np.zeros(3, [("a", "u1"), ("b", "f4")])), "wrongFormat", "records")
    bad("objects.npy", npy(np.array([{}, None], dtype=object)), "wrongFormat", "Python objects")
    bad("scalar.npy", npy(np.float32(3)), "shapeMismatch", "shape is []")
    bad("vector.npy", npy(np.zeros(3, np.uint8)), "shapeMismatch", "shape is [3]")
    bad("none.npy", npy(images[:0]), "emptyData", "no image")
    bad("several.npz", lambda path: np.savez(path, images=images), "wrongFormat", ".npz")
    bad("doubles.pt", pt(torch.zeros(3, 1, 2, 2, dtype=torch.float64)), "wrongFormat", "Double")
    bad("none.pt", pt(torch.zeros(0, 1, 2, 2)), "emptyData", "no image")
    bad("vector.pt", pt(torch.zeros(3)), "shapeMismatch", "shape is [3]")
    bad("legacy.pt", pt(torch.zeros(3, 4), _use_new_zipfile_serialization=False), "wrongFormat", "old format")
    bad("state.pt", pt(torch.nn.Linear(2, 2).state_dict()), "wrongFormat", "state_dict")
    bad("module.pt", pt(torch.nn.Linear(2, 2)), "wrongFormat", "Python objects")
    bad("parameter.pt", pt(torch.nn.Parameter(torch.zeros(2, 2))), "wrongFormat", "Python objects")
    bad("dictionary.pt", pt({"images": torch.zeros(2, 2), "labels": torch.zeros(2)}), "wrongFormat", "a dictionary")
    bad("list.pt", pt([torch.zeros(2), torch.zeros(2)]), "wrongFormat", "several values")
    bad("number.pt", pt(3), "wrongFormat", "no tensor")
    bad("sparse.pt", pt(torch.eye(3).to_sparse()), "wrongFormat", "")
    bad("script.pt", lambda path: torch.jit.script(torch.nn.Linear(2, 2)).save(str(path)), "wrongFormat", "TorchScript")
    bad("cut.pt", lambda path: (torch.save(torch.zeros(300, 4), path), path.write_bytes(path.read_bytes()[:-900])),
        "wrongFormat", "damaged or truncated")

    def flipped(path):
        torch.save(torch.zeros(300, 4), path)
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 0xFF
        path.write_bytes(content)

    bad("flipped.pt", flipped, "wrongFormat", "checksum")
    bad("pictures.zip", b"PK\3\4" + b"\0" * 100, "wrongFormat", "damaged or truncated")


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    output = Output(folder)
    for make in (make_idx, make_cifar, make_arrays, make_pictures, make_preprocessed, make_bad):
        make(output)
    output.save()


if __name__ == "__main__":
    main()
