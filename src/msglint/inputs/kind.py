"""Whether a body is HTML or text, and which blocks of a template are parts of the message."""

from __future__ import annotations

import re

from msglint.inputs.naming import named
from msglint.inputs.outlines import Outlines
from msglint.regex import regex

BLOCK_ELEMENTS = (
    "p div table tr td th ul ol li center section article header footer main blockquote pre"
    " h1 h2 h3 h4 h5 h6 mjml mj-body mj-section mj-column mj-text"
)
PLAIN = ("sms", "push")
"""Channels that carry text only."""

DOCUMENT = regex(r"<(?:!doctype\s+html|html|body|head)\b", re.IGNORECASE)
OPENING = regex(rf"<({'|'.join(BLOCK_ELEMENTS.split())})(?=[\s>])", re.IGNORECASE)
CLOSING = regex(rf"</({'|'.join(BLOCK_ELEMENTS.split())})\s*>", re.IGNORECASE)
BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
BLOCK_TAG = regex(r"\{%[-+]?\s*block\b")

TEXT_BLOCKS = ("text_body", "body_text", "txt_body", "body_txt", "plain_body", "body_plain", "plain_text", "text_plain")
HTML_BLOCKS = ("html_body", "body_html", "text_html")
LOOSE_TEXT = ("plain", "plaintext", "text", "txt")
LOOSE_HTML = ("html",)
"""Names that are a part's only beside a subject or each other: an HTML layout may well have a block ``text``."""
WHOLE = ("body", "content", "message")
"""Names of the one body, where the file extends nothing and has a block for the subject."""


def is_markup(text: str) -> bool:
    """Whether a body is an HTML document or has block markup."""
    if DOCUMENT.search(text) or BREAK.search(text):
        return True
    opened = {match.lower() for match in OPENING.findall(text)}
    return bool(opened) and not opened.isdisjoint(match.lower() for match in CLOSING.findall(text))


def is_html(outlines: Outlines, name: str, channel: str) -> bool:
    """Whether a file whose name does not say so is HTML: by its body, or by the layouts and includes around it."""
    if channel in PLAIN:
        return False
    for layout in outlines.layouts(name):
        if named(layout).content == "html" or is_markup(outlines.split(layout).text):
            return True
        included = (target for target, kind in outlines.references(layout) if kind == "include")
        if any(named(target).content == "html" or is_markup(outlines.split(target).text) for target in included):
            return True
    return False


def part_blocks(outlines: Outlines, name: str) -> dict[str, str]:
    """Part → the block of the file, or of its layouts, that holds it.

    Parts are ``subject``, ``preheader``, ``text``, ``html``, and ``body`` where the block's name does not say which.
    """
    layouts = tuple(outlines.layouts(name))
    blocks = {block for layout in layouts for block in outlines.outline(layout).blocks}
    found: dict[str, str] = {part: part for part in ("subject", "preheader") if part in blocks}
    if not blocks or _is_wrapped(outlines.split(layouts[-1]).text):
        return found
    bodies = {"text": _first(TEXT_BLOCKS, blocks), "html": _first(HTML_BLOCKS, blocks)}
    loose = {"text": _first(LOOSE_TEXT, blocks), "html": _first(LOOSE_HTML, blocks)}
    if any(bodies.values()) or all(loose.values()) or ("subject" in found and (loose["html"] or not _says_html(name))):
        bodies = {part: bodies[part] or loose[part] for part in bodies}
    if not any(bodies.values()) and "subject" in found and len(layouts) == 1:
        bodies = {"body": _first(WHOLE, blocks)}
    if "subject" not in found and not bodies.get("html") and _says_html(name):
        return found
    return found | {part: block for part, block in bodies.items() if block}


def _first(known: tuple[str, ...], blocks: set[str]) -> str:
    return next((block for block in known if block in blocks), "")


def _says_html(name: str) -> bool:
    return named(name).content == "html"


def _is_wrapped(text: str) -> bool:
    """Whether the outermost layout puts its blocks into one HTML document."""
    first = BLOCK_TAG.search(text)
    return first is not None and DOCUMENT.search(text, 0, first.start()) is not None
