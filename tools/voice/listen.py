#!/usr/bin/env python3
"""Writes down what can be heard in the recording of a session: every tone, every word, and when.

    python3 listen.py session.wav                what is heard
    python3 listen.py session.wav script.txt     and whether it is what should be said

README.md says how to record a session and what the script looks like. Loudness is weighted as in
BS.1770, in dBFS.
"""

import sys
from pathlib import Path

import numpy as np

from make import OUT, PAD, RATE, VOICES, db, decode, frames, loudness
from make import plain, play_to, read_lines, recogniser, unpack

STEP = 0.010  # seconds from one frame to the next
NEAR = 0.3  # seconds: a word this close to its time is at the right place
QUIETEST = -30  # dB below the loudest: what is softer spills over from somewhere else

# No tone lies below 330 Hz, which a phone's speaker hardly gives, and every voice hums below it: so
# this band tells that somebody speaks, whatever sounds at the same time.
HUM = (100, 300)
TONES = (320, 1750)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    x = decode(Path(sys.argv[1]).read_bytes(), "wav")
    lines = read_lines()
    spoken = spans_of_voice(x)
    tones = events(parts(x, spoken))
    if not tones:
        sys.exit("There is no tone in it. Was the sound recorded?")
    # The session's clock starts with its first tone.
    zero = tones[0][0]["start"]
    words = hear_words(x, spoken, lines)
    for word in words:
        word["level"] = loudness(x[samples(word["hum"], word["end"])])
    # A tone's level is what it has until somebody speaks over it.
    levels = []
    for tone in tones:
        start, end = tone[0]["start"], tone[-1]["end"]
        over = [word["start"] for word in words if start < word["start"] < end]
        levels.append(loudness(x[samples(start, min([end, *over]))]))
    rows = [(at, "break", None, f"no sound for {ms:.0f} ms") for at, ms in breaks(x)]
    for tone, level in zip(tones, levels, strict=True):
        rows.append((tone[0]["start"], "tone", level, describe(tone)))
    for word in words:
        says, under = word["says"] or "(not recognised)", beneath(x, word, tones)
        says += "" if under is None else f" (over a tone of {under:.0f})"
        rows.append((word["start"], "voice", word["level"], says))
    print("seconds  kind      dB  what")
    for at, kind, level, what in sorted(rows):
        level = "" if level is None else f"{level:.1f}"
        print(f"{at - zero:7.2f}  {kind:5}  {level:>5}  {what}")
    for name, some in (("voice", [word["level"] for word in words]), ("tones", levels)):
        if some:
            print(f"{name} {min(some):.1f} to {max(some):.1f} dB, median {np.median(some):.1f}")
    if len(sys.argv) == 3:
        compare(Path(sys.argv[2]), words, zero)


def samples(start, end):
    return slice(max(int(start * RATE), 0), max(int(end * RATE), 0))


def runs(flags):
    """(first, last + 1) of every run of true ones."""
    edge = np.flatnonzero(np.diff(np.concatenate(([0], np.asarray(flags, int), [0]))))
    return list(zip(edge[::2].tolist(), edge[1::2].tolist(), strict=True))


# --- The voice --------------------------------------------------------------------------------


def spans_of_voice(x):
    """[start, end] of each stretch of humming, in seconds, parted where it stops for 30 ms."""
    pitch = np.fft.rfftfreq(len(x), 1 / RATE)
    # The band has soft edges: a hard one would ring.
    inside = np.interp(pitch, [HUM[0] - 30, HUM[0], HUM[1], HUM[1] + 20], [0, 1, 1, 0])
    level = db(frames(np.fft.irfft(np.fft.rfft(x) * inside, len(x)), 0.030, STEP))
    spans = []
    for first, last in runs(level > db(frames(x, 0.030, STEP)).max() + QUIETEST):
        start, end = first * STEP + 0.010, last * STEP + 0.010
        if spans and start - spans[-1][1] < 0.030:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return [span for span in spans if span[1] - span[0] > 0.04]


