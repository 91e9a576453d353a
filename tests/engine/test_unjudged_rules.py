"""Rules that a run cannot judge: it says so, and does not even make their checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from msglint.engine import Request, check
from msglint.model import Report
from msglint.packs import Kind, Kinds

MESSAGE = "Hi {{ first_name }},\n\nyou asked when the roses bloom: from the end of May.\n"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The kinds of check that were loaded."""
    names: set[str] = set()
    real = Kinds.find

    def find(kinds: Kinds, name: str) -> Kind | None:
        names.add(name)
        return real(kinds, name)

    monkeypatch.setattr(Kinds, "find", find)
    return names


def run(folder: Path, people: str, history: str = "") -> Report:
    (folder / "roses.email.j2").write_text(MESSAGE)
    (folder / "people.csv").write_text(people)
    (folder / "history.csv").write_text(f"contact_id,date,kind,text\n{history}")
    return check(
        Request(
            paths=(folder / "roses.email.j2",),
            records=folder / "people.csv",
            history=folder / "history.csv" if history else None,
            cache_dir=folder / "kept",
        )
    )


def test_a_rule_without_its_data_is_named_and_left_alone(tmp_path: Path, made: set[str]) -> None:
    people = "id,First Name\n1,Ada\n2,Tom\n"
    cold = run(tmp_path, people)
    made.clear()
    warm = run(tmp_path, people)
    assert warm == cold
    assert {"open-matter", "sequence", "silence", "consent", "claim", "deceased"}.isdisjoint(made)
    assert {"greeting", "lead"} <= made
    told = {note.rule: note.why for note in warm.not_checked}
    assert told["conversation-unanswered"] == "no conversation history was given (--history)"
    assert told["salutation-deceased"] == "no record has a value in deceased"


@pytest.mark.parametrize(
    ("who", "judged"), [("1", True), ("9", False)], ids=["about a record", "about nobody of the records"]
)
def test_a_history_counts_where_it_is_about_a_record(who: str, judged: bool, tmp_path: Path, made: set[str]) -> None:
    report = run(tmp_path, "id,First Name\n1,Ada\n", f"{who},2026-01-05,complaint,The roses came late.\n")
    unsaid = {note.rule: note.why for note in report.not_checked}
    made.clear()
    run(tmp_path, "id,First Name\n1,Ada\n", f"{who},2026-01-05,complaint,The roses came late.\n")
    assert ("open-matter" in made) is judged
    assert ("conversation-unanswered" in unsaid) is not judged
