"""The page as one document: its skeleton filled in, and the policy that lets nothing else work in it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any, NamedTuple

from msglint.model import Report
from msglint.regex import regex
from msglint.reporters.drawing.document import written
from msglint.reporters.drawing.view import View
from msglint.reporters.drawing.visible import escaped, flowing
from msglint.reporters.page.numbered import Numbered
from msglint.reporters.page.overview import overview
from msglint.reporters.page.shape import Shaper

SCRIPTS = ("base.js", "inside.js", "message.js", "lists.js", "people.js", "app.js")
"""The page's script, in the order in which its files read on."""
LIVE = "live.js"
"""What a page that is served has besides: it asks whether there is a newer one."""
SLOT = regex(r"@(policy|style|overview|inside|data|script)@")
MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""In JSON no character of markup stands outside strings, so that nothing ends the element that holds it."""


class Document(NamedTuple):
    """The page, and its policy, which a server also says in a header."""

    html: str
    policy: str


def document(report: Report, view: View, *, live: int = 0) -> Document:
    """The page of a report; ``live``: its number for a server, which makes it anew when something changes."""
    findings = Numbered(report, values=view.values)
    shaper = Shaper(findings, view)
    return filled(shaper.data(), overview(findings), shaper.styles, live)


def fault(errors: Iterable[tuple[str, str, str]], *, live: int) -> Document:
    """The page where there is no report: what went wrong, where, and what to do about it."""
    told = "".join(
        f'<p class="notice"><strong>{escape(flowing(message))}</strong><br>{escape(flowing(where))}<br>'
        f"{escape(flowing(hint))}</p>"
        for message, where, hint in errors
    )
    nothing = Shaper(Numbered(Report(()), values=False), View(False, lambda _: (), False)).data()
    return filled(nothing, f"<p>The messages could not be judged:</p>{told}", (), live)


def filled(data: dict[str, Any], first: str, styles: Iterable[str], live: int) -> Document:
    """The skeleton with its slots filled; ``first``: what people see first."""
    style, inside = resource("page.css"), resource("inside.css")
    script = "".join(map(resource, (*SCRIPTS, LIVE) if live else SCRIPTS))
    script = f'"use strict";\n(() => {{\n{script}}})();\n'
    rules = policy([script], [style, inside, *styles], live=bool(live))
    slots = {
        "policy": rules,
        "style": style,
        "inside": inside,
        "overview": first,
        "data": escaped(written({**data, "live": live}, 0)).translate(MARKUP),
        "script": script,
    }
    return Document(SLOT.sub(lambda slot: slots[slot[1]], resource("page.html")), rules)


def policy(scripts: Iterable[str], styles: Iterable[str], *, live: bool) -> str:
    """A content security policy under which these scripts and style elements work, and nothing is fetched.

    Frames take it over from the page that holds them, so it also names what stands in the messages' style elements;
    attributes of style can fetch nothing under it.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(digest, scripts))}",
            f"style-src {' '.join(map(digest, styles))}",
            "style-src-attr 'unsafe-inline'",
            "img-src data:",
            *(["connect-src 'self'"] if live else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def digest(text: str) -> str:
    """How a policy names an element by its content (Content Security Policy Level 3, 2.3.1)."""
    made = hashlib.sha256(text.encode(errors="replace")).digest()
    return f"'sha256-{base64.b64encode(made).decode()}'"


@cache
def resource(name: str) -> str:
    """One of the page's own files."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")
