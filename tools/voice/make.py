#!/usr/bin/env python3
"""Makes the spoken clips of the app: one file per voice, from the lines in lines.txt.

    python3 make.py            both voices
    python3 make.py woman      one of them

README.md says what it needs, how a line's take is chosen and what the files hold.
"""

import shutil
import sys

import numpy as np

import speak
from ears import Ears
from files import BUDGET, OUT, RATE, SPEED, VOICES
from files import decode, encode, pack, read_lines, sprite
from level import CEILING, FIRST, LEVEL, clip, loudness

# Ways to say a line, the first to be tried first. What stands before the line is cut off again: the
# model speaks a word that has another before it more clearly than a word that is all there is.
AFTER_A_WORD = ["Now. {}.", "Now, {}.", "Now. {}!", "Ready. {}."]
BY_ITSELF = ["{}.", "{}!"]
PACES = [1.0, 0.9]
FASTEST = 1.4

# How a take must be heard, a number and any other line, and how it should be, too.
NUMBERS = 31  # with "Last one"
MUST_A_NUMBER = ["alone", "lift"]
MUST = ["alone", "pull"]
SHOULD = ["phone"]


def main():
    wanted = sys.argv[1:] or list(VOICES)
    for tool in ("ffmpeg", "lame", "espeak-ng", "npm"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is missing: README.md says how to get it")
    speak.fetch()
    lines = read_lines()
    OUT.mkdir(parents=True, exist_ok=True)
    ears = Ears()
    for name in wanted:
        data = made(name, lines, ears)
        (OUT / f"{name}.voice").write_bytes(data)
        print(f"{name}: {len(data)} bytes")
        if len(data) > BUDGET:
            sys.exit(f"That is more than {BUDGET}.")
    print("Now run check.py.")


# --- Takes ------------------------------------------------------------------------------------


def takes(name, text, most):
    """(how it was said, the clip) for each way to say a line that is no longer than it may be."""
    stem, stop = text[:-1], text[-1]
    ways = BY_ITSELF + AFTER_A_WORD if " " in stem else AFTER_A_WORD + BY_ITSELF
    if stop == "?":
        ways = ["{}?", "Now. {}?"]
    for pace in PACES:
        for way in ways:
            said, speed = way.format(stem), pace
            while speed <= FASTEST:
                x = speak.speak(VOICES[name], said, round(SPEED[name] * speed, 3))
                if way[0] != "{":
                    x = speak.after_the_pause(x)
                if x is None:
                    break
                x = clip(x)
                if len(x) * 1000 <= most * RATE:
                    yield f'"{said}" {speed:.2f}', x
                    break
                speed = round(speed + 0.05, 3)


def best_take(name, key, text, most, must, ears):
    """The take that is recognised in the most ways; the first one that is in all of them."""
    best = None
    for said, x in takes(name, text, most):
        hears = ears.hears(x, text, must)
        # What fails here is not worth listening to further, once there is another.
        if all(hears.values()) or best is None:
            hears |= ears.hears(x, text, SHOULD)
        right = [sum(hears[how] for how in must), sum(hears.values())]
        if best is None or right > best[0]:
            best = right, said, x, hears
        if all(hears.values()):
            break
    if best is None:
        sys.exit(f"{name}: no take of {key} is within {most} ms")
    right, said, x, hears = best
    missed = " ".join(how for how, right in hears.items() if not right)
    print(f"{name:6}{key:14}{len(x) * 1000 // RATE:5} ms  {said:28} {missed and 'not ' + missed}", flush=True)
    return x


# --- The file ---------------------------------------------------------------------------------


def made(name, lines, ears):
    clips = []
    for i, (key, text, most) in enumerate(lines):
        must = MUST_A_NUMBER if i < NUMBERS else MUST
        clips.append(best_take(name, key, text, most, must, ears))
    x, starts = sprite(clips)
    # The codec takes half a decibel, from some clips more: give it back, and encode again.
    decoded = decode(encode(x))
    for i, (c, start) in enumerate(zip(clips, starts, strict=True)):
        gain = 10 ** ((LEVEL - loudness(decoded[start : start + len(c)])) / 20)
        clips[i] = c * min(gain, 10 ** (CEILING / 20) / np.abs(c).max())
    x, starts = sprite(clips)
    mp3 = encode(x)
    first = round(np.flatnonzero(np.abs(decode(mp3)) >= FIRST)[0] * 1000 / RATE)
    lengths = [-(-len(c) * 1000 // RATE) for c in clips]
    return pack(mp3, first, starts, lengths)


if __name__ == "__main__":
    main()
