"""What cannot be read or decoded, and what of it is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from folders import check, paths, write

from msglint.inputs.tree import FolderTree
from msglint.model import Place
from msglint.render.base import TemplateFault


@pytest.mark.parametrize(
    ("raw", "text", "place", "hint"),
    [
        (b"Hi\nCaf\xe9", "holds the byte 0xE9, which is not UTF-8", (2, 4, 2, 5), "save the file as UTF-8"),
        ("Hi".encode("utf-16"), "holds the byte 0xFF, which is not UTF-8", (1, 1, 1, 2), "save the file as UTF-8"),
        (b"\xef\xbb\xbfa\r\nbc\xff", "holds the byte 0xFF, which is not UTF-8", (2, 3, 2, 4), "save the file as UTF-8"),
        (b"Hi\r\n\0", "holds a NUL character", (2, 1, 2, 2), "save the file as UTF-8 text"),
    ],
)
def test_what_cannot_be_decoded_is_a_fault_of_the_message(
    raw: bytes, text: str, place: tuple[int, ...], hint: str, tmp_path: Path
) -> None:
    write(tmp_path, {"a.j2": raw, "b.j2": "fine"})
    found = check(tmp_path, ["."])
    assert paths(found) == ["a.j2", "b.j2"]
    (problem,) = found.templates[0].problems
    assert (problem.kind, problem.text, problem.hint, problem.grave) == ("syntax", text, hint, True)
    assert problem.place == Place("a.j2", *place)
    assert found.templates[0].parts == {}


def test_one_bad_part_leaves_the_others(tmp_path: Path) -> None:
    write(tmp_path, {"x.subject.txt": "S", "x.txt": b"\xff", "x.html": "<p>H</p>"})
    (template,) = check(tmp_path, ["."]).templates
    assert list(template.parts) == ["subject", "html"]
    assert [problem.place.path for problem in template.problems] == ["x.txt"]


def test_a_partial_that_cannot_be_decoded_is_still_a_partial(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "{% include 'p.html' %}", "p.html": b"\xff"})
    assert paths(check(tmp_path, ["."])) == ["a.html"]
    with pytest.raises(TemplateFault):
        FolderTree(tmp_path, tmp_path).read("p.html")


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.j2": "x", "b/c.j2": "x"})
    scan, read = os.scandir, Path.read_bytes

    def forbidden(path: Path) -> object:
        if path.name in ("b", "a.j2"):
            raise PermissionError(13, "Permission denied")
        return scan(path) if path.is_dir() else read(path)

    monkeypatch.setattr(os, "scandir", forbidden)
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    found = check(tmp_path, ["."])
    (problem,) = found.templates[0].problems
    assert (problem.text, problem.hint) == ("cannot be read: Permission denied", "check the file's permissions")
    assert [(item.rule, item.why) for item in found.not_checked] == [
        ("b", "the folder cannot be read: Permission denied")
    ]


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    write(tmp_path, {"a.j2": b"\xef\xbb\xbfHi\r\nyou"})
    (template,) = check(tmp_path, ["."]).templates
    assert template.parts["text"].text == "Hi\r\nyou"
