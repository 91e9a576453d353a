"""A stand-in for a template language, and short ways to find messages in files held in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msglint.inputs.decoding import after
from msglint.inputs.templates import Found, find
from msglint.inputs.tree import MemoryTree
from msglint.model import Config, Place, Problem, Source
from msglint.render.base import Compiled, Outline, Reference, TemplateFault

TAG = re.compile(r"\{%[-+]?\s*(\w+)\s*(?:[\"']([^\"']*)[\"']|(\w+))?.*?%\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


class Tags:
    """Knows blocks, references and comments by their tags; a tag ``oops`` does not parse."""

    def outline(self, source: Source) -> Outline:
        text = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source.text)
        tags = [(match[1], match[2], match[3], match.span()) for match in TAG.finditer(text)]
        if any(name == "oops" for name, *_ in tags):
            raise TemplateFault(Problem("syntax", "unknown tag 'oops'", Place(source.path, 1, 1, 1, 2)))
        blocks = {word: place(source, span) for name, _, word, span in tags if name == "block" and word}
        kinds = {"extends": "extends", "include": "include", "import": "import", "from": "import"}
        references = tuple(
            Reference(target or "", kinds[name], place(source, span)) for name, target, _, span in tags if name in kinds
        )
        comments = tuple((match[0][2:-2], place(source, match.span())) for match in COMMENT.finditer(source.text))
        return Outline(blocks, references, comments)

    def compile(self, source: Source) -> Compiled:
        raise NotImplementedError


def place(source: Source, span: tuple[int, int]) -> Place:
    first, last = (after(source.text[:index], "") for index in span)
    above = source.line - 1
    return Place(source.path, first.line + above, first.column, last.line + above, last.column)


Finder = Callable[..., Found]


def finder(files: Mapping[str, str], **keys: Any) -> Found:
    """The messages among these files; further keywords are keys of ``Config``."""
    return find(MemoryTree(files), None, Config(Path("/"), **keys), Tags())
