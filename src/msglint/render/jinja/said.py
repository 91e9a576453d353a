"""Words of the output and slots among them, made anew for each template of a shape (see ``shapes``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jinja2 import nodes

from msglint.model import Place
from msglint.render.jinja.flow import Flow
from msglint.render.jinja.output import Words, wording
from msglint.render.jinja.tags import Position
from msglint.render.jinja.values import NOTHING, UNKNOWN, Slot


class Said:
    """Makes words of the output for a template; ``slots`` make those of the values that follow them."""

    def __init__(self, make: Callable[[Flow], Words], slots: Sequence[Callable[[Flow], Slot]] = ()) -> None:
        self._make = make
        self.slots = list(slots)

    def __call__(self, flow: Flow) -> Words:
        words = self._make(flow)
        words.slots = tuple([slot(flow) for slot in self.slots])
        return words


def own_words(node: nodes.TemplateData) -> Callable[[Flow], Words]:
    """What makes the words between two tags."""

    def make(flow: Flow) -> Words:
        text, sheet = node.data, flow.sheet
        start = node.lineno.start if isinstance(node.lineno, Position) else -1
        if start < 0:
            return wording(text, sheet.whole, literal=True)
        same = sheet.placed and sheet.text.startswith(text, start)
        place = sheet.place(start, start + len(text)) if same else sheet.at(node)
        return wording(text, place, literal=True, exact=same)

    return make


def constant(text: str, node: nodes.Node | None, *, exact: bool = False) -> Callable[[Flow], Words]:
    """What makes words that the template prints at the tag of a node, ``exact`` if it has a place of its own."""
    return lambda flow: wording(text, place_of(node, flow), exact=exact and flow.sheet.placed)


def slot_of(node: nodes.Node | None, around: nodes.Node | None) -> Callable[[Flow], Slot]:
    """What makes the slot of a node that is printed at the tag of another."""

    def make(flow: Flow) -> Slot:
        if isinstance(node, nodes.Const):
            return Slot(place_of(around, flow), NOTHING)
        return flow.slots.get(id(node)) or Slot(place_of(around, flow), UNKNOWN)

    return make


def place_of(node: nodes.Node | None, flow: Flow) -> Place:
    return flow.sheet.whole if node is None else flow.sheet.at(node)
