"""A project of one case: its template and files in memory, its records and history, all rules."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from msglint import config as configuration
from msglint.engine.project import Project
from msglint.inputs import history, pages, records, templates
from msglint.inputs.tree import MemoryTree
from msglint.model import Case, Config, History, Records
from msglint.packs import RuleSet

ROOT = Path()
NOBODY = {"id": "1"}  # the contact of a case that names none


def project(ruleset: RuleSet, case: Case) -> Project:
    """The case as a project of its own; raises ``MsglintError`` where its configuration or data are wrong."""
    from msglint.render.jinja import JinjaLanguage

    config = configuration.from_mapping(case.config, ROOT)
    tree = files(case)
    language = JinjaLanguage(tree, config.jinja)
    found = templates.find(tree, None, config, language)
    people = contacts(case, config)
    return Project(
        config,
        found.templates,
        people,
        past(case, config, people),
        ruleset.under(config),
        language,
        found.not_checked,
        found.suppressions,
        pages=pages.given(config, lambda name: tree.read(name) or ""),
        texts=tree.files.get,
    )


def files(case: Case) -> MemoryTree:
    """The case's files: its template under its file name, and the others that it lists."""
    own = {case.file: case.template} if case.template else {}
    return MemoryTree({**own, **case.files})


def contacts(case: Case, config: Config) -> Records:
    """The case's records; of one of its files where its configuration names it (``records: contacts.csv``)."""
    if config.records is None:
        return records.from_rows(case.contacts or (NOBODY,), config)
    with TemporaryDirectory() as folder:
        path = put(Path(folder), case, config.records)
        return records.load(path, config, Path(folder))


def past(case: Case, config: Config, people: Records) -> History:
    """The case's history, likewise; rows without a contact are the first one's."""
    first = people.contacts[0].id if people.contacts else ""
    if config.history is not None:
        with TemporaryDirectory() as folder:
            path = put(Path(folder), case, config.history)
            return history.load(path, Path(folder))
    return history.from_rows(case.history, first) if case.history else History()


def put(folder: Path, case: Case, path: Path) -> Path:
    """Write one of the case's files to disk, where data files are read from."""
    target = folder / path.name
    text = case.files.get(path.name, "")
    target.write_text(text, encoding="utf-8", newline="")
    return target
