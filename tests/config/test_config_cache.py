"""The kept configuration: as good as the file, never needed, never trusted."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from msglint import config
from msglint.errors import MsglintErrors
from msglint.model import Config

TEXT = """\
records: people.csv
context: {out: "https://larch.example/out", year: 2026, free: yes}
rules:
  lead-cliche: off
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text("id\n1\n", encoding="utf-8")
    (tmp_path / "msglint.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read as YAML."""
    texts: list[str] = []
    loading = import_module("msglint.config.load")  # the package's own name for it is the function's
    real = loading.load_yaml

    def load_yaml(text: str, *args: object, **given: object) -> object:
        texts.append(text)
        return real(text, *args, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "load_yaml", load_yaml)
    return texts


def loaded(project: Path) -> Config:
    return config.load([project], None, project, lambda root: root / "cache")


def test_the_second_time_no_yaml_is_read(project: Path, parsed: list[str]) -> None:
    cold = loaded(project)
    assert parsed == [TEXT]
    warm = loaded(project)
    assert parsed == [TEXT]
    assert warm == cold
    assert warm.places["rules.lead-cliche"].line == 4


def test_a_changed_file_is_read_anew(project: Path, parsed: list[str]) -> None:
    loaded(project)
    (project / "msglint.yaml").write_text("record_as: person\n", encoding="utf-8")
    assert loaded(project).record_as == "person"
    assert len(parsed) == 2


def test_without_a_folder_nothing_is_kept(project: Path, parsed: list[str]) -> None:
    config.load([project], None, project)
    config.load([project], None, project)
    assert len(parsed) == 2
    assert sorted(path.name for path in project.iterdir()) == ["msglint.yaml", "people.csv"]


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-5], lambda text: text.replace(b"people", b"others"), lambda _: b""]
)
def test_a_spoilt_file_is_not_believed(project: Path, parsed: list[str], spoil: object) -> None:
    cold = loaded(project)
    (kept,) = (project / "cache").glob("config-*.json")
    kept.write_bytes(spoil(kept.read_bytes()))  # type: ignore[operator]
    assert loaded(project) == cold
    assert len(parsed) == 2


def test_what_json_has_no_word_for_is_not_kept(project: Path, parsed: list[str]) -> None:
    (project / "msglint.yaml").write_text("context: {since: 2026-03-02, rows: {1: one}}\n", encoding="utf-8")
    assert loaded(project) == loaded(project)
    assert len(parsed) == 2


def test_a_fault_found_later_has_its_place(project: Path) -> None:
    loaded(project)
    (project / "people.csv").unlink()
    with pytest.raises(MsglintErrors) as caught:
        loaded(project)
    assert [error.where for error in caught.value.errors] == ["msglint.yaml:1:1"]
