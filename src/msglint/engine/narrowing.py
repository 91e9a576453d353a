"""A project narrowed to the messages that changed files touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from msglint.engine.prepare import Prepared
from msglint.engine.project import Project
from msglint.engine.request import Request
from msglint.inputs import changes
from msglint.inputs.outlines import Outlines
from msglint.inputs.touched import Touch
from msglint.inputs.tree import Tree
from msglint.inputs.walk import shown_path
from msglint.model import Changed, NotChecked, Report, Template


def resolved(request: Request) -> Request:
    """The request with the files that have changed since its commit; raises ``MsglintError``."""
    if not request.since:
        return request
    return replace(request, touched=changes.since(request.since, Path.cwd()))


def untouched(request: Request) -> Report | None:
    """The report of a run for which nothing at all has changed; ``None`` where something has."""
    return Report((), changed=Changed(request.since)) if request.touched == () else None


def narrowed(project: Project, tree: Tree, request: Request) -> Project:
    """The project with those messages alone that the request's changed files touch.

    All of them where the configuration, a pack, the records, the history or a landing page has changed. Messages of a
    touched one's campaign stay too, since it is held against them; what is found in them alone is not told.
    """
    if request.touched is None or project.language is None:
        return project
    cwd = Path.cwd()
    every = len(project.prepared)
    touch = Touch(request.touched, project.config.root, Outlines(tree, project.language))
    shared = next((path for path in common(project, request, cwd) if touch.path(path)), None)
    notes = unseen(project, request, cwd)
    if shared is not None:
        changed = Changed(request.since, every, every, shown_path(shared, cwd))
        return replace(project, changed=changed, not_checked=(*project.not_checked, *notes))
    chosen = [each for each in project.prepared if touch.message(each.template, (cwd / name for name in each.files))]
    campaigns = {campaign(each.template) for each in chosen} - {""}
    kept = [each for each in project.prepared if each in chosen or campaign(each.template) in campaigns]
    others = [each.template for each in project.prepared if each not in kept]
    steps = any(each.template.purpose == "follow-up" and campaign(each.template) for each in kept)
    return replace(
        project,
        templates=tuple(each.template for each in kept),
        prepared=tuple(kept),
        beyond=(*project.beyond, *others) if steps else project.beyond,
        whole=project.whole and not others,
        within=frozenset(told(chosen, project, touch, cwd)),
        changed=Changed(request.since, len(chosen), every),
        not_checked=(*project.not_checked, *notes),
    )


def told(chosen: list[Prepared], project: Project, touch: Touch, cwd: Path) -> Iterator[str]:
    """The files whose findings are told: those of the chosen messages, and changed ones that are no messages."""
    for prepared in chosen:
        yield from prepared.files
    for problem in project.problems:
        if touch.path(cwd / problem.place.path):
            yield problem.place.path


def common(project: Project, request: Request, cwd: Path) -> Iterator[Path]:
    """The files that every message rests on."""
    config = project.config
    if config.path:
        yield cwd / config.path
    yield from data(project, request, cwd)
    yield from config.pages.values()
    for pack in project.rules.packs:
        yield cwd / pack.place.path


def data(project: Project, request: Request, cwd: Path) -> Iterator[Path]:
    """The records and the history."""
    for given, configured in ((request.records, project.config.records), (request.history, project.config.history)):
        path = given or configured
        if path is not None:
            yield cwd / path


def unseen(project: Project, request: Request, cwd: Path) -> tuple[NotChecked, ...]:
    """The records and the history, where git cannot say whether they have changed."""
    if not request.since:
        return ()
    why = "git does not follow this file, so whether it has changed is not known"
    return tuple(NotChecked(path.name, why) for path in changes.unseen(data(project, request, cwd), cwd))


def campaign(template: Template) -> str:
    return str(template.meta.get("campaign") or "").strip().casefold()
