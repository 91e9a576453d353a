"""Short ways to find messages in files held in memory, with the real template language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msglint.inputs.templates import Found, find
from msglint.inputs.tree import MemoryTree, Tree
from msglint.model import Config, JinjaSettings, Place, Problem, Source, Template
from msglint.render.base import Compiled, Outline, TemplateFault
from msglint.render.jinja import JinjaLanguage

Finder = Callable[..., Found]


def language(tree: Tree) -> JinjaLanguage:
    return JinjaLanguage(tree, JinjaSettings())


def finder(files: Mapping[str, str], **keys: Any) -> Found:
    """The messages among these files; further keywords are keys of ``Config``."""
    tree = MemoryTree(files)
    return find(tree, None, Config(Path("/"), **keys), language(tree))


class Strict:
    """A language that can make nothing of any file."""

    def outline(self, source: Source) -> Outline:
        raise TemplateFault(Problem("syntax", "no such tag", Place(source.path, 1, 1, 1, 2)))

    def compile(self, source: Source) -> Compiled:
        raise TemplateFault(Problem("syntax", "no such tag", Place(source.path, 1, 1, 1, 2)))


def one(found: Finder, text: str, name: str = "a.email.j2", **others: str) -> Template:
    (template,) = found({name: text, **others}).templates
    return template
