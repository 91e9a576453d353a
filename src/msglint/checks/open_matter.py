"""Whether a message takes up what its reader is still waiting for.

The reader's open questions, complaints and comments come from the history (or from a column such as "Open
Question"). A message takes a matter up when it speaks of the same topic in whatever words, names it by a merge field,
or acknowledges it ("you asked", "your complaint", "we are looking into it").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msglint.model import Evidence, Fact, Match, Passage, Personal, Place, Reading, Reads, Scope
from msglint.reading.matters import open_matters
from msglint.reading.topics import Topics, content
from msglint.reading.words import Finder

EVERYWHERE = frozenset({"booking", "date", "delivery", "hours", "price", "seats", "tickets", "travel", "workshop"})
"""Topics that any promotion touches: sharing one of them alone is not taking a question up."""
FIELDS = frozenset({"open_question"})
KINDS = frozenset({"question", "complaint", "comment"})


@dataclass(frozen=True, slots=True)
class Options:
    """``kinds``: which open matters count. ``topics``: more words for topics, or more topics: ``{parking: [garage]}``.

    ``acknowledging``: words by which a message shows that it knows of the matter.
    """

    kinds: tuple[str, ...] = ("question", "complaint", "comment")
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acknowledging: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for an answer. ``place`` is its row of the history; a column has none."""

    kind: str
    text: str
    when: str
    place: Place | None


class Check:
    """Flags a message that passes over every open matter of its reader; says which one, since when."""

    scope = Scope.MESSAGE
    reads = Reads(contact=FIELDS, history=True, message=frozenset({"channel"}), needs=FIELDS, needs_history=True)

    def __init__(self, options: Options) -> None:
        unknown = sorted(set(options.kinds) - KINDS)
        if unknown:
            raise ValueError(f"kinds: {', '.join(unknown)} is none of {', '.join(sorted(KINDS))}")
        self._kinds = frozenset(options.kinds)
        self._topics = Topics(options.topics)
        self._known = Finder(options.acknowledging)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        waiting = [matter for matter in matters(evidence) if matter.kind in self._kinds]
        if not waiting:
            return
        passages = list(spoken(target))
        if any(FIELDS & set(passage.fields()) for passage in passages):
            return
        text = "\n".join(passage.text for passage in passages)
        if any(self._known.find(text)) or any(self._taken_up(matter.text, text) for matter in waiting):
            return
        matter = waiting[-1]
        facts: dict[str, Fact] = {
            "kind": matter.kind,
            "when": matter.when,
            "words": Personal(shortened(matter.text), "history"),
            "topic": ", ".join(self._topics.of(matter.text)) or "what they wrote",
            "count": len(waiting),
        }
        related = ((matter.place, f"the open {matter.kind}"),) if matter.place is not None else ()
        lead = next((body.lead for body in target.bodies if body.lead is not None), None)
        yield Match(lead.passage.span() if lead is not None else None, facts, related=related)

    def _taken_up(self, asked: str, said: str) -> bool:
        """Whether the two texts share a topic, or words that are not everybody's."""
        asks, says = self._topics.of(asked), self._topics.of(said)
        shared = set(asks) & set(says)
        if shared - EVERYWHERE:
            return True
        words = set(content(asked)) & set(content(said))
        return len(words) > (1 if shared else 2)


def matters(evidence: Evidence) -> list[Matter]:
    """What waits for an answer, oldest first; a column's question only where the history tells of none."""
    found = [
        Matter(row.kind, row.text, row.at.date().isoformat() if row.at else "an earlier day", row.place)
        for row in open_matters(evidence.history)
    ]
    column = str(evidence.contact.get("open_question") or "").strip()
    if not found and column:
        found.append(Matter("question", column, "an earlier day", None))
    return found


def spoken(reading: Reading) -> Iterator[Passage]:
    """What the message says: subject and bodies, without footers and quoted mail."""
    if reading.subject is not None:
        yield reading.subject
    for body in reading.bodies:
        yield from body.sentences
        yield from (greeting.line for greeting in body.greetings)


def shortened(text: str, most: int = 80) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