def hear_words(x, spans, lines):
    """Each line that is spoken: when, and which. Its "hum" is when the voice joins in: "six" starts
    with a hiss before it."""
    recognise, lengths = recogniser(lines), lengths_of_lines(lines)

    def hear(start, end):
        """The line, when it starts, and how far it is from as long as that line is."""
        # With some of what is around it, for hisses have no hum; with less if that misleads it.
        for margin in (0.20, 0.12, 0.05):
            from_ = max(start - margin, 0)
            play_to(recognise, x[samples(from_, end + margin)])
            if recognise.hyp():
                says = recognise.hyp().hypstr
                first = next(s for s in recognise.seg() if s.word[0] not in "<(")
                begins = min(max(from_ + first.start_frame / 100 - PAD, start - 0.25), start)
                short, long = lengths[says]
                hums = end - start
                return says, begins, max(hums - long, short - 0.35 - hums, 0)
        return "", start, 1.0

    words, at = [], 0
    while at < len(spans):
        # The hum also stops inside a line. As many stretches belong to one as give a line that is
        # as long as it should be; if several do, the most.
        best = None
        for last in range(at, len(spans)):
            if last > at and spans[last][0] - spans[last - 1][1] > 0.25:
                break
            says, start, off = hear(spans[at][0], spans[last][1])
            if best is None or off <= max(best[0], 0.08):
                best = off, last, says, start
        _, last, says, start = best
        words.append({"start": start, "hum": spans[at][0], "end": spans[last][1], "says": says})
        at = last + 1
    return words


def lengths_of_lines(lines):
    """How long each line is, in seconds, with the faster and with the slower voice."""
    files = [unpack((OUT / f"{voice}.voice").read_bytes())[1] for voice in VOICES]
    return {
        plain(text): (min(f[i][1] for f in files) / RATE, max(f[i][1] for f in files) / RATE)
        for i, (_, text, _) in enumerate(lines)
    }


# --- The tones --------------------------------------------------------------------------------


def strongest(x):
    """For each frame the strongest pitch in the tones' band, its level, and how pure it is."""
    n, pad, step = int(0.040 * RATE), 4096, int(STEP * RATE)
    window, unit = np.hanning(n), RATE / pad
    low, high = int(TONES[0] / unit), int(TONES[1] / unit)
    width = int(50 / unit)  # half of what one tone takes up
    rows = []
    for at in range(0, len(x) - n, step):
        power = np.abs(np.fft.rfft(x[at : at + n] * window, pad)) ** 2 + 1e-12
        peak = low + int(np.argmax(power[low:high]))
        a, b, c = np.log(power[peak - 1 : peak + 2])
        exact = peak + (0.5 * (a - c) / (a - 2 * b + c) if a - 2 * b + c else 0)
        pure = power[peak - width : peak + width + 1].sum() / power[low - 4 * width :].sum()
        rows.append((exact * unit, db(2 * np.sqrt(power[peak]) / window.sum() / np.sqrt(2)), pure))
    return np.array(rows).reshape(-1, 3).T


def parts(x, spoken):
    """Stretches of one tone whose pitch stays or glides, where nobody speaks."""
    pitch, level, pure = strongest(x)
    time = np.arange(len(pitch)) * STEP + 0.020
    sounds = (level > level.max() + QUIETEST) & (pure > 0.3)
    for start, end in spoken:
        # The mouth's sound dies away after the hum.
        sounds[(time > start - 0.02) & (time < end + 0.06)] = False
    found = []
    for first, last in runs(sounds):
        cuts = [first]
        for i in range(first + 1, last):
            jumps = abs(np.log(pitch[i] / pitch[i - 1])) > 0.05
            # The same pitch, struck again; but not while the first one still swells.
            again = level[i] > level[i - 1] + 4 and i - cuts[-1] > 6
            if jumps or again:
                cuts.append(i)
        for a, b in zip(cuts, [*cuts[1:], last], strict=True):
            if b - a < 3:
                continue
            slope = np.polyfit(time[a + 2 : b], level[a + 2 : b], 1)[0] if b - a > 4 else -99
            ends = np.median(pitch[a : a + 3]), np.median(pitch[b - 3 : b])
            how = "strike" if slope < -10 else "steady"
            if abs(np.log(ends[1] / ends[0])) > 0.06:
                how = "rising" if ends[1] > ends[0] else "falling"
            start, end, mid = onset(x, time[a]), time[b - 1] + STEP, np.median(pitch[a:b])
            found.append({"start": start, "end": end, "how": how, "hz": ends, "mid": mid})
    return joined(found, spoken)


