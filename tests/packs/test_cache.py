"""The compiled built-in packs: as good as the files, never needed, never trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from msglint import packs
from msglint.model import Config, Rule
from msglint.packs import RuleSet, parse


def loaded(root: Path, cache: Path | None, *, cases: bool = False) -> RuleSet:
    return packs.load(Config(root=root), cwd=root, cache=cache, cases=cases)


def without_cases(rules: RuleSet) -> list[Rule]:
    return [replace(rule, bad=(), good=(), place=replace(rule.place, end_line=0, end_column=0)) for rule in rules.rules]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the packs that were read from YAML."""
    names: list[str] = []
    real: Callable[..., object] = parse.pack

    def pack(marked: object, file: Path, *args: object, **given: object) -> object:
        names.append(file.stem)
        return real(marked, file, *args, **given)

    monkeypatch.setattr(parse, "pack", pack)
    return names


def test_the_second_time_no_yaml_is_read(tmp_path: Path, parsed: list[str]) -> None:
    cold = loaded(tmp_path, tmp_path / "cache")
    assert parsed == ["care", "tone"]
    warm = loaded(tmp_path, tmp_path / "cache")
    assert parsed == ["care", "tone"]
    assert without_cases(warm) == without_cases(cold)
    assert [pack.order for pack in warm.packs] == [pack.order for pack in cold.packs]
    assert [pack.description for pack in warm.packs] == ["How we care.", "How we sound."]
    assert not any(rule.bad or rule.good for rule in warm.rules)
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert sorted(path.suffix for path in (tmp_path / "cache").iterdir()) == ["", ".json"]


def test_cases_come_from_the_files(tmp_path: Path, parsed: list[str]) -> None:
    loaded(tmp_path, tmp_path / "cache")
    parsed.clear()
    rules = loaded(tmp_path, tmp_path / "cache", cases=True)
    assert parsed == ["care", "tone"]
    assert all(rule.bad and rule.good for rule in rules.rules)


def test_a_changed_pack_is_read_anew(tmp_path: Path, builtin: Path, parsed: list[str]) -> None:
    loaded(tmp_path, tmp_path / "cache")
    text = (builtin / "tone.yaml").read_text(encoding="utf-8")
    (builtin / "tone.yaml").write_text(text.replace("shouts", "yells"), encoding="utf-8")
    rules = loaded(tmp_path, tmp_path / "cache")
    assert parsed == ["care", "tone"] * 2
    assert rules.rules[-1].message == "yells {found}"
    assert len(list((tmp_path / "cache").glob("packs-*.json"))) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:0],
        lambda data: b"\x00\xff" + data,
        lambda data: data.replace(b"touch base", b"touch case"),
        lambda data: data.split(b"\n")[0] + b'\n{"a": 1}',
    ],
)
def test_a_spoilt_file_is_ignored_and_mended(
    spoil: Callable[[bytes], bytes], tmp_path: Path, parsed: list[str]
) -> None:
    cold = loaded(tmp_path, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").glob("packs-*.json")
    good = kept.read_bytes()
    kept.write_bytes(spoil(good))
    assert without_cases(loaded(tmp_path, tmp_path / "cache")) == without_cases(cold)
    assert parsed == ["care", "tone"] * 2
    assert kept.read_bytes() == good


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert len(loaded(tmp_path, tmp_path / "file" / "cache").rules) == 3
    assert len(loaded(tmp_path, Path("/dev/null/cache")).rules) == 3


def test_house_packs_over_kept_ones(tmp_path: Path) -> None:
    change = "  - {id: tone-cliche, options: {terms+: [synergy], terms-: [touch base]}}\n"
    (tmp_path / "house.yaml").write_text(f"pack: house\nextends: tone\nrules:\n{change}", encoding="utf-8")
    config = Config(root=tmp_path, packs=("recommended", "./house.yaml"))
    terms = []
    for _ in range(2):
        rules = packs.load(config, cwd=tmp_path, cache=tmp_path / "cache")
        terms.append({rule.id: rule for rule in rules.rules}["tone-cliche"].options["terms"])
    assert terms == [["circle back", "synergy"]] * 2
