"""What endings and beginnings tell of a name: learnt from the listed names, for those that are not listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from math import log

from msglint.names.frequency import BEGINNING, ENDING, MOST, MOST_FIRST

SURE = 1.0  # log-odds from which a name counts as one kind
SEEN = 12  # names that an affix must have
TRUST = 6.0  # names that the shorter affix counts as
BEGINNINGS = 0.8  # how much a beginning counts beside an ending
UNLISTED = -0.75  # a name that no list has is likelier a last name: there are more of them
TELLS = 0.25  # log-odds by which an affix must differ from the shorter one to be kept


def affixes(weights: Mapping[str, float]) -> dict[str, float]:
    """The weight of each telling ``-ending`` and ``beginning-``; together with the empty ending (``-``), all."""
    plain = {name: weight for name, weight in weights.items() if name.isalpha() and abs(weight) >= SURE}
    endings = odds(plain, lambda name: [f" {name}"[-size:] for size in range(1, min(ENDING, len(name) + 1) + 1)], 1)
    beginnings = odds(plain, lambda name: [name[:size] for size in range(1, min(BEGINNING, len(name)) + 1)], -1)
    base = endings[""]
    kept = telling({affix: weight + UNLISTED for affix, weight in endings.items()}, 1)
    after = telling({affix: BEGINNINGS * (weight - base) for affix, weight in beginnings.items()}, -1)
    found = {f"-{affix}": weight for affix, weight in kept.items()}
    return found | {f"{affix}-": weight for affix, weight in after.items() if affix}


def odds(names: Mapping[str, float], parts: Callable[[str], list[str]], side: int) -> dict[str, float]:
    """The log-odds of each affix that enough names have, drawn towards that of the affix one letter shorter."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for name, weight in names.items():
        (first if weight > 0 else last).update(["", *parts(name)])
    share = {"": first[""] / (first[""] + last[""])}
    for affix in sorted({*first, *last} - {""}, key=lambda affix: (len(affix), affix)):
        seen, shorter = first[affix] + last[affix], affix[1:] if side > 0 else affix[:-1]
        if seen >= SEEN and shorter in share:
            share[affix] = (first[affix] + TRUST * share[shorter]) / (seen + TRUST)
    return {affix: log(part / (1 - part)) for affix, part in share.items()}


def telling(found: Mapping[str, float], side: int) -> dict[str, float]:
    """Those that say something else than the longest kept affix within them."""
    kept: dict[str, float] = {"": found[""]}
    for affix in sorted(found, key=lambda affix: (len(affix), affix)):
        inner = affix
        while inner not in kept or inner == affix:
            if not inner:
                break
            inner = inner[1:] if side > 0 else inner[:-1]
        if affix and abs(found[affix] - kept[inner]) >= TELLS:
            kept[affix] = found[affix]
    return kept


def by_form(name: str, found: Mapping[str, float]) -> float:
    """What the affixes say of a name: ``msglint.names.frequency.by_form`` before it is packed."""
    held = f" {name}"
    ending = next(
        (
            found[key]
            for size in range(min(ENDING, len(held)), -1, -1)
            if (key := f"-{held[-size:] if size else ''}") in found
        ),
        0.0,
    )
    beginning = next(
        (found[key] for size in range(min(BEGINNING, len(name)), 0, -1) if (key := f"{name[:size]}-") in found), 0.0
    )
    return max(-MOST, min(MOST_FIRST, ending + beginning))
