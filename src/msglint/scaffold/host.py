"""What the templates take from the application around them: read from the templates alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from msglint.inputs.samples import PLAIN_METHODS, words
from msglint.model import Column, Config, Read, Template
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
NAMES = frozenset({"first_name", "last_name", "full_name", "preferred_name"})
ADDRESSES = frozenset({"url", "link", "href", "site", "website"})
SITE = "https://example.org"
GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})


class Foreign(Struct, frozen=True):
    """What is not Jinja's own: names of filters and of tests; ``texts``: functions that are handed whole texts, with
    what they make of one. ``newstyle``: translated texts are filled in by name (``_('Hi %(who)s', who=…)``).
    """

    filters: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    newstyle: bool = False


def find_host(
    language: Language, found: Sequence[Template], columns: Sequence[Column], foreign: Foreign, *, records: bool
) -> Host:
    """What the messages need besides the record's own fields. ``records``: a file of records was found.

    Without one there is no context: the personas bring along what templates read, and fit better than samples can.
    """
    reads = list(_reads(language, found))
    fields = {name for column in columns for name in (column.name, column.field) if name} | PERSONAL
    record_as = _record_as(reads, fields)
    context = _context(reads, fields, record_as) if records else {}
    called = {read.field.rpartition(".")[2] for read in reads if read.called} - PLAIN_METHODS
    functions = {name: foreign.texts.get(name) or _sample(name) for name in sorted(called) if not name_like(name)}
    return Host(record_as, context, functions, foreign.filters, foreign.tests, newstyle=foreign.newstyle)


def _reads(language: Language, found: Iterable[Template]) -> Iterator[Read]:
    for template in found:
        for source in template.parts.values():
            try:
                yield from language.compile(source).reads
            except TemplateFault:  # check will say so, at its line
                continue


def _record_as(reads: Iterable[Read], fields: set[str]) -> str:
    """The variable whose attributes are the record's fields, by the number of reads; ``contact`` where none is.

    A variable that no application calls its recipient must at least be asked for a person's own name.
    """
    votes: Counter[str] = Counter()
    for read in reads:
        root, _, rest = read.field.partition(".")
        field = rest.partition(".")[0]
        if root.isidentifier() and field in (fields if root in NAMED else NAMES):
            votes[root] += 1
    return max(votes, key=lambda root: (root in NAMED, votes[root])) if votes else "contact"


def _context(reads: Iterable[Read], known: set[str], record_as: str) -> dict[str, Any]:
    """Samples of what is neither the record nor its reader's name nor near to a field (a misspelling, to be found)."""
    from msglint.inputs.personas import people
    from msglint.inputs.samples import kind_of
    from msglint.inputs.shapes import shapes
    from msglint.inputs.wanted import wanted

    sampler = people(asked=True, hosted=False)[0].sampler
    context: dict[str, Any] = {}
    for variable in wanted(shapes(reads), Config(root=Path(), record_as=record_as)):
        kind = kind_of((variable.name,))
        about = variable.record or variable.name in known or variable.field in NAMES
        if not about and (kind is None or kind.name != "recipient") and variable.name.isidentifier():
            context[variable.name] = _plain(sampler.value((variable.name,), variable.shape))
    return dict(sorted(context.items()))


def _plain(value: Any) -> Any:
    """A sample as YAML can write it."""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items() if str(name).isidentifier()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _sample(name: str) -> str:
    """What a function gives: an address where its name says so, else its name in words."""
    return f"{SITE}/" if words(name)[-1:] and not ADDRESSES.isdisjoint(words(name)) else " ".join(words(name)) or name


def name_like(name: str) -> bool:
    """Whether a method tells the reader's name (``get_full_name``), of which no sample is true of everybody."""
    return words(name)[-1:] == ["name"]


def find_foreign(files: Files, names: Iterable[str]) -> Foreign:
    """What templates use and Jinja itself does not have, and how they have texts translated."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    extensions = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
    jinja = Environment(extensions=extensions)  # noqa: S701 - it parses, and renders nothing
    filters: set[str] = set()
    tests: set[str] = set()
    texts: dict[str, str] = {}
    newstyle = False
    for name in names:
        try:
            tree = jinja.parse(files.read(name) or "")
        except (TemplateSyntaxError, TemplateFault):  # check will say so, at its line
            continue
        filters.update(node.name for node in tree.find_all(nodes.Filter))
        tests.update(node.name for node in tree.find_all(nodes.Test))
        for call in tree.find_all(nodes.Call):
            first = call.args[0] if call.args else None
            if isinstance(call.node, nodes.Name) and isinstance(first, nodes.Const) and " " in str(first.value):
                if call.node.name in GETTEXT:
                    newstyle = newstyle or bool(call.kwargs)
                elif call.kwargs or call.node.name not in texts:
                    texts[call.node.name] = "value % kwargs" if call.kwargs else "value"
    known = (set(jinja.filters), set(jinja.tests))
    return Foreign(tuple(sorted(filters - known[0])), tuple(sorted(tests - known[1])), texts, newstyle=newstyle)
