"""What a run must own up to: rules without their data, suppressions without an effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msglint.engine.evidence import WISHES
from msglint.engine.prepare import Prepared
from msglint.engine.project import Project
from msglint.marked import suggest
from msglint.model import NotChecked, Problem, Records, Suppression


def unjudged(project: Project) -> Iterator[NotChecked]:
    """The active rules whose data no record has, or that need a history where none was given."""
    filled = filled_fields(project.records)
    about = any(project.history.of(contact.id) for contact in project.records)
    for active in project.rules.active:
        reads = active.check.reads
        told = bool(reads.needs & filled)
        if reads.needs_history and not project.history.given and not told:
            yield NotChecked(active.rule.id, "no conversation history was given (--history)")
        elif reads.needs_history and not about and not told:
            yield NotChecked(active.rule.id, "no row of the history is about any of the records")
        elif reads.needs and not told and not reads.needs_history:
            wanted = ", ".join(sorted(reads.needs))
            whose = "the built-in personas say nothing of" if project.records.personas else "no record has a value in"
            yield NotChecked(active.rule.id, f"{whose} {wanted}")


def filled_fields(records: Records) -> frozenset[str]:
    """The canonical fields in which some record has a value; a persona has no wishes."""
    found: set[str] = set()
    for contact in records:
        new = (name for name, value in contact.values.items() if name not in found and value not in (None, ""))
        found.update(name for name in new if not (contact.persona and name in WISHES))
    return frozenset(found)


def stale(project: Project, prepared: Iterable[Prepared], used: set[Suppression]) -> Iterator[Problem]:
    """The suppressions, in files that this run read, that silenced nothing though their rules were at work.

    Those of rules that nobody has are among them, whatever else they silenced.
    """
    known = {name for rule in project.rules.rules for name in (rule.id, rule.pack)}
    active = {name for rule in project.rules.active for name in (rule.rule.id, rule.rule.pack)}
    seen: dict[Suppression, None] = {}
    for message in prepared:
        if not message.ready:
            continue
        seen.update(dict.fromkeys(message.template.suppressions))
        for path in message.files:
            seen.update(dict.fromkeys(project.suppressions.get(path, ())))
    for suppression in seen:
        for name in suppression.rules:
            if name not in known:
                hint = suggest(name, known) or "`msglint rules` lists rules and packs"
                yield Problem("suppression", f"there is no rule or pack {name!r}", suppression.place, hint, grave=False)
        if suppression in used or not set(suppression.rules) <= active:
            continue
        rules = ", ".join(suppression.rules)
        yield Problem(
            "suppression",
            f"`msglint: ignore {rules}` silences nothing here",
            suppression.place,
            "delete it, or move it to the line of the finding",
            grave=False,
        )
