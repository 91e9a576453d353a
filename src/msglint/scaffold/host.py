"""What the templates take from the application around them: read from the templates alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msglint.model import Column, Read, Template
from msglint.render.base import Files, Language, TemplateFault
from msglint.scaffold.seen import Host

NAMED = (
    "contact",
    "user",
    "customer",
    "recipient",
    "subscriber",
    "person",
    "member",
    "lead",
    "donor",
    "patron",
    "client",
)
"""What applications call the record, where templates read nothing from it that its columns would tell."""

PERSONAL = frozenset({"first_name", "last_name", "full_name", "email", "preferred_name", "title_prefix", "name"})
STEP = "[*]"
ADDRESSES = ("url", "link", "href", "site", "website")

Foreign = tuple[tuple[str, ...], tuple[str, ...]]
"""Names of filters and of tests."""


def find_host(language: Language, found: Sequence[Template], columns: Sequence[Column], foreign: Foreign) -> Host:
    """What the messages need besides the record's own fields; ``foreign`` is handed on."""
    reads = list(_reads(language, found))
    fields = {name for column in columns for name in (column.name, column.field) if name} | PERSONAL
    record_as = _record_as(reads, fields)
    functions = tuple(sorted({read.field for read in reads if read.called and "." not in read.field}))
    return Host(record_as, _context(reads, {record_as, *fields}), functions, *foreign)


def _reads(language: Language, found: Iterable[Template]) -> Iterator[Read]:
    for template in found:
        for source in template.parts.values():
            try:
                yield from language.compile(source).reads
            except TemplateFault:  # check will say so, at its line
                continue


def _record_as(reads: Iterable[Read], fields: set[str]) -> str:
    """The variable whose attributes are the record's fields, by the number of reads; ``contact`` where none is."""
    votes: Counter[str] = Counter()
    for read in reads:
        root, _, rest = read.field.partition(".")
        if rest.partition(".")[0] in fields:
            votes[root] += 2 if root in NAMED else 1
    return votes.most_common(1)[0][0] if votes else "contact"


def _context(reads: Iterable[Read], known: set[str]) -> dict[str, Any]:
    """Sample values for what is neither the record nor near to one of its fields (a misspelling, to be found)."""
    from msglint.near import suggest

    context: dict[str, Any] = {}
    for read in sorted(reads, key=lambda each: each.field):
        steps = read.field.split(".")
        root = steps[0].removesuffix(STEP)
        if root in known or (read.called and len(steps) == 1) or suggest(root, known):
            continue
        _put(context, steps)
    return context


def _put(at: dict[str, Any], steps: Sequence[str]) -> None:
    """Make room for a path, with a sample value at its end; what already stands deeper stays."""
    name = steps[0].removesuffix(STEP)
    if not name.isidentifier():
        return
    is_list = steps[0].endswith(STEP)
    inner: Any = at.get(name)
    if len(steps) == 1:
        if inner is None:
            at[name] = [_sample(name)] if is_list else _sample(name)
        return
    inside = inner[0] if isinstance(inner, list) and inner else inner
    if not isinstance(inside, dict):
        inside = {}
        at[name] = [inside] if is_list else inside
    _put(inside, steps[1:])


def _sample(name: str) -> str:
    """A value that reads as a sample: an address where the name says so, else the name in words."""
    if not name.endswith(ADDRESSES):
        return name.replace("_", " ").capitalize()
    page = "-".join(word for word in name.split("_") if word not in ADDRESSES)
    return f"https://example.org/{page}".rstrip("/")


def find_foreign(files: Files, names: Iterable[str]) -> Foreign:
    """Filters and tests that templates use and Jinja itself does not have."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    extensions = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
    jinja = Environment(extensions=extensions)  # noqa: S701 - it parses, and renders nothing
    filters: set[str] = set()
    tests: set[str] = set()
    for name in names:
        try:
            tree = jinja.parse(files.read(name) or "")
        except (TemplateSyntaxError, TemplateFault):  # check will say so, at its line
            continue
        filters.update(node.name for node in tree.find_all(nodes.Filter))
        tests.update(node.name for node in tree.find_all(nodes.Test))
    return tuple(sorted(filters - set(jinja.filters))), tuple(sorted(tests - set(jinja.tests)))
