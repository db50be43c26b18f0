"""Writes what the tests of the command line feed it: small models, good and bad files, and PyTorch's own accuracy.

Usage: cli.py FOLDER"""
import gzip
import json
import math
import pathlib
import struct
import sys

import numpy as np
import torch
from PIL import Image
from torch import nn

SAMPLE = pathlib.Path(__file__).parents[2] / 'resources' / 'sample'


def network(first=8, second=16, classes=10):
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(1, first, 3, padding=1), nn.BatchNorm2d(first), nn.ReLU(),
                         nn.Conv2d(first, second, 3, padding=1), nn.BatchNorm2d(second), nn.ReLU(),
                         nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(second, classes)).eval()


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner, self.outer = nn.Conv2d(8, 6, 3, padding=1), nn.Conv2d(6, 8, 3, padding=1)

    def forward(self, x):
        return torch.relu(x + self.outer(torch.relu(self.inner(x))))


class Residual(nn.Module):
    """Two blocks of one kind. The stem ranks the shared channels downwards, the far larger outer layers upwards, but
    less steeply; the second block's inner layer is a tenth of the first's."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(1)
        self.stem, self.first, self.second, self.head = nn.Conv2d(3, 8, 3, padding=1), Block(), Block(), nn.Linear(8, 5)
        steps = torch.arange(8)
        with torch.no_grad():
            for conv, sizes in ((self.stem, 0.001 * 0.5 ** steps), (self.first.outer, 1 + steps / 100),
                                (self.second.outer, 1 + steps / 100), (self.first.inner, 1 + torch.arange(6) / 10),
                                (self.second.inner, (1 + torch.arange(6) / 10) / 10)):
                conv.weight.copy_(conv.weight.sign() * sizes.reshape(-1, 1, 1, 1))

    def forward(self, x):
        return self.head(self.second(self.first(torch.relu(self.stem(x)))).mean((2, 3)))


class Refusing(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)

    def forward(self, x):
        if x.shape[2] > 20:
            raise ValueError("this model wants sides below 20")
        return self.conv(x).mean((2, 3))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.attention, self.head = nn.Linear(5, 12), nn.MultiheadAttention(12, 3, batch_first=True), nn.Linear(12, 4)

    def forward(self, x):
        x = self.first(x)
        return self.head(x + self.attention(x, x, x, need_weights=False)[0])


class Recurrent(nn.Module):
    """Layers that keep a list of their weights: two of one type, and one of several layers and directions."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(2)
        self.first, self.second = nn.Conv1d(6, 16, 3, padding=1), nn.Conv1d(16, 8, 3, padding=1)
        self.blocks = nn.ModuleList([nn.Sequential(nn.LSTM(8, 8, batch_first=True)) for _ in range(2)])
        self.last, self.head = nn.GRU(8, 5, 2, batch_first=True, bidirectional=True), nn.Linear(10, 4)

    def forward(self, x):
        x = torch.relu(self.second(torch.relu(self.first(x)))).transpose(1, 2)
        for block in self.blocks:
            x = block(x)[0]
        return self.head(self.last(x)[0][:, -1])


def save_scripted(module, file):
    torch.jit.script(module.eval()).save(str(file))


def idx(values):
    return struct.pack('>HBB', 0, 8, values.ndim) + struct.pack(f'>{values.ndim}I', *values.shape) + values.tobytes()


