# Writes the source of random small networks: seeded chains of blocks with shortcuts, each block a few lines of PyTorch.
import random

SIDE = 16  # of the input, 1 x 3 x SIDE x SIDE
WIDEST = 40
EPSILON = 0.01  # of norms over channels: where few that are alike stay, a smaller one magnifies rounding a hundredfold


class Writer:
    """The source so far, and the feature map `x` that it ends with."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.attributes: list[str] = []
        self.lines: list[str] = []
        self.channels, self.side = 3, SIDE
        self.kept: list[tuple[str, int, int]] = []  # earlier maps for shortcuts: name, channels, side

    def module(self, text: str) -> str:
        return self._attribute(f"nn.{text}")

    def parameter(self, *shape: int) -> str:
        return self._attribute(f"nn.Parameter(torch.rand({', '.join(map(str, shape))}) + 0.5)")

    def _attribute(self, text: str) -> str:
        self.attributes.append(f"self.m{len(self.attributes)} = {text}")
        return f"self.m{len(self.attributes) - 1}"

    def line(self, text: str) -> None:
        self.lines.append(text)

    def width(self) -> int:
        return self.random.choice([4, 6, 8, 10, 12, 16, 20])

    def groups(self, *counts: int) -> int:
        return self.random.choice([g for g in (1, 2, 3, 4, 5) if all(count % g == 0 for count in counts)])

    def batch(self) -> str:
        return self.random.choice(["-1", "x.shape[0]"])

    def convolve(self, width: int, source: str = "x", inputs: int = 0) -> str:
        return f"{self.module(f'Conv2d({inputs or self.channels}, {width}, 1)')}({source})"


def convolution(w: Writer) -> None:
    width, kernel, stride = w.width(), w.random.choice([1, 3]), w.random.choice([1, 1, 2]) if w.side >= 8 else 1
    bias = w.random.choice([True, False])
    w.line(f"x = {w.module(f'Conv2d({w.channels}, {width}, {kernel}, {stride}, {kernel // 2}, groups={w.groups(w.channels, width)}, bias={bias})')}(x)")
    w.channels, w.side = width, w.side // stride


def depthwise(w: Writer) -> None:
    width = w.channels * w.random.choice([1, 1, 2])
    if width <= WIDEST:
        w.line(f"x = {w.module(f'Conv2d({w.channels}, {width}, 3, padding=1, groups={w.channels})')}(x)")
        w.channels = width


def transposed(w: Writer) -> None:
    if w.side <= SIDE // 2:
        width = w.width()
        w.line(f"x = {w.module(f'ConvTranspose2d({w.channels}, {width}, 2, 2, groups={w.groups(w.channels, width)})')}(x)")
        w.channels, w.side = width, w.side * 2


def batch_norm(w: Writer) -> None:
    w.line(f"x = {w.module(f'BatchNorm2d({w.channels})')}(x)")


def group_norm(w: Writer) -> None:
    w.line(f"x = {w.module(f'GroupNorm({w.groups(w.channels)}, {w.channels}, {EPSILON})')}(x)")


def layer_norm(w: Writer) -> None:
    w.line(f"x = {w.module(f'LayerNorm({w.channels}, {EPSILON})')}(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)")


def activation(w: Writer) -> None:
    w.line(f"x = {w.random.choice(['F.relu', 'F.gelu', 'F.hardswish', 'F.silu', 'F.leaky_relu', 'torch.sigmoid', 'F.elu'])}(x)")


def prelu(w: Writer) -> None:
    w.line(f"x = {w.module(f'PReLU({w.random.choice([1, w.channels])})')}(x)")


def gate(w: Writer) -> None:
    """Squeeze and excitation."""
    w.line("g = x.mean((2, 3), keepdim=True)")
    w.line(f"g = F.relu({w.convolve(4, 'g')})")
    w.line(f"x = x * torch.sigmoid({w.convolve(w.channels, 'g', 4)})")


def position_gate(w: Writer) -> None:
    w.line(f"x = x * torch.sigmoid({w.convolve(1)})")


def residual(w: Writer) -> None:
    name, channels, _ = w.random.choice([value for value in w.kept if value[2] == w.side] or [("x", w.channels, w.side)])
    w.line(f"x = {w.convolve(channels)} {w.random.choice(['+', '+', '-', '*'])} {name}")
    w.channels = channels


def concatenation(w: Writer) -> None:
    name, channels, _ = w.random.choice([value for value in w.kept if value[2] == w.side] or [("x", w.channels, w.side)])
    if channels + w.channels <= WIDEST:
        w.line(f"x = torch.cat([{', '.join(w.random.sample(['x', name], 2))}], 1)")
        w.channels += channels


def halves(w: Writer) -> None:
    """One half takes a layer, the other a shortcut."""
    half = w.channels // 2
    if w.channels % 2 == 0 and half > 1:
        w.line(f"a, b = {w.random.choice([f'torch.split(x, {half}, 1)', 'x.chunk(2, 1)', f'(x[:, :{half}], x[:, {half}:])'])}")
        w.line(f"x = torch.cat([a, {w.convolve(half, 'b', half)}], 1)")


def uneven_split(w: Writer) -> None:
    if w.channels > 3:
        first = w.random.randrange(1, w.channels - 1)
        rest, width = w.channels - first, w.width()
        w.line(f"a, b = torch.split(x, [{first}, {rest}], 1)")
        w.line(f"x = {w.convolve(width, 'a', first)} + {w.convolve(width, 'b', rest)}")
        w.channels = width


def shuffle(w: Writer) -> None:
    groups = w.groups(w.channels)
    w.line(f"x = x.view({w.batch()}, {groups}, {w.channels // groups}, {w.side}, {w.side}).transpose(1, 2).reshape("
           f"{w.batch()}, {w.channels}, {w.side}, {w.side})")


def pool(w: Writer) -> None:
    if w.side >= 8:
        w.line(f"x = F.{w.random.choice(['max_pool2d', 'avg_pool2d'])}(x, 2)")
        w.side //= 2


def upsample(w: Writer) -> None:
    if w.side <= SIDE // 2:
        w.line(f"x = F.interpolate(x, scale_factor=2.0, mode='{w.random.choice(['nearest', 'bilinear'])}')")
        w.side *= 2


def scale(w: Writer) -> None:
    w.line(f"x = x {w.random.choice(['*', '+'])} {w.parameter(w.channels, 1, 1)}")


def reuse(w: Writer) -> None:
    layer = w.module(f"Conv2d({w.channels}, {w.channels}, 3, padding=1)")
    w.line(f"x = {layer}(F.relu({layer}(x)))")


def tokens_mlp(w: Writer) -> None:
    """Channels last, as in ConvNeXt."""
    width = w.width()
    w.line("t = x.flatten(2).transpose(1, 2)")
    w.line(f"t = t + {w.module(f'Linear({width}, {w.channels})')}(F.gelu({w.module(f'Linear({w.channels}, {width})')}({w.module(f'LayerNorm({w.channels}, {EPSILON})')}(t))))")
    w.line(f"x = t.transpose(1, 2).reshape({w.batch()}, {w.channels}, {w.side}, {w.side})")


def attention(w: Writer) -> None:
    """Self-attention of the positions, its heads side by side in one linear layer."""
    heads, width = w.random.choice([1, 2, 3]), w.random.choice([2, 4, 6])
    inner, positions = heads * width, w.side * w.side
    w.line("t = x.flatten(2).transpose(1, 2)")
    w.line(f"q, k, v = {w.module(f'Linear({w.channels}, {3 * inner})')}({w.module(f'LayerNorm({w.channels}, {EPSILON})')}(t)).chunk(3, -1)")
    for value in "qkv":
        w.line(f"{value} = {value}.reshape({w.batch()}, {positions}, {heads}, {width}).transpose(1, 2)")
    w.line(f"q = torch.softmax(q @ k.transpose(-2, -1) * {width ** -0.5}, -1) @ v")
    w.line(f"t = t + {w.module(f'Linear({inner}, {w.channels})')}(q.transpose(1, 2).reshape({w.batch()}, {positions}, {inner}))")
    w.line(f"x = t.transpose(1, 2).reshape({w.batch()}, {w.channels}, {w.side}, {w.side})")


BLOCKS = [convolution, convolution, depthwise, transposed, batch_norm, batch_norm, group_norm, layer_norm, activation, activation, prelu,
          gate, position_gate, residual, residual, concatenation, halves, uneven_split, shuffle, pool, upsample, scale, reuse, tokens_mlp,
          attention]


def head(w: Writer) -> None:
    side = w.random.choice([1, 2])
    w.line(f"x = F.adaptive_avg_pool2d(x, {side}).flatten(1)")
    width = w.channels * side * side
    if w.random.random() < 0.5:
        inner = w.width()
        w.line(f"x = x + {w.module(f'Linear({inner}, {width})')}(F.relu({w.module(f'Linear({width}, {inner})')}(x)))")
    w.line(f"return {w.module(f'Linear({width}, 5)')}(x)")


def source(seed: int) -> str:
    """A module of the name Network."""
    w = Writer(seed)
    convolution(w)
    for number in range(w.random.randrange(4, 14)):
        w.random.choice(BLOCKS)(w)
        if w.random.random() < 0.4:
            w.line(f"s{number} = x")
            w.kept.append((f"s{number}", w.channels, w.side))
    head(w)
    space = "\n        "
    return ("import torch\nfrom torch import nn\nfrom torch.nn import functional as F\n\n\nclass Network(nn.Module):\n    def __init__(self):"
            f"{space}super().__init__(){space}{space.join(w.attributes)}\n\n    def forward(self, x):{space}{space.join(w.lines)}\n")
