"""What a file's name says: whether it is a message, of which channel, and which part of it."""

from __future__ import annotations

import re

from msgspec import Struct

from msglint.regex import regex

CHANNELS = ("email", "sms", "push", "dm", "letter", "social")

TEMPLATE = frozenset({"j2", "jinja", "jinja2"})
CONTENT = {"txt": "text", "html": "html", "htm": "html", "md": "text"}

DATA = frozenset({"yaml", "yml", "csv", "tsv", "json", "jsonl", "ndjson", "parquet"})
"""Never messages."""

OTHER = DATA | {
    *("css", "js", "ts", "py", "rb", "go", "rs", "java", "sh", "sql"),
    *("ini", "cfg", "conf", "properties", "toml", "xml", "svg", "ics", "vcf", "tf"),
}
"""What a template can make that is no message: ``invite.ics.j2``."""

PAPERS = regex(r"(readme|licen[cs]e|changelog|contributing)([._-](\w\w([_-]\w\w)?|mit|apache|bsd|gpl\d?))?")
REQUIREMENTS = regex(r"((dev|tests?|docs?|build|lint|ci|base|prod)[_.-])?requirements([_.-]\w+)*")
"""A repository's own papers, in lower case and without their endings."""

SURE = {"subject": "subject", "preheader": "preheader", "body": "body", "body-text": "text", "body-html": "html"}
"""Words that name a part wherever they end a file's name."""

LIKELY = {
    "text": "text",
    "txt": "text",
    "plain": "text",
    "plaintext": "text",
    "html": "html",
    "message": "body",
    "content": "body",
}
"""Words that name a part beside a subject or body of the same name; those of text and html beside each other too."""

SHARED = regex(
    r"(?:(?:e?mail|html|text|newsletter|message|site|common|shared)[ ._-]?)?"
    r"(?:base|layout|master|skeleton|wrapper|footer|header|signature|macros|partials?)"
    r"(?:[ ._-]?(?:e?mail|html|text|newsletter))?"
)
"""Names, in lower case, of what messages share: ``footer``, ``email_base``, ``base-email``."""

PART = regex(rf"(?:(?P<base>.+)[._-])?(?P<word>{'|'.join((*SURE, *LIKELY))})", re.IGNORECASE)
BODY = regex(
    r"(?:(?P<base>.+)[._-])?body[._-](?P<kind>text|txt|plain|html)|"
    r"(?:(?P<base_>.+)[._-])?(?P<kind_>text|txt|plain|html)[._-]body",
    re.IGNORECASE,
)
"""Two words that name a part together: ``welcome-body-text``."""


class Named(Struct, frozen=True):
    """A file's name, taken apart.

    ``folder`` and ``stem`` (without the endings that say how it is written); ``ending``: ``txt``, ``html``, ``htm``,
    ``md`` or empty; ``template``: it ends in ``.j2`` or the like. ``word`` and ``base``: the part's name at the end of
    the stem and what stands before it (empty for ``x/subject.txt``).
    """

    name: str
    folder: str
    stem: str
    ending: str
    template: bool
    base: str = ""
    word: str = ""

    @property
    def content(self) -> str:
        """``text`` or ``html`` as the ending says, else empty."""
        return CONTENT.get(self.ending, "")

    @property
    def is_sure(self) -> bool:
        """Whether the name alone says that this is a part."""
        return self.word in SURE

    @property
    def part(self) -> str:
        """``subject``, ``preheader``, ``text``, ``html`` or ``body``; empty where no word names one."""
        found = SURE.get(self.word) or LIKELY.get(self.word, "")
        return (self.content or "body") if found == "body" else found


def named(name: str) -> Named:
    """Take a file's name (relative to the root, with ``/``) apart."""
    folder, _, file = name.rpartition("/")
    stem, ending, template = _endings(file)
    base, word = _part(stem)
    return Named(name, folder, stem, ending, template, base, word)


def _part(stem: str) -> tuple[str, str]:
    """What stands before the part's name at the end of a stem, and that name; both empty where it names none."""
    body = BODY.fullmatch(stem)
    if body is not None:
        kind = (body["kind"] or body["kind_"]).lower()
        return body["base"] or body["base_"] or "", "body-html" if kind == "html" else "body-text"
    match = PART.fullmatch(stem)
    return (match["base"] or "", match["word"].lower()) if match else ("", "")


def is_shared(name: str) -> bool:
    """Whether the file's name is one that parts of messages have: a footer, a layout, macros."""
    return SHARED.fullmatch(named(name).stem.lower()) is not None


def channel_of(stem: str) -> str:
    """The channel that a message's name ends in (``reminder.sms``); empty where it ends in none."""
    ending = stem.rpartition(".")[2].lower()
    return ending if ending in CHANNELS and "." in stem else ""


def is_template(name: str) -> bool:
    """Whether the ending says that the file may be a template at all, be it a message or a part of others."""
    endings = name.rpartition("/")[2].lower().split(".")[1:]
    return bool(endings) and (endings[-1] in TEMPLATE or endings[-1] in CONTENT)


def is_data(name: str) -> bool:
    return name.rpartition(".")[2].lower() in DATA and "." in name.rpartition("/")[2]


def is_message(name: str) -> bool:
    """Whether the file is a message as far as its name goes."""
    if not is_template(name) or any(step.startswith(("_", ".")) for step in name.split("/")):
        return False
    stem, ending, template = _endings(name.rpartition("/")[2])
    if template and stem.rpartition(".")[2].lower() in OTHER and "." in stem:
        return False
    is_list = ending in ("txt", "md") and not template and REQUIREMENTS.fullmatch(stem.lower())
    return not (PAPERS.fullmatch(stem.lower()) or is_list)


def _endings(file: str) -> tuple[str, str, bool]:
    """A file's stem, the ending that says what it holds, and whether it ends as a template does."""
    stem, content, template = file, "", False
    while True:
        rest, _, ending = stem.rpartition(".")
        ending = ending.lower()
        if rest and ending in TEMPLATE and not template:
            template = True
        elif rest and ending in CONTENT and not content:
            content = ending
        else:
            return stem, content, template
        stem = rest
