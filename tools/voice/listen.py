#!/usr/bin/env python3
"""Has the recogniser listen to recorded sessions, and tells which words it got.

    python3 listen.py                  the recordings in target/words
    python3 listen.py session.wav …    these, each with its script beside it: session.txt

README.md says how to record a session and what a script looks like.
"""

import difflib
import sys
from pathlib import Path

import numpy as np

from ears import Ears
from files import HERE, RATE, decode
from hear import plain, same
from level import db, frames, loudness

RECORDED = HERE.parent.parent / "target" / "words"
AROUND = 0.3  # seconds of what sounds before and after a word, when it is heard in its place
LONGEST = 25.0  # seconds that are heard at a stretch: Whisper takes up to 30


def main():
    wavs = [Path(name) for name in sys.argv[1:]] or sorted(RECORDED.glob("*.wav"))
    if not wavs:
        sys.exit(f"There is no recording in {RECORDED}: README.md says how to make one.")
    wrong = 0
    for wav in wavs:
        x, script = recorded(wav)
        print(f"\n{wav.name}: {len(script)} words\nseconds      dB  said, and what was heard if another")
        ears = Ears()
        places = in_place(x, script, ears)
        for (start, end, said), heard in zip(script, places, strict=True):
            right = same(heard, said)
            wrong += not right
            level = loudness(x[samples(start, end)])
            print(f"{start:7.2f} {level:7.1f}  {said:28}{'' if right else repr(heard)}")
        for at, ms in breaks(x):
            print(f"{at:7.2f}  no sound for {ms:.0f} ms: the machine was busy")
        right = sum(same(h, s) for h, (_, _, s) in zip(places, script, strict=True))
        print(f"in their places {right} of {len(script)}")
        ran, heard = at_a_stretch(x, script, ears)
        print(f"at a stretch {sum(ran)} of {len(ran)}: {heard}")
    sys.exit(f"{wrong} words were not recognised in their places" if wrong else 0)


def recorded(wav):
    """The sound from its first tone on, and the script: (start, end, what is said) for each word.
    What was laid on the clock for after the recording's end was never said."""
    x = decode(wav.read_bytes(), "wav")
    level = db(frames(x, 0.004, 0.001))
    x = x[np.flatnonzero(level > level.max() - 30)[0] * RATE // 1000 :]
    rows = [line.split("\t") for line in wav.with_suffix(".txt").read_text().splitlines()]
    words = [(float(start), float(end), said) for start, end, said in rows]
    return x, [word for word in words if word[1] < len(x) / RATE]


def samples(start, end):
    return slice(max(int(start * RATE), 0), int(end * RATE))


def in_place(x, script, ears):
    """For each word what is heard where it is said, tones and all, up to the words beside it."""
    heard = []
    for i, (start, end, _) in enumerate(script):
        before = script[i - 1][1] if i else 0.0
        after = script[i + 1][0] if i + 1 < len(script) else len(x) / RATE
        from_, to = max(start - AROUND, before), min(end + AROUND, after)
        heard.append(ears.heard(x[samples(from_, to)], "alone"))
    return heard


def at_a_stretch(x, script, ears):
    """Whether each word is among what is heard when the session plays on, and what that is."""
    parts, first = [], 0
    for i in range(1, len(script) + 1):
        if i == len(script) or script[i][1] + AROUND - script[first][0] > LONGEST:
            parts.append(script[first:i])
            first = i
    right, texts = [], []
    for part in parts:
        # It ends before the next word begins.
        start, end = part[0][0] - AROUND, part[-1][1] + 0.1
        text = ears.heard(x[samples(start, end)], "as-is")
        texts.append(text)
        wanted, heard, owner = [], plain(text).split(), []
        for i, (_, _, said) in enumerate(part):
            words = plain(said).split()
            wanted += words
            owner += [i] * len(words)
        found = [0] * len(part)
        for match in difflib.SequenceMatcher(None, wanted, heard, autojunk=False).get_matching_blocks():
            for k in range(match.a, match.a + match.size):
                found[owner[k]] += 1
        right += [n == owner.count(i) for i, n in enumerate(found)]
    return right, " ".join(texts)


def breaks(x):
    """(when, ms) where the sound breaks off and goes on: the recording missed something."""
    silent = np.diff(np.concatenate(([0], (np.abs(x) < 5e-4).astype(int), [0])))
    found = []
    for first, last in zip(np.flatnonzero(silent > 0), np.flatnonzero(silent < 0), strict=True):
        if 0.0015 * RATE < last - first < 0.5 * RATE:
            around = x[max(first - 120, 0) : first], x[last : last + 120]
            if all(len(y) and np.sqrt(np.mean(y**2)) > 0.01 for y in around):
                found.append((first / RATE, (last - first) * 1000 / RATE))
    return found


if __name__ == "__main__":
    main()
