"""Everything that one run stands on, loaded and judged before the first message is rendered."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from msglint import config as configuration
from msglint import packs
from msglint.engine.prepare import Prepared, prepare
from msglint.engine.request import Request
from msglint.errors import Errors, MsglintError
from msglint.inputs import history as history_files
from msglint.inputs import personas, templates
from msglint.inputs import records as record_files
from msglint.inputs.tree import FolderTree
from msglint.model import Config, History, NotChecked, Records, Suppression, Template
from msglint.packs import RuleSet
from msglint.render.base import Language

Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class Project:
    """The inputs of a run. ``suppressions``: by the shown path of every file, partials and layouts included."""

    config: Config
    templates: tuple[Template, ...]
    records: Records
    history: History
    rules: RuleSet
    language: Language
    not_checked: tuple[NotChecked, ...] = ()
    suppressions: Mapping[str, tuple[Suppression, ...]] = field(default_factory=dict)
    prepared: tuple[Prepared, ...] = ()


def open_project(request: Request) -> Project:
    """Load all that the request names; every fault found is raised together."""
    from msglint.render.jinja import JinjaLanguage

    cwd = Path.cwd()
    config = configuration.load(request.paths, request.config, cwd)
    errors = Errors()
    rules = attempt(errors, lambda: load_rules(config, request, cwd))
    records = attempt(errors, lambda: load_records(config, request, cwd))
    history = attempt(errors, lambda: load_history(config, request, cwd))
    tree = FolderTree(config.root, cwd)
    language = JinjaLanguage(tree, config.jinja)
    found = attempt(errors, lambda: templates.find(tree, tree.covered(request.paths), config, language))
    errors.stop()
    assert rules is not None
    assert history is not None
    assert found is not None
    if not found.templates:
        raise MsglintError(
            "no message found",
            where=", ".join(str(path) for path in request.paths),
            hint="name a folder with templates (.j2 .jinja2 .txt .html .md), or set `templates:` in msglint.yaml",
        )
    prepared = tuple(prepare(language, template) for template in found.templates)
    return Project(
        config,
        found.templates,
        with_personas(records, prepared, config, request.personas),
        history,
        rules,
        language,
        found.not_checked,
        found.suppressions,
        prepared,
    )


def attempt(errors: Errors, load: Callable[[], Loaded]) -> Loaded | None:
    """What ``load`` gives, or ``None`` with its faults collected."""
    try:
        return load()
    except MsglintError as error:
        errors.take(error)
        return None


def load_rules(config: Config, request: Request, cwd: Path) -> RuleSet:
    cache = cache_folder(config, request)
    return packs.load(config, cwd=cwd, cache=cache).select(request.select, request.ignore)


def cache_folder(config: Config, request: Request) -> Path | None:
    """Where compiled packs are kept: as asked, beside msglint.yaml, else in the user's cache; ``None`` for nowhere."""
    if not request.cache:
        return None
    asked = request.cache_dir or os.environ.get("MSGLINT_CACHE_DIR")
    if asked:
        return Path(asked)
    if config.path:
        return config.root / ".msglint_cache"
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("HOME", "")
    folder = Path(home) / ("msglint" if os.environ.get("XDG_CACHE_HOME") else ".cache/msglint")
    return folder if folder.is_absolute() else None


def load_records(config: Config, request: Request, cwd: Path) -> Records | None:
    """The records that were given, or ``None`` where none were."""
    path = request.records or config.records
    return None if path is None else record_files.load(path, config, cwd, request.encoding)


def load_history(config: Config, request: Request, cwd: Path) -> History:
    path = request.history or config.history
    return History() if path is None else history_files.load(path, cwd, request.encoding)


def with_personas(records: Records | None, prepared: tuple[Prepared, ...], config: Config, wanted: bool) -> Records:
    """The records given; the personas, shaped to what the messages read, where there are none; both on request."""
    if records is not None and not wanted:
        return records
    made = personas.make([read for message in prepared for read in message.reads], config)
    if records is None:
        return made
    return replace(records, contacts=(*records.contacts, *made.contacts), personas=True)


def open_records(request: Request, path: Path) -> Project:
    """A project of one records file and no message."""
    cwd = Path.cwd()
    config = configuration.load(request.paths, request.config, cwd)
    errors = Errors()
    rules = attempt(errors, lambda: load_rules(config, request, cwd))
    records = attempt(errors, lambda: record_files.load(path, config, cwd, request.encoding))
    errors.stop()
    assert rules is not None
    assert records is not None
    alone = rules.only(lambda active: active.check.scope in RECORD_SCOPES and not active.check.reads.needs_history)
    return Project(config, (), records, History(), alone, LanguageOfNone(), ())
