"""How loud a sound is, and where it begins and ends."""

import numpy as np

from files import RATE

LEVEL = -20.0  # dBFS, gated and K-weighted
CEILING = -1.0  # dBFS, the highest peak
FIRST = 0.02  # of full scale: the sample by which the app lines a decoded file up


def db(x):
    return 20 * np.log10(np.maximum(x, 1e-9))


def k_weighted(x):
    """BS.1770's weighting: its two filters, worked out for this sampling rate."""
    n = len(x) + RATE // 5  # room for the filters to ring out
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(n))

    def biquad(b, a):
        return (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)

    k, q, high = np.tan(np.pi * 1681.974 / RATE), 0.7071752, 10 ** (3.999844 / 20)
    mid = high**0.4996667741545416
    shelf = biquad(
        (high + mid * k / q + k * k, 2 * (k * k - high), high - mid * k / q + k * k),
        (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k),
    )
    k, q = np.tan(np.pi * 38.13547 / RATE), 0.5003270
    low = biquad((1, -2, 1), (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k))
    low *= 1 + k / q + k * k
    return np.fft.irfft(np.fft.rfft(x, n) * shelf * low, n)[: len(x)]


def frames(x, length, step):
    """RMS of every window of `length` seconds."""
    n, s = int(length * RATE), int(step * RATE)
    power = np.concatenate(([0.0], np.cumsum(np.square(x, dtype=np.float64))))
    at = np.arange(0, max(len(x) - n, 0) + 1, s)
    return np.sqrt(np.maximum(power[np.minimum(at + n, len(x))] - power[at], 0) / n)


def gated(x):
    """RMS in dBFS of the parts of a clip within 20 dB of its loudest 50 ms."""
    r = frames(x, 0.050, 0.010)
    r = r[r >= r.max() / 10]
    return db(np.sqrt(np.mean(r**2)))


def loudness(x):
    return gated(k_weighted(x))


def edges(x):
    """Where the sound starts and ends, in samples. The softest h and the burst of a last t are in."""
    r = db(frames(x, 0.004, 0.001))
    ms = RATE // 1000
    start = (np.flatnonzero(r > -46)[0] - 10) * ms
    end = (np.flatnonzero(r > -44)[-1] + 14) * ms
    return max(start, 0), min(end, len(x))


def clip(raw):
    """Levelled, cut tight, and faded at both ends."""
    x = raw.astype(np.float64) - raw.mean()
    for _ in range(2):  # the cut changes the level a little
        x *= 10 ** ((LEVEL - loudness(x)) / 20)
        start, end = edges(x)
        x = x[start:end]
    x *= 10 ** ((LEVEL - loudness(x)) / 20)
    peak = db(np.abs(x).max())
    if peak > CEILING:
        x *= 10 ** ((CEILING - peak) / 20)
    fade_in, fade_out = int(0.008 * RATE), int(0.025 * RATE)
    x[:fade_in] *= np.sin(np.linspace(0, np.pi / 2, fade_in)) ** 2
    x[-fade_out:] *= np.cos(np.linspace(0, np.pi / 2, fade_out)) ** 2
    return x
