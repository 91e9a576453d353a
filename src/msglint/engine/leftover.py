"""What a run must own up to: rules without their data, suppressions without an effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msglint.engine.evidence import WISHES
from msglint.engine.prepare import Prepared
from msglint.engine.project import Project
from msglint.errors import MsglintError
from msglint.marked import suggest
from msglint.model import NotChecked, Problem, Records, Suppression, Template
from msglint.packs import ActiveRule

BLANK = "it shows its reader nothing: what stands in its macros or blocks is printed by others alone"


class Supply:
    """Which rules the records and the history of a run can feed."""

    def __init__(self, project: Project) -> None:
        self._filled = filled_fields(project.records)
        self._columns = columns(project.records)
        self._said = frozenset(key for template in project.templates for key in template.meta)
        self._given = project.history.given
        past = project.history.by_contact
        self._about = bool(past) and any(past.get(contact.id) for contact in project.records)
        self._personas = project.records.personas

    def feeds(self, active: ActiveRule) -> bool:
        """Whether there is anything that the rule could be judged by."""
        return not self.lack(active)

    def lack(self, active: ActiveRule) -> str:
        """What a rule is not judged for want of: data that no record has, a history; empty where it can be judged."""
        reads = active.check.reads
        if reads.needs_message and not reads.needs_message & self._said:
            return f"no message says {' or '.join(sorted(reads.needs_message))} in its front matter"
        if not (reads.needs or reads.needs_history) or reads.needs & self._filled:
            return ""
        if reads.blank and not self._personas:
            told = ", ".join(sorted(reads.needs))
            return "" if reads.needs & self._columns else f"the records have no column for {told}"
        if not reads.needs_history:
            whose = "the built-in personas say nothing of" if self._personas else "no record has a value in"
            return f"{whose} {', '.join(sorted(reads.needs))}"
        if not self._given:
            return "no conversation history was given (--history)"
        return "" if self._about else "no row of the history is about any of the records"


def unjudged(rules: Iterable[ActiveRule], supply: Supply) -> Iterator[NotChecked]:
    """The rules that this run cannot judge, with the reasons."""
    for active in rules:
        lack = supply.lack(active)
        if lack:
            yield NotChecked(active.rule.id, lack)


def filled_fields(records: Records) -> frozenset[str]:
    """The canonical fields in which some record has a value; a persona has no wishes."""
    if records.sheet is not None and not records.personas:
        return records.sheet.filled()
    found: set[str] = set()
    for contact in records:
        new = (name for name, value in contact.values.items() if name not in found and value not in (None, ""))
        found.update(name for name in new if not (contact.persona and name in WISHES))
    return frozenset(found)


def columns(records: Records) -> frozenset[str]:
    """The canonical fields that some column of the records is taken for."""
    return frozenset(column.field for column in records.columns if column.field)


def blank(template: Template) -> Problem | None:
    """That somebody would be sent nothing but a subject; ``None`` where the file may be no message of its own."""
    if not (template.meta_places or template.parts.keys() & {"subject", "preheader"}):
        return None
    hint = "write what these readers get ({% else %}), or say in the front matter whom the message is for (segment:)"
    return Problem("blank", "shows its reader nothing: the message is empty", template.start, hint)


def shows_nothing(template: Template) -> NotChecked:
    """Why a message that shows nobody anything was not judged."""
    empty = not any(source.text.strip() for name, source in template.parts.items() if name in ("text", "html"))
    return NotChecked("*", f"{template.path}: {'it is empty' if empty else BLANK}")


def nothing_checked(prepared: Iterable[Prepared], notes: Iterable[NotChecked]) -> MsglintError:
    """What to say where a run judged no message of any file."""
    reasons = "; ".join(note.why for note in notes if note.rule == "*")
    return MsglintError(
        "nothing was checked: no message was rendered for anybody",
        where=", ".join(each.template.path for each in prepared),
        hint=reasons or "they do not compile or render, and the rules that say so are off or silenced",
    )


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
