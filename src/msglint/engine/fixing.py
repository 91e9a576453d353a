"""Makes the safe fixes of a run, as long as there are any, and holds that nothing else changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from msglint.engine.known import apart
from msglint.engine.mending import applied
from msglint.engine.narrowing import resolved
from msglint.engine.prepare import Prepared, Renderer
from msglint.engine.project import Project, open_project
from msglint.engine.recipients import recipients
from msglint.engine.request import Progress, Request
from msglint.engine.rowmarks import public_id
from msglint.engine.run import run
from msglint.inputs.context import Fields
from msglint.model import Edit, Finding, Report
from msglint.render.base import TemplateFault

ROUNDS = 10
"""A fix may show what the next one mends; more rounds than this, and two fixes undo each other."""
WITNESSES = 400
"""Recipients of a message for whom a fix is tried before it is made."""

Key = tuple[str, int]
Shown = Mapping[Key, tuple[str, ...]]
"""What each recipient gets, part by part."""


class Fixed(Struct, frozen=True):
    """``report``: what is left. ``before`` and ``after``: the texts of the files that change, by path. ``made``: the
    fixes; ``refused``: those that would have changed a message that was right.
    """

    report: Report
    before: Mapping[str, str]
    after: Mapping[str, str]
    made: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


def fixed(request: Request, progress: Progress | None = None) -> Fixed:
    """Judge the messages of a request and mend what can be mended safely, in memory; nothing is written."""
    request = resolved(request)
    whole = replace(request, examples=0, samples=False)
    drafts: dict[str, str] = {}
    before: dict[str, str] = {}
    made: list[Finding] = []
    refused: dict[Edit, Finding] = {}
    for _ in range(ROUNDS):
        project = open_project(request, drafts)
        findings = [finding for finding in run(project, whole, progress).findings if safe(finding)]
        while chosen := compatible(finding for finding in findings if not set(edits(finding)) & refused.keys()):
            tried = {**drafts, **drawn(project, chosen)}
            harmful = harms(project, open_project(request, tried), chosen)
            if not harmful:
                break
            refused.update((edit, finding) for finding in harmful for edit in edits(finding))
        if not chosen:
            break
        for path in tried:
            before.setdefault(path, project.texts(path) or "")
        drafts = tried
        made += chosen
    mended = open_project(request, drafts)
    report = apart(run(mended, request, progress), mended, request)
    changed = {path: text for path, text in drafts.items() if text != before[path]}
    return Fixed(report, before, changed, tuple(made), tuple(dict.fromkeys(refused.values())))


def safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safe


def edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def compatible(findings: Iterable[Finding]) -> list[Finding]:
    """Those whose edits touch no character that another's touch; of two, the first."""
    taken: dict[str, list[Edit]] = defaultdict(list)
    chosen: list[Finding] = []
    for finding in findings:
        if not any(
            one.start < other.end and other.start < one.end for one in edits(finding) for other in taken[one.path]
        ):
            for edit in edits(finding):
                taken[edit.path].append(edit)
            chosen.append(finding)
    return chosen


def drawn(project: Project, findings: Sequence[Finding]) -> dict[str, str]:
    """The files' texts with these findings mended."""
    by_path: dict[str, list[Edit]] = defaultdict(list)
    for finding in findings:
        for edit in edits(finding):
            by_path[edit.path].append(edit)
    return {path: applied(project.texts(path) or "", changes) for path, changes in by_path.items()}


def harms(old: Project, new: Project, findings: Sequence[Finding]) -> list[Finding]:
    """The findings whose fixes would change a message for people who do not show them, or keep it from rendering."""
    after = {prepared.template.path: prepared for prepared in new.prepared}
    harmful: list[Finding] = []
    for prepared in old.prepared:
        own = [finding for finding in findings if {edit.path for edit in edits(finding)} & set(prepared.files)]
        then = after.get(prepared.template.path)
        if own and (then is None or not then.ready or not same(old, new, prepared, then, own)):
            harmful += own
    return harmful


def same(old: Project, new: Project, before: Prepared, after: Prepared, findings: Sequence[Finding]) -> bool:
    """Whether everybody who shows none of the findings gets what they got."""
    if any(finding.count == finding.of and not finding.examples for finding in findings):
        return bool(shown(new, after, frozenset()) or not before.ready)
    affected = frozenset(example for finding in findings for example in finding.examples)
    return shown(old, before, affected) == shown(new, after, affected)


def shown(project: Project, prepared: Prepared, without: frozenset[str]) -> Shown:
    """What a message's recipients get, a number of them; those that cannot be rendered are left out."""
    fields = Fields(project.config, project.records)
    renderer = Renderer(prepared, fields.normal)
    people = recipients(prepared.template, project.records, project.history)
    found: dict[Key, tuple[str, ...]] = {}
    for contact in islice((each for each in people if public_id(each) not in without), WITNESSES):
        try:
            rendered = renderer.render(fields.context(contact, prepared.template))
        except TemplateFault:
            continue
        found[contact.id, contact.place.line] = tuple(part.raw for part in rendered.parts)
    return found
