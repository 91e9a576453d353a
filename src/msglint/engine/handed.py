"""What the host application hands over to a message, and whether that is most of what the message says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msglint.engine.judge import Judge
from msglint.engine.prepare import Prepared
from msglint.engine.project import Project
from msglint.inputs.context import Fields, given_by
from msglint.inputs.fields import CONSENT, catalogue
from msglint.inputs.naming import is_shared
from msglint.model import Config, NotChecked, Template
from msglint.reading.purpose import FIELD, read_out
from msglint.regex import regex

RECORD = "contact."
FEW = 40
"""Words of its own that a message has at most around a text that it is handed: a greeting, a closing, a footer."""
HARDLY_ANY = 2
"""Words of its own with which a message says nothing: whatever it prints is all of it."""
WORD = regex(r"[^\W\d_]{2,}")
PARTS = ("text", "html")
TEXT = regex(
    r"(?:^|[._])(?:body|contents?|message|msg|text|html|copy|markdown|newsletter|answer|reply|response|paras?|paragraphs?)"
    r"(?:_(?:body|content|text|html|markdown|md|plain|block|safe|paras?|first|intro))*(?:\[\*\])?$"
)
"""Names of merge fields that hold a text: ``email_content``, ``body_html``, ``ticket.answer``."""
QUOTED = regex(r"\[\*\]\.")
"""Below the items of a list: ``articles[*].content``."""


def handed(prepared: Prepared, fields: Fields, project: Project) -> dict[str, Any]:
    """What is known of a message beyond its front matter: ``prints`` and ``untold``, as below."""
    config = project.config
    prints = handed_over(prepared, fields, config.record_as, personas=project.records.personas)
    return {"prints": prints, "untold": untold(prepared.template, prints, config)}


def handed_over(prepared: Prepared, fields: Fields, record_as: str, *, personas: bool) -> tuple[str, ...]:
    """Names of the merge fields that may be printed and are none of the record's: what the host hands over.

    An object beside the record (``company.street``) may be the host's, and so may whatever is asked of ``personas``
    and tells nothing of a person (``company_address``) or is nothing to print (``unsubscribe``).
    """

    def is_readers(name: str) -> bool:
        if name.startswith((f"{record_as}.", f"{record_as}[")):
            return True
        said = fields.normal(name)
        return "." not in name and said.startswith(RECORD) and not (personas and is_sample(said[len(RECORD) :]))

    printed = (read.field for read in prepared.reads if read.printed)
    return tuple(dict.fromkeys(name for name in printed if not is_readers(name)))


def is_sample(name: str) -> bool:
    """Whether what a persona has under a name only stands for what a host may hand over."""
    kinds = catalogue().kinds
    return name not in kinds or kinds[name] in CONSENT


def untold(template: Template, prints: Iterable[str], config: Config) -> str:
    """Why nobody can say what a message lacks, in words that follow "it is"; empty where it says most itself.

    It is named like a part of messages, which none of these uses, or a text of which nobody has given a sample is most
    of what it says.
    """
    if is_shared(template.path) and not template.meta_places and "subject" not in template.parts:
        return "named like a part of other messages (front matter would make it one of its own)"
    field = main_text(template, prints, config)
    if not field:
        return ""
    return (
        f"mostly what the host application writes in {{{{ {field} }}}} (a sample under context: in msglint.yaml tells)"
    )


def main_text(template: Template, prints: Iterable[str], config: Config) -> str:
    """The merge field around which a message has few words of its own; empty if none."""
    given = {*config.context, *config.jinja.globals, *config.jinja.functions, *given_by(template)}
    names = [name for name in prints if name.split(".", 1)[0].split("[", 1)[0] not in given]
    if not names:
        return ""
    own = own_words(template)
    texts = (name for name in names if TEXT.search(name.lower()) and not QUOTED.search(name))
    return next(texts, names[0] if own <= HARDLY_ANY else "") if own <= FEW else ""


def own_words(template: Template) -> int:
    """How many words the bodies of a message say themselves: the most that one of them does."""
    bodies = [template.parts[part].text for part in PARTS if part in template.parts]
    return max((len(WORD.findall(read_out(body).replace(FIELD, " "))) for body in bodies), default=0)


def not_told(template: Template, why: str, judge: Judge) -> Iterator[NotChecked]:
    """Which rules could not say what a message lacks, if any would have looked. ``why``: as ``untold`` says."""
    silent = ", ".join(active.rule.id for active in judge.lasting() if active.check.reads.absence)
    if silent:
        yield NotChecked("*", f"{template.path} is {why}, so nobody can say what it lacks: {silent}")
