#!/usr/bin/env python3
"""Checks the finished .voice files and the recorded sessions, and writes report.txt.

    python3 check.py           ends with an error where something is wrong, and says what

README.md says what is heard in which way.
"""

import sys
from collections import Counter

import numpy as np

from ears import Ears
from files import BUDGET, HERE, OUT, RATE, VOICES, decode, read_lines, unpack
from hear import same
from level import FIRST, db, frames, gated, loudness
from listen import RECORDED, at_a_stretch, breaks, in_place, recorded

# The ways in which each clip is heard by itself.
WAYS = ["alone", "lift", "pull", "phone", "tiny"]
# Lines that have to be understood as nothing else, or a rep is done wrong.
EXACTLY = {"pull", "lower", "let-go", "last-one"}
LEVELS = (-21.0, -19.0)  # dBFS, weighted: the clips are as loud as each other


def main():
    ears, lines, faults, report = Ears(), read_lines(), [], []
    for name in VOICES:
        session = in_sessions(name, ears, faults, report)
        report += clips(name, lines, ears, session, faults) + [""]
    text = "\n".join([*report, *faults]).rstrip() + "\n"
    (HERE / "report.txt").write_text(text)
    print(text)
    if faults:
        sys.exit(f"{len(faults)} faults")


def in_sessions(name, ears, faults, report):
    """For each line how often it was said in the recordings, and how often which words were heard."""
    said_and_heard = {}
    for wav in sorted(RECORDED.glob(f"{name}-*.wav")):
        x, script = recorded(wav)
        stretch, _ = at_a_stretch(x, script, ears)
        in_their_places = in_place(x, script, ears)
        for (_, _, said), heard, ran in zip(script, in_their_places, stretch, strict=True):
            line = said_and_heard.setdefault(said, {"in place": Counter(), "stretch": Counter()})
            line["in place"]["right" if same(heard, said) else heard] += 1
            line["stretch"]["right" if ran else "another"] += 1
        right = sum(same(h, s) for h, (_, _, s) in zip(in_their_places, script, strict=True))
        report.append(
            f"{wav.stem}: {right} of {len(script)} words recognised in their places,"
            f" {sum(stretch)} as the session plays on; the sound broke off {len(breaks(x))} times"
        )
    if not said_and_heard:
        faults.append(f"{name}: no recorded session in {RECORDED.name}")
    return said_and_heard


def clips(name, lines, ears, session, faults):
    """Reads a file as the app does, and lists what is wrong with it."""
    data = (OUT / f"{name}.voice").read_bytes()
    first, places, mp3 = unpack(data)
    x = decode(mp3)
    rows = [
        f"{name} ({VOICES[name]})",
        "clip            ms  weighted  peak dBFS  heard alone        in sessions  as it plays on  and",
    ]
    margin = RATE // 100  # what the codec smears is below -40 dBFS and within 10 ms
    outside = np.ones(len(x), bool)
    counts = Counter()
    for (key, text, most), (start, length) in zip(lines, places, strict=True):
        c = x[start : start + length]
        outside[start - margin : start + length + margin] = False
        ms, peak, loud = length * 1000 // RATE, db(np.abs(c).max()), loudness(c)
        heard = {how: ears.heard(c, how) for how in WAYS}
        counts.update(how for how in WAYS if same(heard[how], text))
        others = [f"{how}: {heard[how]!r}" for how in WAYS if not same(heard[how], text)]
        line = session.get(text, {"in place": Counter(), "stretch": Counter()})
        of = line["in place"].total()
        others += [f"session: {what!r}" for what in line["in place"] if what != "right"]
        rows.append(
            f"{key:14}{ms:5}{loud:9.1f}{peak:10.1f}    {heard['alone']:<28}"
            f"{line['in place']['right']:3} of {of:<3}{line['stretch']['right']:5} of {of:<3}  {', '.join(others)}"
        )
        if not same(heard["alone"], text):
            faults.append(f'{name}: {key} alone was heard as "{heard["alone"]}"')
        if not of:
            faults.append(f"{name}: {key} is in no recorded session")
        elif line["in place"]["right"] + line["stretch"]["right"] == 0:
            faults.append(f"{name}: {key} was recognised nowhere in the recorded sessions")
        elif key in EXACTLY or lines.index((key, text, most)) < 30:
            if line["in place"]["right"] < of:
                faults.append(f"{name}: {key} was not always recognised in the recorded sessions")
        if db(frames(c[: RATE * 15 // 1000], 0.005, 0.001)).max() < -50:
            faults.append(f"{name}: {key} is not audible within 15 ms of its start")
        if peak > 0 or not LEVELS[0] <= loud <= LEVELS[1]:
            faults.append(f"{name}: {key} is too loud or too soft")
        if ms > most:
            faults.append(f"{name}: {key} lasts {ms} ms, more than {most}")
    stray = db(np.abs(x[outside]).max())
    if stray > -50:
        faults.append(f"{name}: sound outside the clips: {stray:.1f} dBFS")
    if len(data) > BUDGET:
        faults.append(f"{name}: {len(data)} bytes, more than {BUDGET}")
    # Decoders and resamplers differ a little: the crossing must not hang on one grazing peak.
    early, late = crossing(x, FIRST * 0.9), crossing(x, FIRST * 1.1)
    if late - early > 2 or not early <= first + 0.5:
        faults.append(f"{name}: the first sound rises too slowly: {early:.1f} to {late:.1f} ms")
    rates = ", ".join(f"{how} {counts[how]}" for how in WAYS)
    return [
        *rows,
        f"recognised, of {len(lines)}: {rates}",
        f"{len(data)} bytes, {len(x) / RATE:.1f} s; outside the clips at most {stray:.0f} dBFS; first"
        f" sound at {first} ms ({early:.1f} to {late:.1f} if the threshold is off by a tenth)",
    ]


def crossing(x, threshold):
    """Milliseconds to the first sample that reaches the threshold."""
    return np.flatnonzero(np.abs(x) >= threshold)[0] * 1000 / RATE


if __name__ == "__main__":
    main()
