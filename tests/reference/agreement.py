"""Rankings of two halves and what NumPy says about how far they agree; Wilson's interval by its definition.

Usage: agreement.py FOLDER"""
import json
import math
import pathlib
import sys

import numpy as np

from cli import wilson


def kept(scores, count):
    """The strongest, equal ones by index, those without a score last."""
    order = np.argsort(-np.nan_to_num(scores, nan=-np.inf), kind='stable')
    return set(order[:count].tolist())


def overlap(first, second, whole, ratio):
    channels = len(first)
    count = max(channels - math.floor(ratio * channels + 1e-9), 1)
    a, b = kept(first, count), kept(second, count)
    total = np.nansum(np.abs(whole))
    scores = np.nan_to_num(whole)
    pairs = np.abs(np.sort(scores[sorted(a - b)]) - np.sort(scores[sorted(b - a)])).sum()
    return {'count': count, 'share': len(a & b) / count, 'difference': pairs / total if total > 0 else 0.0}


def settled(whole, count):
    """Expected overlap of two kept sets when equal scores are put in random order."""
    scores = np.nan_to_num(whole, nan=-np.inf)
    cut = np.sort(scores)[::-1][count - 1]
    above, equal = int((scores > cut).sum()), int((scores == cut).sum())
    chances = np.where(scores > cut, 1.0, np.where(scores == cut, (count - above) / equal, 0.0))
    return float((chances ** 2).sum() / count)


def case(random, channels, ratio, noise, ties, missing):
    truth = random.exponential(size=channels)
    halves = [truth + noise * random.normal(size=channels) for _ in range(2)]
    if ties:
        halves = [np.round(half, 1) for half in halves]
    if missing:
        halves[0][random.integers(channels)] = halves[1][random.integers(channels)] = np.nan
    whole = (halves[0] + halves[1]) / 2
    json_of = lambda values: [None if np.isnan(v) else float(v) for v in values]
    return {'first': json_of(halves[0]), 'second': json_of(halves[1]), 'whole': json_of(whole), 'ratio': ratio,
            'settled': settled(whole, overlap(*halves, whole, ratio)['count']), **overlap(*halves, whole, ratio)}


def confidence(random):
    """Image means and how many images were active."""
    means = (random.normal(size=(50, 6)) * [1, 0.1, 3, 1e-3, 5, 0] + [0, 10, -4, 1e3, 0.5, 2])
    margin = 1.96 * np.sqrt(means.var(axis=0) / len(means))
    active = [0, 1, 7, 25, 49, 50]
    return {'means': means.tolist(), 'low': (means.mean(0) - margin).tolist(), 'high': (means.mean(0) + margin).tolist(),
            'active': active, 'wilson': [wilson(n / 50, 50) for n in active]}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(5)
    cases = [case(random, channels, ratio, noise, ties, missing) for channels in (1, 2, 7, 64, 513)
             for ratio in (0.0, 0.3, 0.5, 0.9) for noise in (0.0, 0.02, 0.5) for ties in (False, True)
             for missing in (False, True)]
    (folder / 'facts.json').write_text(json.dumps({'overlaps': cases, 'confidence': confidence(random)}))


if __name__ == '__main__':
    main()
