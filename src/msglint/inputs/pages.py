"""The landing pages that msglint.yaml maps to local files, as their visitors read them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msglint.inputs.textfile import read_text
from msglint.model import Config, Part, Place, Reading, Segment
from msglint.reading import read
from msglint.regex import regex

MARKUP = regex(r"<[a-zA-Z!][^<>]*>")


def load(config: Config, cwd: Path) -> Mapping[str, Reading]:
    """Landing page (as the configuration writes it) to what its visitors read; raises ``MsglintError``."""
    return {address: visited(read_text(path, cwd, None)) for address, path in config.pages.items()}


def given(config: Config, text_of: Callable[[str], str]) -> Mapping[str, Reading]:
    """The same where the files' texts are at hand by their names."""
    return {address: visited(text_of(path.as_posix())) for address, path in config.pages.items()}


def visited(text: str) -> Reading:
    """What the visitor of a page reads: of HTML its visible text, of any other file its text."""
    name = "html" if MARKUP.search(text) else "text"
    part = Part(name, text, (Segment(text, Place(""), literal=True),))
    reading, _ = read((part,), {})
    return reading


def page_names(config: Config) -> Iterator[str]:
    """The names, relative to the project's root, of the files that are landing pages and so no messages."""
    for path in config.pages.values():
        yield os.path.relpath(path, config.root).replace(os.sep, "/")
