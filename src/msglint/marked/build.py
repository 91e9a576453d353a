"""From YAML's nodes to plain values. Imported only when there is YAML to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from msglint.errors import Errors
from msglint.marked.load import Keys, Marked, fault
from msglint.regex import regex

DEPTH = 60
"""Levels of nesting; the deepest sensible pack has ten."""

REPEATS = 10_000
"""Values that aliases may repeat in one document."""

TAG = "tag:yaml.org,2002:"
QUOTE = "put quotes around a value that begins with {{ or {%"
NUMBER_OF_1_1 = regex(r"[-+]?0[0-9_]+|.*:.*")
UNREADABLE = regex("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

HINTS = (
    ("cannot start any token", "indent with spaces, and put quotes around text that begins with %, @, ` or a tab"),
    ("mapping values are not allowed", "put quotes around a value that holds a colon"),
    ("but found '<scalar>'", "indent the keys of one mapping alike, and quote text that holds special signs"),
    ("undefined alias", "put quotes around text that begins with *"),
    ("quoted scalar", "close the quotes"),
    ("another document", "keep one document a file: take the second '---' out"),
)


class TooDeep(Exception):
    """Raised while composing: the C parser itself has no limit."""

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start


@cache
def _loader() -> type[Any]:
    base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        """Counts the nesting: these two are called on the way into and out of every node."""

        depth = 0

        def descend_resolver(self, current_node: Node | None, current_index: object) -> None:  # noqa: ARG002
            self.depth += 1
            if self.depth > DEPTH and current_node is not None:
                raise TooDeep(current_node.start_mark.index)

        def ascend_resolver(self) -> None:
            self.depth -= 1

    return Loader


def compose(source: Marked) -> Node | None:
    """The document's node, ``None`` where it is empty; raises ``MsglintError``."""
    unreadable = UNREADABLE.search(source.text)
    if unreadable:
        message = f"holds the character U+{ord(unreadable.group()):04X}, which YAML does not allow"
        raise fault(source, unreadable.start(), message, "take it out, or write it as an escape in double quotes")
    try:
        loader = _loader()(source.text)
        try:
            node: Node | None = loader.get_single_node()
        finally:
            loader.dispose()
    except TooDeep as deep:
        raise fault(source, deep.start, f"nests deeper than {DEPTH} levels", "write it flatter") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        start = mark.index if mark else 0
        words = " ".join(filter(None, (error.context, error.problem)))
        raise fault(source, start, f"is no YAML: {words}", _hint(words, source.text, start)) from None
    return node


def _hint(words: str, text: str, start: int) -> str:
    around = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    if re.search(r"[:-]\s*\{[{%]", around):
        return QUOTE
    return next((hint for sign, hint in HINTS if sign in words), "check indentation, colons and quotes on this line")


class Builder:
    """Builds plain values and remembers the node of every key and value."""

    def __init__(self, source: Marked, errors: Errors) -> None:
        self.source = source
        self.errors = errors
        self.nodes: dict[Keys, tuple[Node | None, Node]] = {}
        self._built: set[int] = set()
        self._repeats = 0
        self._safe = yaml.constructor.SafeConstructor()

    def value(self, node: Node, keys: Keys) -> Any:
        self._guard(node, keys)
        self.nodes.setdefault(keys, (None, node))
        if isinstance(node, MappingNode) and node.tag == TAG + "map":
            return self._mapping(node, keys)
        if isinstance(node, SequenceNode) and node.tag == TAG + "seq":
            return [self.value(item, (*keys, index)) for index, item in enumerate(node.value)]
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        return self._refuse_tag(node)

    def _mapping(self, node: MappingNode, keys: Keys) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        merged: list[Node] = []
        for key_node, value_node in node.value:
            if key_node.tag == TAG + "merge":
                merged.append(value_node)
                continue
            key = self._key(key_node)
            if key in found:
                first = self.source.line + self.nodes[*keys, key][0].start_mark.line  # type: ignore[union-attr]
                self._add(key_node, f"has the key {key!r} twice (first on line {first})", "keep one of the two")
                continue
            self.nodes[*keys, key] = (key_node, value_node)
            found[key] = self.value(value_node, (*keys, key))
        for other in merged:
            for key, value in self._merged(other, keys):
                found.setdefault(key, value)
        return found

    def _merged(self, node: Node, keys: Keys) -> Iterator[tuple[Any, Any]]:
        """The pairs that ``<<: *defaults`` (or a list of such) brings in; a mapping's own keys go before them."""
        self._guard(node, keys)
        if isinstance(node, MappingNode):
            yield from self._mapping_beside(node, keys).items()
        elif isinstance(node, SequenceNode) and all(isinstance(item, MappingNode) for item in node.value):
            for item in node.value:
                yield from self._mapping_beside(item, keys).items()
        else:
            self._add(node, "merges (<<) something that is no mapping", "give it the alias of a mapping")

    def _mapping_beside(self, node: MappingNode, keys: Keys) -> dict[Any, Any]:
        """A merged mapping, whose marks count only where the receiving one has no such key."""
        own, self.nodes = self.nodes, {}
        try:
            return self._mapping(node, (*keys,))
        finally:
            self.nodes = self.nodes | own

    def _key(self, node: Node) -> Any:
        if not isinstance(node, ScalarNode):
            self._add(node, "has a mapping or list for a key", QUOTE)
            return self.source.text[node.start_mark.index : node.end_mark.index]
        if node.tag in (TAG + "bool", TAG + "null", TAG + "merge", TAG + "value"):
            return node.value  # `off:` is the word, not False
        return self._scalar(node)

    def _scalar(self, node: ScalarNode) -> Any:
        kind = node.tag.removeprefix(TAG)
        if kind in ("str", "merge", "value") or (kind in ("int", "float") and NUMBER_OF_1_1.fullmatch(node.value)):
            return node.value
        construct = getattr(self._safe, f"construct_yaml_{kind}", None)
        if kind not in ("int", "float", "bool", "null", "timestamp") or construct is None:
            return self._refuse_tag(node)
        try:
            return construct(node)
        except (ValueError, KeyError, OverflowError):
            what = {"timestamp": "date", "int": "number", "float": "number"}.get(kind, kind)
            wrong = f"has the value {node.value[:40]!r}, which is no {what}"
            self._add(node, wrong, "correct it, or put quotes around it")
            return node.value

    def _refuse_tag(self, node: Node) -> None:
        tag = node.tag.replace(TAG, "!!")
        self._add(node, f"uses the tag {tag}, which is not allowed here", "write a plain value without a tag")

    def _guard(self, node: Node, keys: Keys) -> None:
        start = node.start_mark.index
        if len(keys) > DEPTH:
            raise fault(self.source, start, f"nests deeper than {DEPTH} levels through aliases", "write it flatter")
        if id(node) in self._built:
            self._repeats += 1
            if self._repeats > REPEATS:
                message = f"repeats more than {REPEATS:,} values through aliases"
                raise fault(self.source, start, message, "write the values out, or take the aliases away")
        self._built.add(id(node))

    def _add(self, node: Node, message: str, hint: str) -> None:
        self.errors.take(fault(self.source, node.start_mark.index, message, hint))
