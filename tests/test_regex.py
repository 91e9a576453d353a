"""Expressions that wait until they are used."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import msglint
from msglint.regex import Waiting, regex

MODULES = sorted(found.name for found in walk_packages(msglint.__path__, "msglint.") if "__main__" not in found.name)


def test_it_does_what_the_compiled_one_does() -> None:
    late, now = regex(r"(\w)-(\d)", re.IGNORECASE), re.compile(r"(\w)-(\d)", re.IGNORECASE)
    text = "a-1, b-2"
    assert late.findall(text) == now.findall(text)
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in now.finditer(text)]
    assert late.sub(r"\2", text) == now.sub(r"\2", text)
    assert (late.pattern, late.flags, late.groups) == (now.pattern, now.flags, now.groups)


def test_nothing_is_compiled_before_it_is_used() -> None:
    late = regex("(")
    with pytest.raises(re.error):
        late.search("(")


@pytest.mark.parametrize("name", MODULES)
def test_every_waiting_expression_compiles(name: str) -> None:
    module = import_module(name)
    waiting = [value for value in vars(module).values() if isinstance(value, Waiting)]
    assert all(isinstance(late.pattern, str) for late in waiting)
