"""The gallery that the engine hands over: whose messages, how many, cut how, and only when it is asked for."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from report_project import make

from msglint import engine
from msglint.engine import Request, samples
from msglint.model import Gallery, Personal, Report, Stretch, show
from msglint.reporters.drawing.view import View
from msglint.reporters.page.document import document
from msglint.reporters.page.numbered import Numbered
from msglint.reporters.page.shape import Shaper

MARKED = re.compile(r'data-f="([^"]*)"')
REQUEST = Request(paths=(Path("mail"),), today=date(2026, 3, 2), cache=False, samples=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make(tmp_path))
    return tmp_path


@pytest.fixture
def report(project: Path) -> Report:
    return engine.check(REQUEST)


@pytest.fixture
def gallery(report: Report) -> Gallery:
    assert report.gallery is not None
    return report.gallery


def text(stretches: tuple[Stretch, ...]) -> str:
    return "".join(each.word if isinstance(each.word, str) else each.word.value for each in stretches)


def test_there_is_none_unless_it_is_asked_for(project: Path, report: Report) -> None:
    plain = engine.check(replace(REQUEST, samples=False))
    assert plain.gallery is None
    assert plain.findings == report.findings


def test_what_is_found_is_kept_for_other_formats_and_the_gallery_is_not(project: Path) -> None:
    request = replace(REQUEST, cache=True, cache_dir=project / "kept")
    first = engine.check(request, values=False)
    assert first.gallery is not None
    again = engine.check(replace(request, samples=False), values=False)
    assert again.gallery is None
    assert [each.rule for each in again.findings] == [each.rule for each in first.findings]
    assert engine.check(request, values=False).gallery == first.gallery
    assert "Quenby" not in "".join(file.read_text("utf-8") for file in (project / "kept").glob("report-*"))


def test_a_part_is_what_the_recipient_gets(gallery: Gallery) -> None:
    seats = next(n for n, each in enumerate(gallery.exhibits) if each.path == "mail/seats.email.j2")
    sample = next(each for each in gallery.samples if each.exhibit == seats and gallery.people[each.person].id == "c-1")
    parts = {part.part: text(part.stretches) for part in sample.parts}
    assert parts["subject"] == "Your seats"
    assert parts["text"].startswith("Hi Rosalind,\n\nyou came to The Crossing. Your number is M-77310.\n")


def test_values_of_records_are_marked_as_such(gallery: Gallery) -> None:
    for sample in gallery.samples:
        for part in sample.parts:
            for stretch in part.stretches:
                if isinstance(stretch.word, str):
                    assert not any(secret in stretch.word for secret in ("Quenby", "Rosalind", "M-77310"))
                else:
                    assert stretch.word.field


def test_every_finding_of_a_rendering_has_its_sample(report: Report, gallery: Gallery) -> None:
    shown = {number for sample in gallery.samples for number in sample.findings}
    placed = {n for n, each in enumerate(report.findings) if each.part}
    assert placed
    assert placed <= shown
    on_words = {n for each in gallery.samples for part in each.parts for one in part.stretches for n in one.findings}
    assert placed <= on_words


def test_a_finding_speaks_of_the_person_whose_message_is_shown(report: Report, gallery: Gallery) -> None:
    told = [
        (sample, report.findings[n], show(words, values=True)) for sample in gallery.samples for n, words in sample.said
    ]
    assert told
    for sample, finding, words in told:
        assert words != show(finding.message, values=True)
        person = gallery.people[sample.person]
        assert finding.rule != "salutation-surname" or person.name.value.split()[-1] in words
    assert any(finding.rule == "salutation-surname" for _, finding, _ in told)


def test_every_branch_that_somebody_takes_has_its_sample(gallery: Gallery) -> None:
    season = next(n for n, each in enumerate(gallery.exhibits) if each.path == "mail/season.html.j2")
    taken = {way for each in gallery.samples if each.exhibit == season for way in each.branches}
    assert taken == set(range(len(gallery.exhibits[season].ways)))


def test_the_worst_come_first(report: Report, gallery: Gallery) -> None:
    def errors(numbers: tuple[int, ...]) -> int:
        return sum(report.findings[number].severity.label == "error" for number in numbers)

    for number in range(len(gallery.exhibits)):
        own = [errors(each.findings) for each in gallery.samples if each.exhibit == number]
        assert own == sorted(own, reverse=True)
    people = [errors(person.findings) for person in gallery.people]
    assert people == sorted(people, reverse=True)


def test_a_person_has_all_messages_that_go_there(gallery: Gallery) -> None:
    by_id = {person.id: {gallery.exhibits[number].path for number in person.exhibits} for person in gallery.people}
    assert by_id["c-1"] == {"mail/season.html.j2", "mail/seats.email.j2", "mail/doors.sms.j2"}
    assert by_id["c-2"] == {"mail/seats.email.j2", "mail/doors.sms.j2"}


def test_segments_go_by_the_names_that_the_project_gives_them(report: Report, gallery: Gallery) -> None:
    words = [word for group in gallery.groups for word in group]
    assert {"existing", "elsewhere"} == set(words)


def test_other_segments_are_values(project: Path) -> None:
    (project / "msglint.yaml").write_text("records: people.csv\n", encoding="utf-8")
    report = engine.check(replace(REQUEST, paths=(Path("mail/seats.email.j2"),)))
    assert report.gallery is not None
    assert any(isinstance(word, Personal) for group in report.gallery.groups for word in group)


def test_their_number_is_bounded(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"p-{n},Ana,Moreau,a{n}@mill.example,existing,M-{n},Jazz Supper\n" for n in range(300))
    with (project / "people.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    monkeypatch.setattr(samples, "ALL", 7)
    found = engine.check(REQUEST).gallery
    assert found is not None
    assert len(found.samples) <= 7
    assert {each.exhibit for each in found.samples} == {0, 1, 2}


def test_a_message_that_cannot_be_rendered_has_no_sample_and_is_there(project: Path) -> None:
    (project / "mail/broken.email.j2").write_text("Hi {{ first_name", encoding="utf-8")
    found = engine.check(REQUEST).gallery
    assert found is not None
    broken = next(n for n, each in enumerate(found.exhibits) if each.path == "mail/broken.email.j2")
    assert found.exhibits[broken].findings
    assert not [each for each in found.samples if each.exhibit == broken]


def test_findings_that_the_report_leaves_out_leave_no_trace_on_the_page(report: Report) -> None:
    few = replace(report, findings=tuple(each for each in report.findings if each.severity.label == "error"))
    data = Shaper(Numbered(few, values=False), View(False, lambda _: (), False)).data()
    told = {each["rule"] for each in data["findings"]}
    assert told == {each.rule for each in few.findings}
    numbers = {number for sample in data["samples"] for number in sample["findings"]}
    assert numbers <= set(range(len(few.findings)))
    texts = [run for sample in data["samples"] for part in sample["parts"].values() for run in part]
    assert {number for run in texts if isinstance(run, list) for number in run[2:]} <= set(range(len(few.findings)))
    named = {number for text in data["strings"] for found in MARKED.findall(text) for number in found.split()}
    assert {int(number) for number in named} <= set(range(len(few.findings)))


def test_a_link_to_a_finding_holds_for_the_next_report(report: Report) -> None:
    whole = Numbered(report, values=False)
    half = Numbered(replace(report, findings=report.findings[1::2]), values=False)
    assert half.ids == whole.ids[1::2]
    assert len(set(whole.ids)) == len(whole.ids)


def test_a_report_without_messages_is_a_page_too(project: Path) -> None:
    report = engine.check_records(REQUEST, Path("people.csv"))
    page = document(report, View(False, lambda _: (), False))
    assert "records-" in page.html
    assert "What each column was taken for" in page.html
    assert "Member No" in page.html
    plain = document(replace(report, gallery=None), View(False, lambda _: (), False))
    assert "Quenby" not in page.html + plain.html


def test_where_nothing_is_found_no_chart_is_drawn(report: Report) -> None:
    page = document(replace(report, findings=()), View(False, lambda _: (), False))
    assert "Nothing to mend" in page.html
    assert '<section class="chart">' not in page.html


def test_a_record_that_is_printed_as_a_whole_is_masked(project: Path) -> None:
    (project / "mail/dump.email.j2").write_text("Dear {{ contact }},\n\nwe are thrilled.\n", encoding="utf-8")
    report = engine.check(replace(REQUEST, paths=(Path("mail/dump.email.j2"),)))
    page = document(report, View(False, lambda _: (), False))
    assert "Quenby" not in page.html
    excerpts = [show(words, values=False) for finding in report.findings for words in finding.excerpt]
    assert any("‹…›" in text for text in excerpts)
    assert not any("Quenby" in text for text in excerpts)


def test_some_recipients_are_shown_though_all_get_the_same(project: Path) -> None:
    (project / "mail/plain.email.j2").write_text("The doors open at seven.\n", encoding="utf-8")
    found = engine.check(replace(REQUEST, paths=(Path("mail/plain.email.j2"),))).gallery
    assert found is not None
    assert len(found.samples) >= samples.AT_LEAST
