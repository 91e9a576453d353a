"""Packs and checks of other packages: found by their entry points, checks only where the configuration names them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from msglint.errors import MsglintError, MsglintErrors
from msglint.packs import RuleSet

Load = Callable[..., RuleSet]

CHECK = '''\
"""Flags the word wine."""
from dataclasses import dataclass
from msglint.model import Match, Reads, Scope

@dataclass(frozen=True)
class Options:
    word: str = "wine"

class Check:
    scope = Scope.SENTENCE
    reads = Reads()

    def __init__(self, options):
        self.word = options.word

    def matches(self, target, evidence):
        at = target.text.find(self.word)
        if at >= 0:
            yield Match(target.span(at, at + len(self.word)), {"found": self.word})
'''
PACK = """\
pack: cellar
rules:
  - id: cellar-wine
    check: wine
    message: pours {found}
    bad: [Our wine is here.]
    good: [Come to dinner.]
"""
POINTS = """\
[msglint.packs]
cellar = wine_rules
cellar-file = wine_rules:other.yaml
cellar-call = wine_rules.where:path
cellar-gone = wine_rules:gone.yaml
cellar-broken = wine_rules.nowhere:path

[msglint.checks]
wine = wine_rules.wine
broken = wine_rules.broken
empty = wine_rules.where
phrase = wine_rules.wine
"""


@pytest.fixture(autouse=True)
def wine_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installed distribution ``Wine.Rules`` with packs and checks."""
    site = tmp_path / "site"
    package = site / "wine_rules"
    info = site / "wine_rules-1.0.dist-info"
    package.mkdir(parents=True)
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: Wine.Rules\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(POINTS, encoding="utf-8")
    (package / "__init__.py").touch()
    (package / "wine.py").write_text(CHECK, encoding="utf-8")
    (package / "broken.py").write_text("raise RuntimeError('no cork')\n", encoding="utf-8")
    where = "from pathlib import Path\ndef path():\n    return Path(__file__).parent / 'other.yaml'\n"
    (package / "where.py").write_text(where, encoding="utf-8")
    (package / "cellar.yaml").write_text(PACK, encoding="utf-8")
    (package / "other.yaml").write_text(PACK.replace("cellar", "other").replace("wine", "phrase"), encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    yield
    for name in [name for name in sys.modules if name.startswith("wine_rules")]:
        del sys.modules[name]


@pytest.mark.parametrize("plugin", ["wine", "Wine.Rules", "wine-rules"])
def test_a_check_that_is_named(plugin: str, load: Load) -> None:
    rules = load("cellar", plugins=(plugin,) if plugin == "wine" else ("wine",))
    (active,) = rules.active
    assert active.rule.check == "wine"
    assert type(active.check).__module__ == "wine_rules.wine"


def test_a_package_that_is_named_brings_all_its_checks(load: Load) -> None:
    with pytest.raises(MsglintErrors, match="offers a check 'phrase', which msglint has itself"):
        load("cellar", plugins=("wine-rules",))


def test_a_check_that_is_not_named_is_not_imported(load: Load) -> None:
    with pytest.raises(MsglintError) as caught:
        load("cellar")
    assert "there is no check 'wine'" in str(caught.value)
    assert "allow it with `plugins: [wine]` in msglint.yaml" in str(caught.value)
    assert "wine_rules.wine" not in sys.modules


def test_nothing_is_offered_under_that_name(load: Load) -> None:
    with pytest.raises(MsglintErrors, match=r"checks as 'wime' \(did you mean 'wine'"):
        load("tone", plugins=("wime",))


@pytest.mark.parametrize(
    ("plugin", "fault"),
    [("broken", "the check 'broken' cannot be loaded: no cork"), ("empty", "needs a dataclass `Options`")],
)
def test_a_check_that_cannot_be_used(plugin: str, fault: str, load: Load) -> None:
    text = PACK.replace("wine", plugin, 2).replace("cellar", "mine")
    text = text.replace(f"mine-{plugin}", "mine-rule").replace("check: wine", f"check: {plugin}")
    with pytest.raises(MsglintErrors, match=fault):
        load("./mine.yaml", files={"mine.yaml": text}, plugins=(plugin,))


@pytest.mark.parametrize("name", ["cellar-file", "cellar-call"])
def test_ways_to_point_at_a_file(name: str, load: Load) -> None:
    with pytest.raises(MsglintErrors, match="the check 'phrase' needs terms") as caught:
        load(name)
    assert str(caught.value).split(":")[0].endswith("other.yaml")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        (
            "cellar-gone",
            "the pack 'cellar-gone' of Wine.Rules cannot be found: there is no file gone.yaml in wine_rules",
        ),
        ("cellar-broken", "No module named 'wine_rules.nowhere'"),
        ("cellars", "there is no pack 'cellars' (did you mean 'cellar'?)"),
    ],
)
def test_a_pack_that_cannot_be_found(name: str, fault: str, load: Load) -> None:
    with pytest.raises(MsglintErrors) as caught:
        load(name)
    assert fault in str(caught.value)


def test_a_house_pack_extends_one_of_a_package(load: Load) -> None:
    text = "pack: house\nextends: cellar\nrules:\n  - {id: cellar-wine, options: {word: beer}}\n"
    (active,) = load("./house.yaml", files={"house.yaml": text}, plugins=("wine",)).active
    assert active.rule.options == {"word": "beer"}
