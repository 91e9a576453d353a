"""Everything that one run stands on, loaded and judged before the first message is rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct, field
from msgspec.structs import fields, replace

from msglint import config as configuration
from msglint import files, home, packs
from msglint.engine.prepare import Prepared, prepare
from msglint.engine.request import Request
from msglint.errors import Errors, MsglintError
from msglint.inputs import pages as landing_pages
from msglint.inputs import records as record_files
from msglint.inputs import templates
from msglint.inputs.contacts import Together
from msglint.inputs.tree import FolderTree
from msglint.model import Changed, Config, History, NotChecked, Problem, Reading, Records, Scope, Suppression, Template
from msglint.packs import ActiveRule, RuleSet
from msglint.render.base import Language

Loaded = TypeVar("Loaded")
NO_DRAFTS: Mapping[str, str] = {}


def no_text(_path: str) -> None:
    """Where no file can be read."""


class Project(Struct, frozen=True):
    """The inputs of a run.

    ``suppressions``: by the shown path of every file, partials and layouts included. ``problems``: faults of files that
    are no messages. ``beyond``: messages that the run leaves out, where a step of a campaign is among its own.
    ``pages``: landing page to what visitors of its local file read. ``whole``: the messages are all that there are.
    ``texts``: a file's text as it stands, by the path that findings name; ``None`` where it has none. ``within``: only
    findings in these files are told; ``changed``: what the run was narrowed to.
    """

    config: Config
    templates: tuple[Template, ...]
    records: Records
    history: History
    rules: RuleSet
    language: Language | None = None
    not_checked: tuple[NotChecked, ...] = ()
    suppressions: Mapping[str, tuple[Suppression, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    beyond: tuple[Template, ...] = ()
    prepared: tuple[Prepared, ...] = ()
    pages: Mapping[str, Reading] = field(default_factory=dict)
    whole: bool = True
    texts: Callable[[str], str | None] = no_text
    within: frozenset[str] | None = None
    changed: Changed | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """In another process the messages are compiled anew."""
        kept = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in {"prepared", "texts"}}
        return remade, (kept,)

    def ready(self) -> tuple[Prepared, ...]:
        """The messages compiled, here where nobody has done so yet."""
        if self.prepared or self.language is None:
            return self.prepared
        return tuple(prepare(self.language, template) for template in self.templates)


def remade(kept: Mapping[str, Any]) -> Project:
    return Project(**kept)


def open_project(
    request: Request, drafts: Mapping[str, str] = NO_DRAFTS, rows: Sequence[Mapping[str, Any]] | None = None
) -> Project:
    """Load all that the request names; every fault found is raised together.

    ``drafts``: texts of templates that go before those in their files, by the path that findings name. ``rows``: the
    records, where a program hands them over.
    """
    from msglint.render.jinja import JinjaLanguage

    cwd = Path.cwd()
    errors = Errors()
    config = configuration.load(request.paths, request.config, cwd, lambda root: cache_folder(root, request), errors)
    tree = FolderTree(config.root, cwd, drafts)
    language = JinjaLanguage(tree, config.jinja)
    rules = Attempt(errors, lambda: load_rules(config, request, cwd))
    records = Attempt(
        errors, lambda: load_records(config, request, cwd) if rows is None else record_files.from_rows(rows, config)
    )
    history = Attempt(errors, lambda: load_history(config, request, cwd))
    found = Attempt(errors, lambda: templates.find(tree, tree.covered(request.paths), config, language))
    pages = Attempt(errors, lambda: landing_pages.load(config, cwd))
    errors.stop()
    told = joined(history.value, records.value)
    messages = found.value.templates
    if not messages:
        raise MsglintError(
            "no message found",
            where=", ".join(map(str, request.paths)),
            hint="; ".join(f"{note.rule} {note.why}" for note in found.value.not_checked)
            or "name a folder with templates (.j2 .jinja2 .txt .html .md), or set `templates:` in msglint.yaml",
        )
    prepared = tuple(prepare(language, template) for template in messages)
    project = Project(
        config,
        messages,
        with_personas(records.value, prepared, config, request.personas),
        told,
        rules.value,
        language,
        found.value.not_checked,
        found.value.suppressions,
        found.value.problems,
        found.value.beyond,
        prepared,
        pages.value,
        found.value.whole,
        lambda path: text_of(path, cwd, drafts),
    )
    if request.touched is None:
        return project
    from msglint.engine.narrowing import narrowed

    return narrowed(project, tree, request)


def text_of(path: str, cwd: Path, drafts: Mapping[str, str]) -> str | None:
    """A file's text, every character of it, or its draft's; ``None`` where it cannot be read or is no UTF-8."""
    if path in drafts:
        return drafts[path]
    try:
        return files.read(cwd / path).decode("utf-8")
    except (OSError, ValueError):
        return None


def open_records(request: Request, path: Path) -> Project:
    """A project of one records file and no message."""
    cwd = Path.cwd()
    errors = Errors()
    config = configuration.load(request.paths, request.config, cwd, lambda root: cache_folder(root, request), errors)
    rules = Attempt(errors, lambda: load_rules(config, request, cwd).only(about_records))
    records = Attempt(errors, lambda: record_files.load(path, config, cwd, request.encoding))
    errors.stop()
    return Project(config, (), records.value, History(), rules.value, texts=lambda path: text_of(path, cwd, NO_DRAFTS))


def about_records(active: ActiveRule) -> bool:
    """Whether a rule judges the records as they are, without messages or history."""
    return active.check.scope in (Scope.RECORD, Scope.RECORDS, Scope.PROBLEM) and not active.check.reads.needs_history


class Attempt(Generic[Loaded]):
    """Something loaded, or its faults collected; ``value`` is there once ``errors.stop()`` has let the run go on."""

    def __init__(self, errors: Errors, load: Callable[[], Loaded]) -> None:
        self._values: list[Loaded] = []
        try:
            self._values.append(load())
        except MsglintError as error:
            errors.take(error)

    @property
    def value(self) -> Loaded:
        return self._values[0]


def load_rules(config: Config, request: Request, cwd: Path) -> RuleSet:
    cache = cache_folder(config.root if config.path else None, request)
    return packs.load(config, cwd=cwd, cache=cache).select(request.select, request.ignore)


def cache_folder(root: Path | None, request: Request) -> Path | None:
    """Where compiled packs are kept; ``None`` for nowhere."""
    return home.cache_folder(root, request.cache_dir) if request.cache else None


def load_records(config: Config, request: Request, cwd: Path) -> Records | None:
    """The records that were given, or ``None`` where none were."""
    path = request.records or config.records
    return None if path is None else record_files.load(path, config, cwd, request.encoding)


def load_history(config: Config, request: Request, cwd: Path) -> History:
    path = request.history or config.history
    if path is None:
        return History()
    from msglint.inputs import history as history_files

    return history_files.load(path, cwd, request.encoding)


def joined(history: History, records: Records | None) -> History:
    """The history with the rows that name people by their addresses given to these people."""
    if records is None or not history.by_contact:
        return history
    from msglint.inputs import history as history_files

    return history_files.joined(history, records)


def with_personas(records: Records | None, prepared: tuple[Prepared, ...], config: Config, wanted: bool) -> Records:
    """The records given; the personas, shaped to what the messages read, where there are none; both on request."""
    if records is not None and not wanted:
        return records
    from msglint.inputs import personas

    made = personas.make([read for message in prepared for read in message.reads], config)
    if records is None:
        return replace(made, contacts=Together((), made.contacts))
    return replace(records, contacts=Together(records.contacts, made.contacts), personas=True)
