"""One run in several places: each judges its shard of the recipients, and one of them merges what they found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from msglint import __version__
from msglint.engine.crew import is_judged
from msglint.engine.digests import digests, secret
from msglint.engine.fold import Fold, Key
from msglint.engine.known import apart
from msglint.engine.part import Asked, Part, Stretch, stretch_of, tally_of
from msglint.engine.patience import patience
from msglint.engine.pieces import at_work
from msglint.engine.project import Project, open_project
from msglint.engine.request import Progress, Request
from msglint.engine.run import Run
from msglint.engine.tally import Tally
from msglint.errors import Errors, MsglintError
from msglint.model import NotChecked, Report

Shard = tuple[int, int]
"""Its number, from 1, and how many there are."""
AGAIN = "make the parts again, all with the same templates, records and options"


def judged(request: Request, shard: Shard, progress: Progress | None = None) -> Report:
    """What one shard of the recipients shows, with the part that ``merged`` needs (``Report.shard``).

    Rules that look at more than one recipient at a time are left to ``merged``, and are said to be not checked.
    """
    project = open_project(request)
    run = Run(project, request, progress, shard, whole=False)
    key = secret(project, request)
    with patience(), at_work(run, request.jobs):
        messages = [list(stretches(run, number, key)) for number in range(len(run.prepared))]
    number, of = shard
    left = f"this is shard {number} of {of}: rules over templates, campaigns and the list are judged by `msglint merge`"
    part = Part(number, of, asked(request), digests(project, request), messages, run.lost)
    return replace(run.told((NotChecked("*", left),)), shard=msgspec.to_builtins(part))


def stretches(run: Run, number: int, key: bytes) -> Iterator[Stretch]:
    """What the shard's recipients of a message show; taken in by the run too."""
    if not is_judged(run, number):
        return
    whole = Tally(run.project.suppressions)
    everybody = range(len(run.project.records))
    for tally in run.tallies(number):
        yield stretch_of(tally, key, everybody)
        whole.take(tally)
    run.take(whole)


def asked(request: Request) -> Asked:
    records, history, config = map(written, (request.records, request.history, request.config))
    return Asked(
        [path.as_posix() for path in request.paths],
        request.today.isoformat(),
        records,
        history,
        config,
        request.select,
        request.ignore,
        request.personas,
        request.encoding,
    )


def written(path: Path | None) -> str | None:
    return None if path is None else path.as_posix()


def merged(files: Sequence[Path], request: Request, progress: Progress | None = None) -> Report:
    """The report of the whole run whose parts these files are; ``request`` says how it is to be told.

    Raises ``MsglintErrors`` with every reason why the parts do not belong together, or not to the project here.
    """
    errors = Errors()
    parts = {file: part for file in files if (part := read(file, errors)) is not None}
    together(parts, errors)
    errors.stop()
    ordered = sorted(parts.values(), key=lambda part: part.number)
    whole = requested(ordered[0].asked, request)
    project = open_project(whole)
    at_home(ordered[0], project, whole)
    run = Run(project, whole, progress)
    run.lost += [note for part in ordered for note in part.lost]
    run.tallies = partial(tallies, run, ordered)
    with patience():
        return apart(run.report(), project, whole)


def tallies(run: Run, parts: Sequence[Part], number: int) -> Iterator[Tally]:
    contacts, around = run.project.records.contacts, run.round(number)
    known: dict[Key, Fold] = {}
    for part in parts:
        for stretch in part.messages[number]:
            yield tally_of(stretch, around, contacts, known)
            run.advance(stretch.messages)


def requested(asked: Asked, request: Request) -> Request:
    """The run that the parts were made by, told as the request says."""
    given = [None if path is None else Path(path) for path in (asked.records, asked.history, asked.config)]
    return replace(
        request,
        paths=tuple(map(Path, asked.paths)),
        today=date.fromisoformat(asked.today),
        records=given[0],
        history=given[1],
        config=given[2],
        select=asked.select,
        ignore=asked.ignore,
        personas=asked.personas,
        encoding=asked.encoding,
    )


def read(file: Path, errors: Errors) -> Part | None:
    """The part in a file, or a fault among ``errors``."""
    hint = "write it with `msglint check --shard I/N --format json --output FILE`"
    try:
        whole = msgspec.json.decode(file.read_bytes())
        version = whole["tool"]["version"]
        if version != __version__:
            errors.add(f"was made by msglint {version}; this is {__version__}", where=str(file), hint=AGAIN)
            return None
        return msgspec.convert(whole["shard"], Part)
    except OSError as error:
        errors.add(f"cannot be read: {error.strerror}", where=str(file), hint=hint)
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, TypeError):
        errors.add("is no part of a run", where=str(file), hint=hint)
    return None


def together(parts: dict[Path, Part], errors: Errors) -> None:
    """Judge whether these are all the parts of one run."""
    if not parts:
        return
    (first, model), *others = parts.items()
    seen: dict[int, Path] = {}
    for file, part in parts.items():
        if part.number in seen:
            text = f"is shard {part.number} of {part.of}, and so is {seen[part.number]}"
            errors.add(text, where=str(file), hint="name every part once")
        seen.setdefault(part.number, file)
    for file, part in others:
        if part.of != model.of:
            errors.add(f"is one of {part.of} shards, {first} is one of {model.of}", where=str(file), hint=AGAIN)
        for name in unlike(part.inputs, model.inputs):
            errors.add(f"its {name} are not those of {first}", where=str(file), hint=AGAIN)
        if part.asked != model.asked and not unlike(part.inputs, model.inputs):
            errors.add(f"was asked for otherwise than {first}", where=str(file), hint=AGAIN)
    if all(part.of == model.of for part in parts.values()):
        for number in range(1, model.of + 1):
            if number not in seen:
                errors.add(f"shard {number} of {model.of} is missing", hint="name its file too")


def at_home(part: Part, project: Project, request: Request) -> None:
    """Judge whether the project is the one that the parts were made of."""
    here = digests(project, request)
    wrong = unlike(part.inputs, here)
    if wrong or len(part.messages) != len(project.templates):
        what = " and ".join(wrong) or "templates"
        raise MsglintError(
            f"the {what} here are not those that the parts were made from",
            hint="merge in the folder where the parts were made, with the same files",
        )


def unlike(inputs: dict[str, str], others: dict[str, str]) -> list[str]:
    return [name for name in others if inputs.get(name) != others[name]]
