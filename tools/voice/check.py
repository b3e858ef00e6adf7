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
from level import FIRST, db, frames, loudness
from listen import RECORDED, at_a_stretch, breaks, in_place, recorded
from make import ways_to_hear

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
    """For each line its places in the recordings: whether it was recognised in its place, what was
    heard there, and whether it was as the session plays on."""
    said_and_heard = {}
    for wav in sorted(RECORDED.glob(f"{name}-*.wav")):
        x, script = recorded(wav)
        stretch, _ = at_a_stretch(x, script, ears)
        in_their_places = in_place(x, script, ears)
        places = [
            (same(heard, said), heard, ran)
            for (_, _, said), heard, ran in zip(script, in_their_places, stretch, strict=True)
        ]
        for (_, _, said), place in zip(script, places, strict=True):
            said_and_heard.setdefault(said, []).append(place)
        report.append(
            f"{wav.stem}: {len(script)} words; recognised in their places"
            f" {sum(right for right, _, _ in places)}, as the session plays on {sum(stretch)}, in one"
            f" or the other {sum(right or ran for right, _, ran in places)};"
            f" the sound broke off {len(breaks(x))} times"
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
    counts, of_ways = Counter(), Counter()
    for i, ((key, text, most), (start, length)) in enumerate(zip(lines, places, strict=True)):
        c = x[start : start + length]
        outside[start - margin : start + length + margin] = False
        ms, peak, loud = length * 1000 // RATE, db(np.abs(c).max()), loudness(c)
        heard = {how: ears.heard(c, how) for how in [*ways_to_hear(i, key), "tiny"]}
        right = {how for how in heard if ears.right(c, text, [how])}
        counts.update(right)
        of_ways.update(list(heard))
        others = [f"{how}: {heard[how]!r}" for how in heard if how not in right]
        said = session.get(text, [])
        in_its_place = sum(right for right, _, _ in said)
        as_it_plays = sum(ran for _, _, ran in said)
        others += [f"session: {what[:30]!r}" for right, what, _ in said if not right]
        rows.append(
            f"{key:14}{ms:5}{loud:9.1f}{peak:10.1f}    {heard['alone']:<28}"
            f"{in_its_place:3} of {len(said):<3}{as_it_plays:5} of {len(said):<3}  {', '.join(others)}"
        )
        if "alone" not in right:
            faults.append(f'{name}: {key} alone was heard as "{heard["alone"]}"')
        if not said:
            faults.append(f"{name}: {key} is in no recorded session")
        missed = sum(not (right or ran) for right, _, ran in said)
        if missed:
            faults.append(f"{name}: {key} was {missed} of {len(said)} times recognised neither way")
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
    rates = ", ".join(f"{how} {counts[how]} of {of}" for how, of in of_ways.items())
    return [
        *rows,
        f"recognised: {rates}",
        f"{len(data)} bytes, {len(x) / RATE:.1f} s; outside the clips at most {stray:.0f} dBFS; first"
        f" sound at {first} ms ({early:.1f} to {late:.1f} if the threshold is off by a tenth)",
    ]


def crossing(x, threshold):
    """Milliseconds to the first sample that reaches the threshold."""
    return np.flatnonzero(np.abs(x) >= threshold)[0] * 1000 / RATE


if __name__ == "__main__":
    main()
