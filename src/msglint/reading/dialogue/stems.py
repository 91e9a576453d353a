"""Word forms made one: "parked", "parking" and "parks"; "broke" and "broken"; "cancelled" and "cancellation"."""

from __future__ import annotations

from functools import lru_cache

ENDINGS = (
    *("ations", "ation", "ingly", "edly", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es"),
    *("s", "en", "e"),
)
"""Endings, the longer before the shorter that it ends in: of English, and good enough for its neighbours."""
SHORTEST = 3
"""Characters that a stem keeps."""
IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "break broke broken",
        "buy bought",
        "drive drove driven",
        "eat ate eaten",
        "fly flew flown",
        "freeze froze frozen",
        "hear heard",
        "child children",
        "lose lost",
        "pay paid",
        "ride rode ridden",
        "ring rang rung",
        "sell sold",
        "send sent",
        "shrink shrank shrunk",
        "sleep slept",
        "speak spoke spoken",
        "steal stole stolen",
        "swim swam swum",
        "teach taught",
        "tear tore torn",
        "tooth teeth",
        "wear wore worn",
        "write wrote written",
    )
    for form in forms.split()[1:]
}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A folded word without its endings: two at most ("ordered" and "order" lose the same letters)."""
    word = word.removesuffix("'s")
    return _shorter(_shorter(IRREGULAR.get(word, word)))


def _shorter(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return single(word[: -len(ending)] + ("y" if ending in ("ies", "ied") else ""))
    return single(word)


def single(root: str) -> str:
    """The root with its last letter once: "cancell" and "cancel" are one."""
    return root[:-1] if len(root) > SHORTEST and root[-1] == root[-2] else root
