"""``{% trans %}``: which of its words are the template's own, and which value stands where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from jinja2 import nodes
from markupsafe import escape
from msgspec import Struct

from msglint.model import Segment
from msglint.regex import regex
from msglint.render.jinja.carry import carry
from msglint.render.jinja.output import Words, shown, shown_safe, wording
from msglint.render.jinja.tags import Sheet, Tag, position
from msglint.render.jinja.text import Change
from msglint.render.jinja.values import Slot

TRIMMED = regex(r"\s*\n\s*")  # as the extension has it
NAME = regex(r"\{\{[-+]?\s*(\w+)")
Part = Words | str
"""Words, or the name of the variable whose value stands there (the words before it know its slot)."""


class Translation(Struct, frozen=True):
    """The texts that a ``trans`` tag may print (one, or singular and plural), each as it stands and trimmed."""

    whole: Words
    texts: Sequence[Sequence[Sequence[Part]]]

    def items(self, message: Any, values: Mapping[str, Any], *, escaping: bool) -> list[str]:
        """The output: in parts where it can only be one of the texts, else as one value."""
        text = escape(message) if escaping else str(message)
        show = shown_safe if escaping else shown
        found: list[list[str]] = []
        for forms in self.texts:
            made = (
                [part if isinstance(part, Words) else show(values.get(part, "")) for part in form] for form in forms
            )
            found.extend(islice((items for items in made if "".join(items) == text), 1))
        return found[0] if len(found) == 1 else [self.whole, str(text)]


def translated(layout: Translation, escaping: bool, message: Any, values: Mapping[str, Any] | None = None) -> list[str]:
    """The output of an old style translation: ``message % values``."""
    return layout.items(message if values is None else message % values, values or {}, escaping=escaping)


def translated_call(layout: Translation, context: Any, function: Any, *args: Any, **values: Any) -> list[str]:
    """The output of a new style translation: the function puts the values in."""
    message = context.environment.call(context, function, *args, **values)
    given = {"num": args[-1], **values} if args else values
    return layout.items(message, given, escaping=context.eval_ctx.autoescape)


def trans_tag(sheet: Sheet, node: nodes.Expr) -> Tag | None:
    """The ``trans`` tag that an output's expression was made from."""
    found = position(node)
    if found is None or found.tag.kind != "block" or sheet.keyword(found.tag) != "trans":
        return None
    return found.tag


def values_of(node: nodes.Expr) -> dict[str, nodes.Expr]:
    """The expressions of a translation's variables."""
    if isinstance(node, nodes.Mod) and isinstance(node.right, nodes.Dict):
        return {pair.key.value: pair.value for pair in node.right.items if isinstance(pair.key, nodes.Const)}
    return {pair.key: pair.value for pair in node.kwargs} if isinstance(node, nodes.Call) else {}


def variable_tags(sheet: Sheet, tag: Tag) -> dict[str, Tag]:
    """For each variable the tag in the translation's body that prints it first."""
    found: dict[str, Tag] = {}
    for inner in _body(sheet, tag):
        name = NAME.match(sheet.text, inner.start) if inner.kind == "variable" else None
        if name is not None:
            found.setdefault(name[1], inner)
    return found


def layout(sheet: Sheet, tag: Tag, slots: Mapping[str, Slot], whole: Slot) -> Translation:
    """How the texts of a translation are put together. ``slots``: by variable, without their place."""
    texts: list[list[Segment]] = [[]]
    for inner in _body(sheet, tag):
        if inner.kind == "block":
            texts.append([])
        elif inner.kind == "data":
            words = sheet.text[inner.start : inner.end]
            texts[-1].append(Segment(words, sheet.of(inner), exact=sheet.placed, literal=True))
        elif inner.kind == "variable" and (name := NAME.match(sheet.text, inner.start)) is not None:
            texts[-1].append(Segment(f"%({name[1]})s", sheet.of(inner), (name[1],)))
    forms = [[list(_parts(form, slots)) for form in (text, _trimmed(text, sheet, tag))] for text in texts]
    return Translation(wording("", sheet.of(tag), slots=(whole,)), forms)


def _body(sheet: Sheet, tag: Tag) -> Iterator[Tag]:
    """What stands in a translation; its ``pluralize`` tag divides singular from plural."""
    inner = tag.after
    while inner is not None and not (inner.kind == "block" and sheet.keyword(inner) == "endtrans"):
        yield inner
        inner = inner.after


def _trimmed(text: Sequence[Segment], sheet: Sheet, tag: Tag) -> Sequence[Segment]:
    old = "".join(segment.text for segment in text)
    whole = Segment("", sheet.of(tag), exact=False, literal=True)
    return carry(text, TRIMMED.sub(" ", old.strip()), Change(old, "space"), whole) if old else text


def _parts(text: Sequence[Segment], slots: Mapping[str, Slot]) -> Iterator[Part]:
    for segment in text:
        if segment.fields and segment.fields[0] in slots:
            name = segment.fields[0]
            yield wording("", segment.place, slots=(Slot(segment.place, slots[name].value),))
            yield name
        else:
            yield wording(segment.text, segment.place, literal=True, exact=segment.exact)
