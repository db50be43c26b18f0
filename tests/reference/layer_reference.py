# The oracle for coverage: one layer's values, reduced at once in float64, and every one-pass metric of them.
import torch

ACTIVE_THRESHOLD = 0.0
NEURON_COVERAGE_THRESHOLD = 0.25
TOP_K = 2
CHUNK_VALUES = 4_000_000


class LayerReference:
    """Accumulates [N, C, positions] values. Keeps image means ([N, C]) and O(C) sums, never the values themselves."""

    def __init__(self):
        self.count = 0
        self.means = []

    def add(self, value: torch.Tensor, channel_dimension: int) -> None:
        value = value.movedim(channel_dimension, 1).flatten(2) if value.dim() > 2 else value.unsqueeze(2)
        images = max(1, CHUNK_VALUES // (value.shape[1] * value.shape[2]))
        for part in value.split(images):
            self._add_chunk(part.double())

    def _add_chunk(self, x: torch.Tensor) -> None:
        assert torch.isfinite(x).all()
        count = x.shape[0] * x.shape[2]
        mean = x.mean((0, 2))
        squared_deviations = (x - mean[None, :, None]).square().sum((0, 2))
        chunk = {
            "absolute": x.abs().sum((0, 2)), "squares": x.square().sum((0, 2)),
            "active": (x > ACTIVE_THRESHOLD).sum((0, 2)).double(),
            "images_active": (x > ACTIVE_THRESHOLD).any(2).sum(0).double(),
        }
        low, high = x.amin((0, 2)), x.amax((0, 2))
        self.means.append(x.mean(2))
        if self.count == 0:
            self.sums, self.mean, self.deviations, self.low, self.high = chunk, mean, squared_deviations, low, high
        else:  # Chan, Golub, LeVeque 1983
            total = self.count + count
            delta = mean - self.mean
            self.deviations += squared_deviations + delta.square() * (self.count * count / total)
            self.mean += delta * (count / total)
            self.sums = {name: self.sums[name] + chunk[name] for name in chunk}
            self.low, self.high = torch.minimum(self.low, low), torch.maximum(self.high, high)
        self.count += count

    def metrics(self) -> dict:
        """Every metric by name, plus "margin:NAME" for the two that are bits and "scale", the layer's rms."""
        m = torch.cat(self.means)
        images, channels = m.shape
        largest = m.max()
        divide = lambda values, by: values / by if by > 0 else values
        normalized = divide(m.mean(0), largest)
        frequency = self.sums["images_active"] / images
        result = {
            "normalized_mean": normalized,
            "normalized_mean_of_means": divide(m.mean(0), m.mean(0).max()),
            "frequency": frequency,
            "mean_absolute": self.sums["absolute"] / self.count,
            "combined": (normalized.clamp(min=0) * frequency).sqrt(),
            "active_share": self.sums["active"] / self.count,
            "mean": self.mean,
            "variance": self.deviations / self.count,
            "rms": (self.sums["squares"] / self.count).sqrt(),
            "min": self.low,
            "max": self.high,
        }
        span = m.amax(1, keepdim=True) - m.amin(1, keepdim=True)
        scaled = torch.where(span > 0, (m - m.amin(1, keepdim=True)) / span, torch.zeros_like(m)).amax(0)
        result["neuron_coverage"] = (scaled > NEURON_COVERAGE_THRESHOLD).double()
        result["margin:neuron_coverage"] = (scaled - NEURON_COVERAGE_THRESHOLD) / NEURON_COVERAGE_THRESHOLD
        ordered = m.sort(1, descending=True).values
        k = min(TOP_K, channels)
        inside = m >= ordered[:, k - 1:k]
        rival = torch.where(inside, ordered[:, min(k, channels - 1)][:, None], ordered[:, k - 1:k])
        lead = (m - rival) / rival.abs().clamp(min=1e-30)
        result["top_k"] = inside.any(0).double()
        result["margin:top_k"] = lead.gather(0, lead.argmax(0)[None])[0]
        result["scale"] = (self.sums["squares"].sum() / (self.count * channels)).sqrt()
        result["divisor:normalized_mean"] = largest.clamp(min=0)
        result["divisor:normalized_mean_of_means"] = m.mean(0).max().clamp(min=0)
        return {name: value.numpy() for name, value in result.items()}
