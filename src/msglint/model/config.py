"""What msglint.yaml says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from msglint.model.places import Place
from msglint.model.rules import RuleSetting


class JinjaSettings(Struct, frozen=True):
    """How the host application sets Jinja2, and what it adds to it.

    ``functions``, ``filters``, ``tests``, ``globals``: a name with a sample value or a Jinja expression.
    """

    trim_blocks: bool = False
    lstrip_blocks: bool = False
    keep_trailing_newline: bool = False
    newstyle_gettext: bool = False
    undefined: str = "default"
    extensions: tuple[str, ...] = ()
    functions: Mapping[str, Any] = field(default_factory=dict)
    filters: Mapping[str, Any] = field(default_factory=dict)
    tests: Mapping[str, Any] = field(default_factory=dict)
    globals: Mapping[str, Any] = field(default_factory=dict)

    @property
    def declared(self) -> frozenset[str]:
        """The names of all that the host application adds."""
        return frozenset().union(self.functions, self.filters, self.tests, self.globals)


class Motivation(Struct, frozen=True):
    """Why people come: the landing page made for it, and words that speak to it."""

    landing_page: str = ""
    words: tuple[str, ...] = ()


class Override(Struct, frozen=True):
    """Rule settings for the messages whose path (relative to the configuration) matches a glob."""

    paths: tuple[str, ...]
    rules: Mapping[str, RuleSetting]


class Config(Struct, frozen=True):
    """One run's configuration.

    ``path``: the file as people see it, empty where there is none. ``root``: the folder that holds it, else the
    given path's: template names and globs are relative to it. ``places``: where each top-level key stands.
    """

    root: Path
    path: str = ""
    records: Path | None = None
    history: Path | None = None
    record_as: str = "contact"
    fields: Mapping[str, str] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)
    fallbacks: Mapping[str, str] = field(default_factory=dict)
    packs: tuple[str, ...] = ("recommended",)
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    motivations: Mapping[str, Motivation] = field(default_factory=dict)
    segments: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    templates: tuple[str, ...] | None = None
    jinja: JinjaSettings = JinjaSettings()
    pages: Mapping[str, Path] = field(default_factory=dict)
    plugins: tuple[str, ...] = ()
    baseline: Path | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
