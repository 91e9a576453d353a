"""Tags rewritten, where they are so simple that what comes out is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError
from msgspec import Struct

Steps = tuple[str, ...]

RESERVED = frozenset(
    (
        *("and", "as", "else", "false", "for", "if", "import", "in", "is", "none", "not", "or", "recursive", "set"),
        *("true", "with", "False", "None", "True"),
    )
)
DEFAULTS = frozenset({"d", "default"})
TEXTUAL = frozenset(
    {"capitalize", "center", "e", "escape", "forceescape", "lower", "replace", "safe", "string", "striptags", "title"}
    | {"trim", "truncate", "upper", "wordwrap"}
)
"""Filters that make text of text."""
QUOTES = ("'", '"')


class Token(Struct, frozen=True):
    """A token of a tag with its offset."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Written(Struct, frozen=True):
    """A variable as a tag writes it: its steps, and the tokens that write each of them."""

    steps: Steps
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    def end(self, count: int) -> int:
        """Where the first ``count`` steps end, a closing bracket included."""
        last = self.tokens[count - 1]
        return last.end + (last.kind == "string")


class Filter(Struct, frozen=True):
    """A filter: its name and its arguments' tokens; ``end``: where it ends."""

    name: str
    arguments: tuple[Token, ...]
    end: int


class Printing(Struct, frozen=True):
    """A tag that prints one variable, through filters or not, and does nothing else."""

    variable: Written
    filters: tuple[Filter, ...]
    end: int


@cache
def _lexer() -> Environment:
    return Environment(autoescape=True)


def tokens(tag: str) -> list[Token]:
    """The tag's tokens without white space; none where it is no tag."""
    found: list[Token] = []
    at = 0
    try:
        for _, kind, text in _lexer().lex(tag):
            if kind != "whitespace":
                found.append(Token(kind, text, at))
            at += len(text)
    except TemplateSyntaxError:
        return []
    return found if at == len(tag) else []


def variables(found: Sequence[Token]) -> Iterator[Written]:
    """The variables that the tokens read."""
    number = 0
    while number < len(found):
        token = found[number]
        before = found[number - 1].text if number else ""
        after = found[number + 1].text if number + 1 < len(found) else ""
        if token.kind != "name" or token.text in RESERVED or before in ("|", "is", ".") or after == "=":
            number += 1
            continue
        written = _written(found, number)
        yield written
        number += len(written.tokens)


def _written(found: Sequence[Token], number: int) -> Written:
    steps, own = [found[number].text], [found[number]]
    while True:
        number += 1
        kinds = [(token.kind, token.text) for token in found[number : number + 3]]
        if kinds[:1] == [("operator", ".")] and len(kinds) > 1 and kinds[1][0] == "name":
            own.append(found[number + 1])
            steps.append(found[number + 1].text)
            number += 1
        elif len(kinds) == 3 and kinds[0][1] == "[" and kinds[1][0] == "string" and kinds[2][1] == "]":
            own.append(found[number + 1])
            steps.append(found[number + 1].text[1:-1])
            number += 2
        else:
            return Written(tuple(steps), tuple(own))


def printing(tag: str) -> Printing | None:
    """The tag as one that prints a variable; ``None`` where it does anything else."""
    found = tokens(tag)
    if len(found) < 3 or found[0].kind != "variable_begin" or found[-1].kind != "variable_end":
        return None
    variable = next(variables(found), None)
    if variable is None or variable.tokens[0] is not found[1]:
        return None
    number = next((n for n, token in enumerate(found) if token.start >= variable.end(len(variable.steps))), 0)
    filters: list[Filter] = []
    while found[number].text == "|" and found[number + 1].kind == "name":
        name = found[number + 1]
        number += 2
        arguments: list[Token] = []
        end = name.end
        if found[number].text == "(":
            closing = next((n for n in range(number, len(found)) if found[n].text == ")"), -1)
            arguments = list(found[number + 1 : closing])
            if closing < 0 or any(token.text == "(" for token in arguments):
                return None
            end, number = found[closing].end, closing + 1
        filters.append(Filter(name.text, tuple(arguments), end))
    if found[number] is not found[-1]:
        return None
    return Printing(variable, tuple(filters), filters[-1].end if filters else variable.end(len(variable.steps)))


class JinjaRewriter:
    """``render.base.Rewriter`` for Jinja2."""

    def variable(self, tag: str) -> Steps | None:
        found = printing(tag)
        return found.variable.steps if found else None

    def renamed(self, tag: str, old: Steps, new: Steps) -> str | None:
        size = len(old)
        places: list[tuple[int, int, str]] = []
        for each in variables(tokens(tag)):
            if each.steps[:size] == old:
                texts = [_like(token, step) for token, step in zip(each.tokens, new, strict=False)]
                if len(new) != size or None in texts:
                    return None
                places += [
                    (token.start, token.end, text)
                    for token, text in zip(each.tokens, texts, strict=False)
                    if text is not None
                ]
        for start, end, text in reversed(places):
            tag = tag[:start] + text + tag[end:]
        return tag if places else None

    def defaulted(self, tag: str, words: str | None) -> str | None:
        found = printing(tag)
        if found is None or not all(each.name in TEXTUAL | DEFAULTS for each in found.filters):
            return None
        given = next((each for each in found.filters if each.name in DEFAULTS), None)
        if given is not None:
            if len(given.arguments) != 1 or given.arguments[0].kind != "string":
                return None
            at = given.arguments[0].end
            return f"{tag[:at]}, true{tag[at:]}"
        text = _quoted(words) if words is not None else None
        at = found.variable.end(len(found.variable.steps))
        return None if text is None else f"{tag[:at]} | default({text}, true){tag[at:]}"

    def parted(self, tag: str) -> str | None:
        found = printing(tag)
        if found is None or not all(each.name in TEXTUAL for each in found.filters):
            return None
        start = found.variable.start
        variable = tag[start : found.variable.end(len(found.variable.steps))]
        return f"{tag[:start]}' ' ~ {tag[start : found.end]} if {variable}{tag[found.end :]}"

    def tag(self, steps: Steps) -> str | None:
        return f"{{{{ {'.'.join(steps)} }}}}" if all(map(str.isidentifier, steps)) else None


def _like(token: Token, step: str) -> str | None:
    """The step, written as this token writes its own: after a dot or between quotes."""
    if token.kind == "string":
        return _quoted(step, token.text[0])
    return step if step.isidentifier() and step not in RESERVED else None


def _quoted(words: str, mark: str = "'") -> str | None:
    """The words as a string of the template language; ``None`` where they need more than quotes."""
    if any(char in words for char in "\\\n\r{}"):
        return None
    marks = (mark, *(other for other in QUOTES if other != mark))
    return next((f"{quote}{words}{quote}" for quote in marks if quote not in words), None)
