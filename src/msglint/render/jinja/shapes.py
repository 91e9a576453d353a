"""What templates have in common that differ in the words between their tags alone, as those of several languages do.

Their syntax tree and their code are one. Each fills the tree with its own words and places before it is followed, and
makes for itself what the code finds under its names.
"""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Iterator, Mapping, Sequence
from types import CodeType

from jinja2 import nodes
from jinja2.ext import Extension
from msgspec import Struct

from msglint.render.jinja.bodies import BodyGenerator, Make
from msglint.render.jinja.tags import Position, Token

MOST = 64
"""Shapes of one environment that are kept."""
LONGEST = 2_000
"""Tokens of a template whose shape is kept."""
OWN = frozenset({"data", "comment"})
"""Tokens whose words are a template's own."""


class Shape(Struct, frozen=True):
    """``places``: nodes with the number of the token that says where they stand; ``words``: those that hold words.

    ``names``: what makes the things that the ``code`` finds under these names; ``lines``: tokens by number, each with
    the first line of its code.
    """

    tree: nodes.Template
    places: Sequence[tuple[nodes.Node, int]]
    words: Sequence[tuple[nodes.TemplateData, int]]
    code: CodeType
    names: Mapping[str, Make]
    lines: Sequence[tuple[int, int]]

    def filled(self, tokens: Sequence[Token]) -> nodes.Template:
        """The tree with the words and places of these tokens."""
        for node, number in self.places:
            node.lineno = tokens[number][0]
        for data, number in self.words:
            data.data = tokens[number][2]
        return self.tree


class Shapes:
    """The shapes of one environment's templates, the latest of them."""

    def __init__(self, extensions: Sequence[Extension]) -> None:
        """``extensions``: where one of them is not Jinja's own, nothing is known of what it makes of a template."""
        self._shared = all(type(extension).__module__ == Extension.__module__ for extension in extensions)
        self._known: dict[Hashable, Shape] = {}

    def key(self, tokens: Sequence[Token], *more: Hashable) -> Hashable | None:
        """What templates of one shape have in common; ``None`` for one whose shape is not kept."""
        if not self._shared or len(tokens) > LONGEST:
            return None
        return *more, *[kind if kind in OWN else (kind, value) for _, kind, value in tokens]

    def get(self, key: Hashable | None) -> Shape | None:
        shape = self._known.pop(key, None)
        if shape is not None:
            self._known[key] = shape
        return shape

    def keep(self, key: Hashable, shape: Shape | None) -> None:
        if shape is None:
            return
        while len(self._known) >= MOST:
            del self._known[next(iter(self._known))]
        self._known[key] = shape


def shape_of(
    tree: nodes.Template, parsed: Sequence[nodes.Node], tokens: Sequence[Token], made: BodyGenerator, code: CodeType
) -> Shape | None:
    """The shape of a template for which code was ``made``; ``None`` where another's tree or code may be different.

    ``parsed``: the nodes as the parser made them.
    """
    every = [tree, *descendants(tree)]
    numbers = {id(position): number for number, (position, _, _) in enumerate(tokens)}
    places = [(node, numbers.get(id(node.lineno), -1)) for node in every if isinstance(node.lineno, Position)]
    words = [(node, number) for node, number in places if isinstance(node, nodes.TemplateData)]
    said = [number for number, (_, kind, _) in enumerate(tokens) if kind == "data"]
    lines = [(numbers.get(id(position), -1), line) for position, line in made.lines]
    if (
        len(every) != len(parsed)
        or not all(map(unchanged, parsed, every))
        or [number for _, number in words] != said
        or any(node.data != tokens[number][2] for node, number in words)
        or any(number < 0 for _, number in (*places, *lines))
    ):
        return None
    return Shape(tree, tuple(places), tuple(words), code, dict(made.names), tuple(lines))


def unchanged(node: nodes.Node, now: nodes.Node) -> bool:
    """Whether a node is as it was parsed, where code was made: then an expression may have become a constant."""
    return node is now or (
        isinstance(node, nodes.Const)
        and isinstance(now, nodes.Const)
        and (type(node.value), node.value, node.lineno) == (type(now.value), now.value, now.lineno)
    )


def descendants(node: nodes.Node) -> Iterator[nodes.Node]:
    """All that stands in a syntax node, in the order of ``Node.find_all``."""
    for name in node.fields:
        held = getattr(node, name)
        for child in held if isinstance(held, list) else (held,):
            if isinstance(child, nodes.Node):
                yield child
                yield from descendants(child)


def python(code: str) -> CodeType:
    """Generated code, compiled."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # of what the template says, it will speak when it is run
        return compile(code, "<template>", "exec")