def models(folder):
    net = network()
    save_scripted(net, folder / 'net.pt')
    save_scripted(network(12, 20), folder / 'other.pt')
    save_scripted(network(1, 1), folder / 'onechannel.pt')
    save_scripted(Residual(), folder / 'residual.pt')
    save_scripted(network().double(), folder / 'double.pt')
    save_scripted(network().half(), folder / 'half.pt')
    quantized = torch.quantization.quantize_dynamic(nn.Sequential(nn.Linear(12, 8), nn.ReLU(), nn.Linear(8, 3)).eval())
    torch.jit.trace(quantized, torch.randn(1, 12)).save(str(folder / 'quantized.pt'))
    save_scripted(Refusing(), folder / 'refusing.pt')
    save_scripted(Attention(), folder / 'attention.pt')
    recurrent = Recurrent()
    save_scripted(recurrent, folder / 'recurrent.pt')
    (folder / 'recurrent.json').write_text(json.dumps({
        'parameters': sum(p.numel() for p in recurrent.parameters()), 'names': list(recurrent.state_dict())}))
    torch.manual_seed(3)
    again = network()
    for parameter in again.parameters():
        nn.init.normal_(parameter)
    save_scripted(again, folder / 'retrained.pt')
    broken = network()
    with torch.no_grad():
        broken[3].weight[2] = float('nan')
    save_scripted(broken, folder / 'nan.pt')
    save_scripted(nn.Sequential(nn.ReLU(), nn.Flatten()), folder / 'nolayers.pt')
    save_scripted(nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU()), folder / 'noclasses.pt')

    torch.save(net.state_dict(), folder / 'state_dict.pt')
    torch.save(net, folder / 'pickled.pt')
    torch.save(net.state_dict(), folder / 'old_state_dict.pt', _use_new_zipfile_serialization=False)
    whole = (folder / 'net.pt').read_bytes()
    (folder / 'truncated.pt').write_bytes(whole[:len(whole) // 2])
    damaged = bytearray(whole)
    for at in range(len(whole) // 3, len(whole) // 3 + 64):
        damaged[at] ^= 0xff
    (folder / 'damaged.pt').write_bytes(damaged)
    (folder / 'empty.pt').write_bytes(b'')
    (folder / 'noise.pt').write_bytes(np.random.default_rng(0).bytes(5000))
    (folder / 'page.pt').write_text('<!DOCTYPE html>\n<html><body>404 Not Found</body></html>\n')
    (folder / 'model.onnx').write_bytes(b'\x08\x07\x12\x07pytorch\x1a\x051.13.1:\x80\x01\x0a\x05input' + bytes(200))
    header = json.dumps({'0.weight': {'dtype': 'F32', 'shape': [8, 1, 3, 3], 'data_offsets': [0, 288]}}).encode()
    (folder / 'model.safetensors').write_bytes(struct.pack('<Q', len(header)) + header + bytes(288))


def data(folder):
    random = np.random.default_rng(1)
    images = random.integers(0, 256, (200, 28, 28), dtype=np.uint8)
    labels = random.integers(0, 10, 200, dtype=np.uint8)
    (folder / 'images-idx3-ubyte').write_bytes(idx(images))
    (folder / 'labels-idx1-ubyte').write_bytes(idx(labels))
    (folder / 'short-images-idx3-ubyte').write_bytes(idx(images)[:20000])
    (folder / 'miscounted-images-idx3-ubyte').write_bytes(idx(images))
    (folder / 'miscounted-labels-idx1-ubyte').write_bytes(idx(labels[:10]))
    (folder / 'negative.txt').write_text('\n'.join(['-1'] + ['3'] * 199) + '\n')
    (folder / 'single-images-idx3-ubyte').write_bytes(idx(images[:1]))
    (folder / 'broken-images-idx3-ubyte.gz').write_bytes(gzip.compress(idx(images))[:3000])
    floats = images[:20, None].astype(np.float32) / 255
    np.save(folder / 'floats.npy', floats)
    floats[3, 0, 5, 5] = float('nan')
    np.save(folder / 'nan.npy', floats)
    others = [i for i in range(20) if i != 3]
    np.save(folder / 'finite.npy', floats[others])
    for name, of in (('nan', range(20)), ('finite', others)):
        (folder / f'{name}.txt').write_text('\n'.join(str(labels[i]) for i in of) + '\n')
    np.save(folder / 'colour.npy', random.random((20, 3, 28, 28), dtype=np.float32))
    np.save(folder / 'words.npy', np.array(['a', 'b']))
    (folder / 'short.npy').write_bytes((folder / 'floats.npy').read_bytes()[:500])

    for name in ('nothing', 'texts', 'unreadable', 'mixed', 'sizes'):
        (folder / name).mkdir(exist_ok=True)
    (folder / 'texts' / 'readme.txt').write_text('no picture here\n')
    (folder / 'unreadable' / 'a.png').write_bytes(b'\x89PNG\r\n\x1a\n' + bytes(40))
    for i in range(5):
        Image.fromarray(images[i]).save(folder / 'mixed' / f'{i}.png')
    (folder / 'mixed' / '2.png').write_bytes((folder / 'mixed' / '2.png').read_bytes()[:100])
    Image.fromarray(images[0]).save(folder / 'sizes' / 'a.png')
    Image.fromarray(images[1][:20]).save(folder / 'sizes' / 'b.png')


def sample_tensors():
    images = gzip.decompress((SAMPLE / 't10k-images-idx3-ubyte.gz').read_bytes())
    labels = gzip.decompress((SAMPLE / 't10k-labels-idx1-ubyte.gz').read_bytes())
    pictures = torch.frombuffer(bytearray(images[16:]), dtype=torch.uint8).reshape(-1, 1, 28, 28)
    return (pictures / 255 - 0.2860) / 0.3530, torch.frombuffer(bytearray(labels[8:]), dtype=torch.uint8).long()


def wilson(share, n):
    """The two p at which the observed share lies 1.96 standard errors from p, found by bisection."""
    z = 1.96

    def edge(outside, inside):
        for _ in range(200):
            middle = (outside + inside) / 2
            far = abs(share - middle) > z * math.sqrt(middle * (1 - middle) / n)
            outside, inside = (middle, inside) if far else (outside, middle)
        return inside
    return [edge(0, share), edge(1, share)]


def paired(lost, won, n):
    """Agresti and Min's interval of the difference of paired shares, from the images one by one."""
    each = np.array([1.0] * lost + [-1.0] * won + [0.0] * (n - lost - won) + [1, -1, 0, 0])
    weights = np.concatenate([np.ones(n), np.full(4, 0.5)])
    mean = np.average(each, weights=weights)
    error = math.sqrt(np.average((each - mean) ** 2, weights=weights) / weights.sum())
    return [mean - 1.96 * error, mean + 1.96 * error]


def accuracy(folder):
    """What PyTorch says about the sample's network and its pictures, and about a blurred copy beside it."""
    inputs, labels = sample_tensors()
    blurred = torch.jit.load(str(SAMPLE / 'model.pt')).eval()
    torch.manual_seed(5)
    with torch.no_grad():
        scores = blurred(inputs).double()
        for parameter in blurred.parameters():
            parameter.add_(0.1 * parameter.std() * torch.randn_like(parameter) if parameter.dim() > 1 else 0)
        blurred.save(str(folder / 'blurred.pt'))
        others = blurred(inputs).double()
    top1 = (scores.argmax(1) == labels).double().mean().item()
    top5 = (scores.topk(5).indices == labels[:, None]).any(1).double().mean().item()
    loss = nn.functional.cross_entropy(scores, labels).item()
    right, kept = scores.argmax(1) == labels, others.argmax(1) == labels
    compared = {
        'top1': kept.double().mean().item(), 'agreement': (scores.argmax(1) == others.argmax(1)).double().mean().item(),
        'kl_divergence': nn.functional.kl_div(others.log_softmax(1), scores.softmax(1), reduction='batchmean').item(),
        'relative_logit_error': ((scores - others).norm() / scores.norm()).item(),
        'accuracy_drop_interval': paired(int((right & ~kept).sum()), int((kept & ~right).sum()), len(labels))}
    compared['agreement_interval'] = wilson(compared['agreement'], len(labels))
    (folder / 'accuracy.json').write_text(json.dumps(
        {'images': len(labels), 'top1': top1, 'top1_interval': wilson(top1, len(labels)), 'top5': top5,
         'top5_interval': wilson(top5, len(labels)), 'loss': loss, 'compared': compared}))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    models(folder)
    data(folder)
    accuracy(folder)


if __name__ == '__main__':
    main()
