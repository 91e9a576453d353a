"""Merge tokens that reached the reader: ``{{ first_name }}``, ``*|FNAME|*``, ``[First Name]``, ``${name}``.

Delimiters that nothing but a merge language uses are enough. In brackets, braces or percent signs that people also
write, the word between them must be the name of a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from msglint.model import Evidence, Match, Passage, Personal, Reads, Scope
from msglint.regex import regex

DATA = Path(__file__).parent.parent / "data" / "fields.tsv"
CERTAIN = regex(
    r"\{\{[^{}\n]{0,120}\}\}|\{%[^{}\n]{1,120}%\}|\*\|[A-Z0-9_:.=\- ]{1,60}\|\*|%%=?[A-Za-z][\w ().,'\"-]{0,60}=?%%"
    r"|<%=?[^%>\n]{1,80}%>|\[%[^%\]\n]{1,80}%\]|\{![A-Za-z$][\w.]{1,60}\}|%\([A-Za-z_]\w{0,40}\)[sd](?!\w)"
)
NAMED = regex(
    r"\$\{(?P<dollar>[^{}\n]{1,40})\}|%\{(?P<percent>[^{}\n]{1,40})\}|(?<!\{)\{(?P<brace>[^{}\n]{1,40})\}(?!\})"
    r"|\[\[(?P<twice>[^\[\]\n]{1,40})\]\]|(?<!\[)\[(?P<bracket>[^\[\]\n]{1,40})\](?![\](:])"
    r"|<<(?P<angle>[^<>\n]{1,40})>>|(?<!<)<(?P<point>[A-Za-z][^<>\n@/=\"':]{1,38})>(?!>)|«(?P<quote>[^«»\n]{1,40})»"
    r"|(?<![\w%])%(?P<signs>[A-Za-z][\w. ]{1,38})%(?!\w)|(?<!\w)#(?P<hash>[A-Z][A-Z_]{2,30})#(?!\w)"
    r"|(?<![\w$])\$(?P<dollars>[A-Z][A-Z_]{2,38})\$(?!\w)"
)
OWNERS = regex(
    r"^(?:contact|customer|user|recipient|subscriber|lead|person|member|your|insert|the|account|donor|patron)[\s._-]+",
    re.IGNORECASE,
)
GIVEN = regex(r"[A-Z_]|^(?:first|last|full) ?name$")
"""What tells a field in angle brackets from an element of HTML and from a word of a usage line (``<name>``)."""
BRACED = regex(r"(?<!\{)\{[^{}\s]{1,40}\}(?!\})")
PATH = regex(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
REQUEST = regex(r"\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:https?://)?[\w.-]*/[^\s<>]{0,200}")
"""A line of an interface's manual, where a word in braces is a part of the path: ``GET /pets/{name}``."""
SHOUTED = regex(r"[A-Z]+(?:_[A-Z]+){2,}")
MORE = ("address", "amount", "customer name", "date", "donor name", "event date", "event name", "fname", "insert name",
        "lname", "name", "org name", "organization", "recipient", "salutation", "sender name", "username")  # fmt: skip
"""Names of fields that templates use and CRMs do not export."""
TOO_PLAIN = frozenset(
    (
        *("audience", "category", "family", "first", "id", "industry", "last", "list", "owner", "personal", "position"),
        *("role", "status", "tags", "tier"),
    )
)
"""Columns whose names people also put into brackets when they mean the word."""


class Options(Struct, frozen=True):
    """``allow``: tokens that are meant to be read, as they stand (``[Name]`` in a mail that explains forms)."""

    allow: tuple[str, ...] = ()


class Check:
    """Looks for merge tokens in everything the reader sees: subject, preheader, text and HTML."""

    scope = Scope.PART
    reads = Reads()

    def __init__(self, options: Options) -> None:
        self._allow = frozenset(options.allow)

    def matches(self, target: Passage, evidence: Evidence) -> Iterator[Match]:
        if not any(mark in target.text for mark in "{[%*<#«$"):
            return
        done = -1
        meant = self._allow | explained(target.text)
        for start, end in sorted(tokens(target.text)):
            found = target.text[start:end]
            if start >= done and found not in meant:
                done = end
                fields = target.fields(start, end)
                yield Match(target.span(start, end), {"found": Personal(found, fields[0]) if fields else found})


def tokens(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every merge token in a text."""
    for found in CERTAIN.finditer(text):
        yield found.span()
    for found in NAMED.finditer(text):
        words = next(filter(None, found.groups()))
        if is_field(words) and (not found["point"] or GIVEN.search(words)):
            yield found.span()


def explained(text: str) -> frozenset[str]:
    """The words in braces that belong to the paths of requests in a text, which it may well speak of elsewhere too."""
    return frozenset(word for request in REQUEST.finditer(text) for word in BRACED.findall(request.group()))


def is_field(words: str) -> bool:
    """Whether words are the name of a field that CRMs have, with or without an owner ("contact.first_name")."""
    name = words.strip()
    if any(mark in name for mark in ",;!?") or len(name.split()) > 4:
        return False
    name = name.split("|", 1)[0].strip()
    lowered = name.lower()
    return (
        squeezed(lowered) in field_names()
        or squeezed(without_owner(lowered)) in field_names()
        or squeezed(last_step(name)) in field_names()
    )


def last_step(name: str) -> str:
    """What a dotted path ends in ("guest.fullName": "fullname"), or a shouted name ("TEMPLATE_USER_FIRST_NAME")."""
    if PATH.fullmatch(name):
        return name.rpartition(".")[2].lower()
    return "_".join(name.split("_")[-2:]).lower() if SHOUTED.fullmatch(name) else ""


def without_owner(name: str) -> str:
    """A field's name without whose it is: "contact.first_name", "Your City"."""
    return OWNERS.sub("", name)


def squeezed(name: str) -> str:
    return re.sub(r"[\s._-]+", "", name)


@cache
def field_names() -> frozenset[str]:
    """The names of fields, squeezed: canonical ones, those that CRMs use, and a few more."""
    names = {squeezed(name.lower()) for name in (*MORE, *columns())}
    return frozenset(names - TOO_PLAIN)


def columns() -> Iterable[str]:
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.count("\t") < 2:
            continue
        canonical, _, names = line.split("\t", 2)
        yield canonical
        yield from (name.strip(" ?!") for name in names.split("|"))
