"""Which paths a glob means."""

from __future__ import annotations

import pytest

from msglint.globs import fault, matches


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("transactional/**", "transactional/a.j2"),
        ("transactional/**", "transactional/x/y/a.j2"),
        ("transactional", "transactional/x/a.j2"),
        ("transactional/", "mail/transactional/x.j2"),
        ("./mail/*.j2", "mail/a.j2"),
        ("*.j2", "a/b/c.j2"),
        ("**/welcome/*.html", "welcome/a.html"),
        ("**/welcome/*.html", "x/y/welcome/a.html"),
        ("mail/**/*.html", "mail/a.html"),
        ("mail/**/**/*.html", "mail/x/a.html"),
        ("*.{txt,html}", "x/a.html"),
        ("mail/[ab]*.j2", "mail/beta.j2"),
        ("mail/[!ab]*.j2", "mail/gamma.j2"),
        ("mail/?.j2", "mail/ü.j2"),
        ("**", "a"),
        ("a+b(c).j2", "a+b(c).j2"),
        ("mail/two words\n.j2", "mail/two words\n.j2"),
    ],
)
def test_a_glob_means_a_path(glob: str, path: str) -> None:
    assert matches(path, [glob])


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("transactional/**", "transactional.j2"),
        ("transactional/**", "mail/transactional/a.j2"),
        ("mail/*.j2", "mail/x/a.j2"),
        ("mail/*.j2", "email/a.j2"),
        ("*.j2", "a.j2x"),
        ("mail/?.j2", "mail/ab.j2"),
        ("mail/[!a]*.j2", "mail/a.j2"),
        ("a.b", "axb"),
    ],
)
def test_and_not_another(glob: str, path: str) -> None:
    assert not matches(path, [glob])


def test_the_last_glob_that_speaks_of_a_path_decides() -> None:
    globs = ["mail/**", "!mail/old/**", "mail/old/keep.j2"]
    assert [matches(path, globs) for path in ("mail/a.j2", "mail/old/a.j2", "mail/old/keep.j2")] == [True, False, True]


def test_no_glob_means_nothing() -> None:
    assert not matches("a", [])


@pytest.mark.parametrize("glob", ["", "  ", "!", "a\\b", "../x", "a/../b", "[ab", "a]", "{a,b", "[z-a]"])
def test_faulty_globs_are_named(glob: str) -> None:
    assert fault(glob)


@pytest.mark.parametrize("glob", ["**", "a/**/b", "[ab]*", "{a,b}", "!x", "a..b"])
def test_sound_globs_are_not(glob: str) -> None:
    assert fault(glob) == ""
