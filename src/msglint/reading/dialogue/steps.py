"""Where a message stands in its sequence: its campaign, its step, and what has gone out before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msglint.model import Interaction
from msglint.regex import regex

NUMBER = regex(r"\d{1,9}")
OUT_OF = regex(r"\d{1,9}\s*(?:/|of|von|sur|de|di|van)\s*(\d{1,9})")
WORD = regex(r"\w+")


def later_step(message: Mapping[str, Any]) -> bool:
    """Whether a message continues something: its step is above 1, or it has none and follows up."""
    number = step_number(message.get("step"))
    return number > 1 if number is not None else message.get("purpose") == "follow-up"


def step_number(step: object) -> int | None:
    """The number in a step (``2``, ``step 2 of 4``, ``Touch #3``); ``None`` where there is none."""
    found = NUMBER.search(str(step)) if step is not None else None
    return int(found[0]) if found else None


def steps_in_all(step: object) -> int | None:
    """How many steps there are, where a step says so (``2 of 4``, ``1/3``)."""
    found = OUT_OF.search(str(step)) if step is not None else None
    return int(found[1]) if found else None


def since_begun(past: Sequence[Interaction], campaign: str) -> Sequence[Interaction]:
    """The history from the last time that the campaign's first step was sent; all of it where none says so."""
    begun = 0
    for at, row in enumerate(past):
        first = row.direction == "out" and row.kind == "sent" and step_number(row.step or None) == 1
        if first and campaign and plain(row.campaign) == campaign:
            begun = at
    return past[begun:]


def plain(name: str) -> str:
    """A name without case, hyphens and spaces."""
    return "".join(WORD.findall(name.casefold().replace("_", " ")))


PART_NAMES = frozenset({"body", "text", "html", "message", "content", "subject"})


def names_template(written: str, path: str) -> bool:
    """Whether what a history row writes is the message at ``path``: its path or the end of it, its file or its stem.

    The stem is the file's name without its endings; for parts in a folder (``welcome/body.html``) the folder's name,
    for part files (``welcome.body.html``, ``welcome_body.txt``) what comes before the part.
    """
    known = {name.casefold() for name in _names(path)}
    asked = written.strip().replace("\\", "/").removeprefix("./").casefold()
    if not asked:
        return False
    folder, _, last = asked.rpartition("/")
    if not folder:
        return last in known or _stem(last) in known
    below = path.casefold()
    longer, shorter = sorted((asked, below), key=len, reverse=True)
    if longer == shorter or longer.endswith(f"/{shorter}"):
        return True
    above = below.rpartition("/")[0]
    return last in known and (above == folder or above.endswith(f"/{folder}") or f"/{folder}".endswith(f"/{above}"))


def _names(path: str) -> set[str]:
    folder, _, name = path.rpartition("/")
    stem = _stem(name)
    found = {name, stem}
    bare = name
    while "." in bare.lstrip("."):
        bare = bare.rpartition(".")[0]
        found.add(bare)
    above, _, part = stem.rpartition("_")
    if above and part.casefold() in PART_NAMES:
        found.add(above)
    if stem.casefold() in PART_NAMES and folder:
        found.add(folder.rpartition("/")[2])
    return found


def _stem(name: str) -> str:
    return name.lstrip(".").split(".", 1)[0]
