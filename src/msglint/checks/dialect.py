"""Files of another template language: their merge tokens would pass Jinja2 as plain text, or mean something else there.

A language is recognised by constructs that Jinja2 does not have. Where its tokens stand in braces like Jinja2's own,
one such construct is enough; tokens of other shapes tell only in a file without any tag of Jinja2's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Match, Place, Reads, Scope, Source
from msglint.regex import regex

SHOWN = 60
"""Characters of a token that are shown."""
CLOSED = (("{{{", "}}}"), ("{{", "}}"), ("{%", "%}"), ("{!!", "!!}"), ("<%", "%>"), ("@", ")"))
"""How the tags of these languages begin, and what ends them."""
NOT_READ = regex(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{#.*?#\}", re.DOTALL)
JINJA = regex(r"\{\{|\{%")
CALLED = regex(r"\|\s*(\w+)\s*(?![\s:])|(\w+)\(")
STATEMENT = regex(r"\{%[-+]?\s*\w+[^{}]*%\}")

LIKE_JINJA: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "Handlebars or Mustache",
        regex(r"\{\{\{?[#^/>&!]\s*[\w.@\"'/ -]+|\{\{\{\s*[\w.]+\s*\}\}\}|\{\{~?\s*else\s*~?\}\}"),
    ),
    (
        "Go's templates",
        regex(r"\{\{-?\s*(?:\.[A-Za-z]\w*|(?:if|with|range|template|define|block)\s+[.$\"(]|end\s*-?\}\})"),
    ),
    ("Blade", regex(r"\{\{\s*\$[A-Za-z_]|\{!!.*?!!\}")),
    (
        "Marketo",
        regex(
            r"\{\{\s*(?:lead|company|campaign|program|member|my)\."
            r"(?:[A-Z]\w*(?: [A-Z]\w*)+|[\w ]+:(?:default|edit)=[^{}]*)\s*\}\}"
            r"|\{\{\s*system\.(?:unsubscribe|viewAsWebpage|forwardToFriend)Link\s*\}\}"
        ),
    ),
)
"""Languages with double braces of their own kind; they tell in a file without Jinja2's statements."""