def onset(x, about):
    """When a tone starts, to a few milliseconds, where silence lies before it."""
    from_ = max(about - 0.04, 0)
    level = db(frames(x[samples(from_, about + 0.04)], 0.004, 0.001))
    loud = level > level.max() - 20
    return about if loud[0] else from_ + int(np.argmax(loud)) / 1000


def joined(found, spoken):
    """A steady tone that somebody spoke over is one tone."""
    whole = []
    for part in found:
        for before in whole[-3:]:
            end, gap = before["end"], part["start"] - before["end"]
            over = gap < 2 and any(end - 0.1 < start < part["start"] for start, _ in spoken)
            same = abs(part["mid"] / before["mid"] - 1) < 0.02
            if over and same and before["how"] == part["how"] == "steady":
                before["end"] = part["end"]
                break
        else:
            whole.append(part)
    return whole


def events(found):
    """Tones that follow each other so closely that they are one sound."""
    together = []
    for part in found:
        if together and part["start"] - together[-1][-1]["start"] < 0.35:
            together[-1].append(part)
        else:
            together.append([part])
    return together


def describe(event):
    """A sound in words: "strike 1568 Hz, falling 740 to 560 Hz"."""

    def one(part):
        if part["how"] in ("rising", "falling"):
            return "{} {:.0f} to {:.0f} Hz".format(part["how"], *part["hz"])
        lasts = f" for {part['end'] - part['start']:.2f} s" if part["how"] == "steady" else ""
        return f"{part['how']} {part['mid']:.0f} Hz{lasts}"

    return ", ".join(map(one, event))


# --- How well ---------------------------------------------------------------------------------


def beneath(x, word, tones):
    """The level of a steady tone while the word is said over it, or None."""
    for tone in (part for event in tones for part in event):
        if tone["how"] == "steady" and tone["start"] < word["hum"] and word["end"] < tone["end"]:
            # The word's pitch moves and the tone's does not: a long window hears only the tone.
            y = x[samples(word["hum"] + 0.05, word["end"])]
            window = np.hanning(len(y))
            turn = -2j * np.pi * tone["mid"] * np.arange(len(y)) / RATE
            peaks = [abs((y * window * np.exp(k * turn)).sum()) for k in (1, 2, 3)]
            return db(np.linalg.norm(peaks) * np.sqrt(2) / window.sum())
    return None


def breaks(x):
    """(when, ms) where the sound breaks off and goes on: the recording missed something."""
    found = []
    for first, last in runs(np.abs(x) < 5e-4):
        if 0.0015 * RATE < last - first < 0.5 * RATE:
            around = x[max(first - 120, 0) : first], x[last : last + 120]
            if all(len(y) and np.sqrt(np.mean(y**2)) > 0.01 for y in around):
                found.append((first / RATE, (last - first) * 1000 / RATE))
    return found


def compare(script, words, zero):
    """Lists what should have been heard and was not, and the other way round."""
    wanted = [line.split("\t", 1) for line in script.read_text().splitlines() if "\t" in line]
    left, off, missed = list(words), [], []
    for at, text in wanted:
        at, text = float(at), plain(text)
        near = [w for w in left if abs(w["start"] - zero - at) < NEAR]
        right = [w for w in near if w["says"] == text]
        if right:
            left.remove(right[0])
            off.append(right[0]["start"] - zero - at)
        else:
            heard = " and ".join(w["says"] or "something else" for w in near) or "nothing"
            missed.append(f"{at:7.2f}  {text}: heard {heard}")
    print(f"{len(off)} of {len(wanted)} recognised within {NEAR} s of their time")
    if off:
        late = np.array([min(off), np.median(off), max(off)]) * 1000
        print("ms late: {:.0f} at the least, {:.0f} in the middle, {:.0f} at most".format(*late))
    for miss in missed:
        print(f"missed  {miss}")
    for word in left:
        print(f"besides {word['start'] - zero:7.2f}  {word['says'] or '(not recognised)'}")


if __name__ == "__main__":
    main()
