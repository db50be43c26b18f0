"""Picture files of many kinds, some of them kinds that PIL reads but does not write."""
import struct
import warnings
import zlib

import numpy as np
from PIL import Image


def photo(height, width, seed=0):
    """Smooth gradients with noise, so that every decoder step matters. Odd sizes show padding and subsampling errors."""
    generator = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    planes = np.stack([x * 4 % 256, y * 6 % 256, x * y % 256], -1)
    return np.clip(planes + generator.integers(-20, 21, planes.shape), 0, 255).astype(np.uint8)


def write_png(path, rows, width, depth, colour, before_pixels=b""):
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, len(rows), depth, colour, 0, 0, 0)
    pixels = b"".join(b"\0" + row.tobytes() for row in rows)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before_pixels
                     + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b""))


def write_bmp(path, rows, width, bits, masks=None, top_down=False):
    padded = b"".join(row.tobytes().ljust((width * bits + 31) // 32 * 4, b"\0") for row in rows)
    extra = struct.pack("<III", *masks) if masks else b""
    offset = 54 + len(extra)
    height = -len(rows) if top_down else len(rows)
    path.write_bytes(b"BM" + struct.pack("<IHHI", offset + len(padded), 0, 0, offset)
                     + struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, 3 if masks else 0, len(padded), 0, 0, 0, 0)
                     + extra + padded)


def write_tiff(path, samples, photometric, extra=None, sample_format=1, order="<", planar=False, orientation=1):
    """One uncompressed strip (one a plane when planar)."""
    height, width = samples.shape[:2]
    count = 1 if samples.ndim == 2 else samples.shape[2]
    stored = np.moveaxis(samples, 2, 0) if planar else samples
    data = stored.astype(samples.dtype.newbyteorder(order)).tobytes()
    strips = count if planar else 1
    starts = [8 + i * len(data) // strips for i in range(strips)]
    tags = {256: ("H", [width]), 257: ("H", [height]), 258: ("H", [samples.dtype.itemsize * 8] * count),
            259: ("H", [1]), 262: ("H", [photometric]), 273: ("I", starts), 274: ("H", [orientation]),
            277: ("H", [count]), 278: ("H", [height]), 279: ("I", [len(data) // strips] * strips),
            284: ("H", [2 if planar else 1]), 339: ("H", [sample_format] * count)}
    if extra is not None:
        tags[338] = ("H", [extra])
    directory_at = 8 + len(data) + len(data) % 2
    beyond_at = directory_at + 2 + 12 * len(tags) + 4
    directory, beyond = struct.pack(order + "H", len(tags)), b""
    for tag, (kind, values) in sorted(tags.items()):
        packed = struct.pack(order + kind * len(values), *values)
        if len(packed) > 4:
            value, beyond = struct.pack(order + "I", beyond_at + len(beyond)), beyond + packed
        else:
            value = packed.ljust(4, b"\0")
        directory += struct.pack(order + "HHI", tag, 3 if kind == "H" else 4, len(values)) + value
    start = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", directory_at)
    path.write_bytes((start + data).ljust(directory_at, b"\0") + directory + b"\0\0\0\0" + beyond)


def write_pngs(folder, generator, rgb, picture, grey, palette, rgba, grey_alpha):
    height, width = rgb.shape[:2]
    wide = lambda channels: generator.integers(0, 65536, (height, width, channels)).astype(">u2")
    picture.save(folder / "rgb.png")
    grey.save(folder / "grey.png")
    rgba.save(folder / "rgba.png")
    grey_alpha.save(folder / "grey_alpha.png")
    palette.save(folder / "palette.png")
    palette.save(folder / "palette_transparent.png", transparency=3)
    picture.quantize(4).save(folder / "palette_2bit.png")
    picture.quantize(16).save(folder / "palette_4bit.png")
    grey.point(lambda v: 255 * (v > 128)).convert("1").save(folder / "bilevel.png")
    write_png(folder / "rgb_16bit.png", wide(3), width, 16, 2)
    write_png(folder / "rgba_16bit.png", wide(4), width, 16, 6)
    write_png(folder / "grey_alpha_16bit.png", wide(2), width, 16, 4)
    write_png(folder / "grey_16bit.png", wide(1), width, 16, 0)
    write_png(folder / "grey_16bit_dark.png", (wide(1) // 200).astype(">u2"), width, 16, 0)
    gamma = struct.pack(">I", 4) + b"gAMA" + struct.pack(">I", 100000)
    write_png(folder / "gamma.png", rgb, width, 8, 2, gamma + struct.pack(">I", zlib.crc32(gamma[4:])))
    for depth in (2, 4):
        packed = generator.integers(0, 256, (height, (width * depth + 7) // 8), dtype=np.uint8)
        write_png(folder / f"grey_{depth}bit.png", packed, width, depth, 0)


def write_jpegs(folder, picture, grey):
    for quality in (30, 75, 95):
        for subsampling in (0, 1, 2):
            picture.save(folder / f"quality{quality}_subsampling{subsampling}.jpg", quality=quality,
                         subsampling=subsampling)
    picture.save(folder / "progressive.JPEG", progressive=True)
    grey.save(folder / "grey.JPG")
    picture.convert("CMYK").save(folder / "cmyk.jpg")
    exif = Image.Exif()
    exif[0x112] = 6
    picture.save(folder / "exif_rotated.jpg", exif=exif)


def write_bmps(folder, generator, picture, grey, palette, rgba):
    width, height = picture.size
    picture.save(folder / "rgb.bmp")
    grey.save(folder / "grey.bmp")
    palette.save(folder / "palette.bmp")
    rgba.save(folder / "rgbx.bmp")
    grey.point(lambda v: 255 * (v > 128)).convert("1").save(folder / "bilevel.bmp")
    pixels = generator.integers(0, 65536, (height, width)).astype("<u2")
    write_bmp(folder / "555.bmp", pixels & 0x7FFF, width, 16)
    write_bmp(folder / "565.bmp", pixels, width, 16, (0xF800, 0x7E0, 0x1F))
    wide = generator.integers(0, 2**32, (height, width)).astype("<u4")
    write_bmp(folder / "masks.bmp", wide, width, 32, (0xFF000000, 0xFF0000, 0xFF00))
    write_bmp(folder / "top_down.bmp", generator.integers(0, 256, (height, width, 3), dtype=np.uint8), width, 24,
              top_down=True)


def write_tiffs(folder, generator, picture, grey, palette, grey_alpha):
    height, width = 21, 33
    for compression in (None, "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        picture.save(folder / f"rgb_{compression or 'plain'}.tif", compression=compression)
    palette.save(folder / "palette.tiff")
    grey.save(folder / "grey.tif")
    grey_alpha.save(folder / "grey_alpha.tif")
    picture.convert("CMYK").save(folder / "cmyk.tif")
    grey.point(lambda v: 255 * (v > 128)).convert("1").save(folder / "bilevel_group4.tif", compression="group4")
    narrow = lambda *shape: generator.integers(0, 256, shape).astype(np.uint8)
    wide = lambda *shape: generator.integers(0, 65536, shape).astype(np.uint16)
    for extra, name in ((0, "unspecified"), (1, "premultiplied"), (2, "alpha")):
        write_tiff(folder / f"rgb_{name}.tif", narrow(height, width, 4), 2, extra)
        write_tiff(folder / f"rgb_{name}_16bit.tif", wide(height, width, 4), 2, extra)
    write_tiff(folder / "rgb_16bit.tif", wide(height, width, 3), 2)
    write_tiff(folder / "rgb_16bit_big_endian.tif", wide(height, width, 3), 2, order=">")
    write_tiff(folder / "rgb_planes.tif", narrow(height, width, 3), 2, planar=True)
    write_tiff(folder / "grey_16bit.tif", wide(height, width), 1)
    write_tiff(folder / "grey_16bit_dark.tif", wide(height, width) // 200, 1, order=">")
    write_tiff(folder / "grey_16bit_white_is_zero.tif", wide(height, width) // 200, 0)
    write_tiff(folder / "grey_white_is_zero.tif", narrow(height, width), 0)
    write_tiff(folder / "grey_float.tif", (generator.random((height, width)) * 400 - 50).astype(np.float32), 1,
               sample_format=3)
    write_tiff(folder / "grey_int.tif", generator.integers(-50, 350, (height, width)).astype(np.int32), 1,
               sample_format=2)
    for orientation in range(2, 9):
        write_tiff(folder / f"orientation{orientation}.tif", narrow(height, width, 3), 2, orientation=orientation)


def write_webps(folder, picture, grey, rgba):
    picture.save(folder / "lossy.webp", quality=70)
    picture.save(folder / "lossless.webp", lossless=True)
    rgba.save(folder / "alpha.webp", quality=80)
    rgba.save(folder / "alpha_lossless.webp", lossless=True)
    grey.save(folder / "grey.webp")


def write_all(folder):
    """Every kind of picture that is read, in one flat folder."""
    folder.mkdir(parents=True, exist_ok=True)
    generator = np.random.default_rng(1)
    rgb = photo(37, 53)
    alpha = generator.integers(0, 256, rgb.shape[:2], dtype=np.uint8)
    picture, grey = Image.fromarray(rgb), Image.fromarray(rgb[..., 0])
    palette = picture.quantize(37)
    rgba = Image.fromarray(np.dstack([rgb, alpha]))
    grey_alpha = Image.fromarray(np.dstack([rgb[..., 0], alpha]), "LA")
    write_pngs(folder, generator, rgb, picture, grey, palette, rgba, grey_alpha)
    write_jpegs(folder, picture, grey)
    write_bmps(folder, generator, picture, grey, palette, rgba)
    write_tiffs(folder, generator, picture, grey, palette, grey_alpha)
    write_webps(folder, picture, grey, rgba)


def write_broken(folder):
    """The same pictures cut off, emptied or replaced: PIL refuses all of them, and so must we."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = Image.fromarray(photo(37, 53))
    for kind, options in (("png", {}), ("jpg", {}), ("webp", {"quality": 70}), ("bmp", {}), ("tif", {}),
                          ("tif", {"compression": "tiff_lzw"})):
        name = f"{options.get('compression', 'plain')}.{kind}"
        picture.save(folder / f"whole_{name}", **options)
        content = (folder / f"whole_{name}").read_bytes()
        (folder / f"whole_{name}").unlink()
        (folder / f"cut_{name}").write_bytes(content[:len(content) * 2 // 3])
        (folder / f"head_{name}").write_bytes(content[:40])
        (folder / f"empty_{name}").write_bytes(b"")
        (folder / f"text_{name}").write_bytes(b"this is no picture at all\n" * 20)
    picture.save(folder / "checksum.png")
    content = bytearray((folder / "checksum.png").read_bytes())
    content[len(content) // 2] ^= 0x55
    (folder / "checksum.png").write_bytes(content)
    for path in sorted(folder.iterdir()):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(path) as opened:
                    opened.convert("RGB")
        except Exception:
            continue
        raise RuntimeError(f"PIL reads {path}")