LIKE_DJANGO: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Mailjet", regex(r"\{\{\s*(?:var|data):\w+|\{%\s*(?:if|elseif|for|set)\s[^{}%]*\b(?:var|data):\w+")),
    (
        "Liquid",
        regex(
            r"\{%-?\s*(?:assign|capture|unless|case|when|increment|decrement|tablerow|render|liquid|echo|elsif|section|layout)\b"
            r"|\{\{[^{}]*\|\s*\w+:\s+[^{}]*\}\}|\{%-?\s*(?:if|unless)\s[^{}%]*\b(?:blank|contains)\b"
        ),
    ),
    (
        "Django's templates",
        regex(
            r"\{%\s*(?:load|url|static|csrf_token|blocktrans|blocktranslate|translate|ifequal|ifnotequal|ifchanged|firstof|"
            r"widthratio|regroup|spaceless|verbatim|comment|now|cycle|lorem|templatetag|get_current_language)\b"
            r"|\{%\s*trans\s+[\"'][^%]*%\}(?!.*?\{%\s*endtrans)|\{\{[^{}]*\|\w+:[\"'\w][^{}]*\}\}|\bforloop\.\w+"
            r"|\{%\s*include\s+[^%]*\bwith\s+\w+\s*=|\{%\s*autoescape\s+(?:on|off)\s*%\}"
        ),
    ),
    (
        "Twig",
        regex(
            r"\{%-?\s*(?:embed|sandbox|trans_default_domain|form_theme|stopwatch|apply|use)\b|\{[{%][^{}]*(?:\?\?|\?:)"
            r"|\{[{%][^{}'\"]*\s\?\s"
            r"|\{\{[^{}]*\|\s*(?:raw\b|trans\(|date\((?!\s*[\"']%)|number_format\(|u\.)|\{\{-?\s*(?:path|asset|parent|absolute_url)\("
            r"|\{%[^{}]*\b(?:starts with|ends with|is (?:not )?(?:empty|same as|null))\b"
        ),
    ),
)
"""Languages that share Jinja2's tags; only what Jinja2 would not understand tells."""
DJANGO_MARKS = ("{%", "|", "(", "?", "forloop.", "{{var:", "{{data:")
"""Every pattern of theirs holds one of these."""

OTHER_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Mailchimp", regex(r"\*\|[A-Z][A-Z0-9_:.=\- ]*\|\*")),
    ("AMPscript", regex(r"%%\[|%%=\s*\w|%%[A-Za-z_][\w ]*%%")),
    ("ERB", regex(r"<%(?:=|-)?\s*[\w@#].*?%>", re.DOTALL)),
    ("Template Toolkit", regex(r"\[%[-+~]?\s*\w[^\[\]]*%\]")),
    (
        "Smarty",
        regex(
            r"\{\$[A-Za-z_]\w*|\{/(?:if|foreach|section|literal|capture|strip|block)\}"
            r"|\{(?:if|foreach|assign|elseif)\s[^{}]*\$"
        ),
    ),
    (
        "CiviCRM",
        regex(
            r"\{(?:contact|contribution|membership|event|participant|domain|action|mailing|activity|case)"
            r"\.\w[\w.:|\" ]*\}"
        ),
    ),
    ("Blade", regex(r"^\s*@(?:if|foreach|forelse|extends|section|component|lang|include|php)\s*\(", re.MULTILINE)),
    ("%{…}", regex(r"%\{[a-z_][\w.]*\}")),
    ("Python's % operator", regex(r"%\([A-Za-z_]\w*\)[sd]\b")),
    (
        "FreeMarker",
        regex(
            r"</?#(?:if|else|elseif|list|include|import|assign|macro|switch|setting|escape)\b[^>]*>|<#--|</@[\w.]+>|<@[\w.]+(?:\s[^>]*)?/>"
        ),
    ),
    ("Genshi", regex(r"\bxmlns:py=|\bpy:(?:if|for|match|with|choose|content|replace|strip)\b")),
    ("Thymeleaf", regex(r"\bxmlns:th=|\bth:(?:text|utext|if|each|href|inline|unless)=")),
    (
        "Mako",
        regex(
            r"\$\{_\(|<%(?:def|inherit|namespace|include|block|page)\s[^>]*>|^\s*% ?end(?:if|for|while)\s*$",
            re.MULTILINE,
        ),
    ),
    ("Velocity", regex(r"^\s*#(?:if|foreach|set|elseif)\s?\([^\n]*\$|\$!\{?[a-z]\w*", re.MULTILINE)),
)
"""Languages whose tokens look nothing like Jinja2's; they tell in a file without any tag of Jinja2's."""


class Options(Struct, frozen=True):
    """``least``: how many tokens of the other language a file must have."""

    least: int = 1


class Check:
    """Names the language of a file that is not Jinja2, with the first token that shows it."""

    scope = Scope.SOURCE
    reads = Reads(settings=True)

    def __init__(self, options: Options) -> None:
        self._least = options.least

    def matches(self, target: Source, evidence: Evidence) -> Iterator[Match]:
        text = NOT_READ.sub(lambda hidden: re.sub(r"[^\n]", " ", hidden[0]), target.text)
        for language, pattern in candidates(text):
            found = [each for each in pattern.finditer(text) if evidence.declared.isdisjoint(called(each[0]))]
            if len(found) >= self._least:
                start, end = whole(text, *found[0].span())
                token = shortened(text[start:end])
                where = target.whole if not target.placed else place(target, start, end)
                yield Match(place=where, facts={"language": language, "found": token, "count": len(found)})
                return


def called(token: str) -> set[str]:
    """The filters and functions that a construct calls as Jinja2 does: those that the application adds tell nothing."""
    return {name for found in CALLED.finditer(token) for name in found.groups() if name}


def candidates(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The languages that a text could be written in, as far as the tags of Jinja2 in it allow."""
    if not JINJA.search(text):
        yield from OTHER_SHAPES
    if not STATEMENT.search(text):
        yield from LIKE_JINJA
    if any(mark in text for mark in DJANGO_MARKS):
        yield from LIKE_DJANGO


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the tag that begins where a construct of a language was found, as far as its line goes."""
    while end > start and text[start].isspace():
        start += 1
    closing = next((close for opened, close in CLOSED if text.startswith(opened, start)), "")
    if not closing:
        return start, end
    line = text[start:end] + text[end:].split("\n", 1)[0]
    before, closed, _ = line.partition(closing)
    return start, max(end, start + len(before + closed)) if closed else end


def shortened(token: str) -> str:
    """A token in one line, cut where it is longer than a line shows."""
    words = " ".join(token.split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def place(source: Source, start: int, end: int) -> Place:
    """A stretch of a source's text as a place of its file."""
    line, column = point(source, start)
    return Place(source.path, line, column, *point(source, end))


def point(source: Source, offset: int) -> tuple[int, int]:
    lines = source.text.count("\n", 0, offset)
    column = offset - source.text.rfind("\n", 0, offset)
    return source.line + lines, column if lines else source.column + offset
