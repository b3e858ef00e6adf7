#!/usr/bin/env python3
"""Makes the spoken clips of the app: one file per voice, from the lines in lines.txt.

    python3 make.py            both voices
    python3 make.py woman      one of them

README.md says what it needs, how a line's take is chosen and what the files hold.
"""

import shutil
import sys
from itertools import islice, product

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
TRIES = 8  # takes of a line

# A voice has a style for each length of text. Where a word is unclear in its own, those of texts so
# many signs shorter are tried as well: her "Now. Pull." sounds like "Poor" alone.
SHORTER = {("woman", "pull"): [4, 5, 3, 0]}

# How a line is heard. What is said over a tone, or right after one, is heard with it, as well.
NUMBERS = 31  # with "Last one"
OVER_A_TONE = {"pull", "lower", "let-go"}


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


def takes(name, key, text, most):
    """(how it was said, the clip) for each way to say a line that is no longer than it may be."""
    stem, stop = text[:-1], text[-1]
    ways = BY_ITSELF + AFTER_A_WORD if " " in stem else AFTER_A_WORD + BY_ITSELF
    if stop == "?":
        ways = ["{}?", "Now. {}?"]
    styles = SHORTER.get((name, key), [0])
    for pace, way, shorter in product(PACES, ways, styles):
        said, speed = way.format(stem), pace
        while speed <= FASTEST:
            x = speak.speak(VOICES[name], said, round(SPEED[name] * speed, 3), shorter)
            if way[0] != "{":
                x = speak.after_the_pause(x)
            if x is None:
                break
            x = clip(x)
            if len(x) * 1000 <= most * RATE:
                yield f'"{said}" {speed:.2f}' + (f" as {shorter} shorter" if shorter else ""), x
                break
            speed = round(speed + 0.05, 3)


def ways_to_hear(i, key):
    if i < NUMBERS:
        return ["lift", "alone", "phone"]
    return ["pull", "alone", "phone"] if key in OVER_A_TONE else ["alone", "phone"]


# --- The file ---------------------------------------------------------------------------------


def made(name, lines, ears):
    """The file with the first take of each line that is recognised each time; where there is none,
    with the one that most often is.

    A take is heard as it comes out of the file with the others, for the codec can spoil a word."""
    others = [islice(takes(name, *line), TRIES) for line in lines]
    chosen = [next(takes, None) for takes in others]
    if None in chosen:
        sys.exit(f"{name}: no take of {lines[chosen.index(None)][0]} is short enough")
    failed = [[] for _ in lines]  # (a take, how it sounded)
    every, weak = set(range(len(lines))), set()
    to_hear = every
    while True:
        file, sounds = file_of([clip for _, clip in chosen])
        wrong = set()
        for i in sorted(to_hear):
            key, text, _ = lines[i]
            hows = ways_to_hear(i, key)
            if ears.right(sounds[i], text, hows):
                continue
            wrong.add(i)
            failed[i].append((chosen[i], sounds[i]))
            another = next(others[i], None)
            if another is None:
                weak.add(i)
                another, _ = max(failed[i], key=lambda one: ears.times(one[1], text, hows))
            chosen[i] = another
            print(f"{name}: {key} is {'at best' if i in weak else 'now'} {another[0]}", flush=True)
        # Those that were recognised may no longer be, beside others.
        if not wrong and to_hear == every - weak:
            break
        to_hear = wrong - weak or every - weak
    for (key, _, _), (said, clip) in zip(lines, chosen, strict=True):
        print(f"{name:6}{key:14}{len(clip) * 1000 // RATE:5} ms  {said}")
    return file


def file_of(clips):
    """A file, and each clip as it comes out of it."""
    x, starts = sprite(clips)
    # The codec takes half a decibel, from some clips more: give it back, and encode again.
    decoded = decode(encode(x))
    levelled = []
    for x, start in zip(clips, starts, strict=True):
        gain = 10 ** ((LEVEL - loudness(decoded[start : start + len(x)])) / 20)
        levelled.append(x * min(gain, 10 ** (CEILING / 20) / np.abs(x).max()))
    x, starts = sprite(levelled)
    mp3 = encode(x)
    decoded = decode(mp3)
    first = round(np.flatnonzero(np.abs(decoded) >= FIRST)[0] * 1000 / RATE)
    lengths = [-(-len(x) * 1000 // RATE) for x in clips]
    sounds = [
        decoded[start : start + ms * RATE // 1000] for start, ms in zip(starts, lengths, strict=True)
    ]
    return pack(mp3, first, starts, lengths), sounds


if __name__ == "__main__":
    main()
