"""Charts: how many findings there are of each kind, as bars of SVG that any width takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from msgspec import Struct

from msglint.model import Severity
from msglint.reporters.drawing.visible import visible

MOST = 8
"""Bars of one chart; what is left is told as a number."""
GRAVEST_FIRST = sorted(Severity, reverse=True)


class Bar(Struct, frozen=True):
    """One bar: its name, the findings it counts by severity, and where it leads."""

    name: str
    counts: Mapping[Severity, int]
    query: str

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def bars(key: str, found: Iterable[tuple[str, Severity]]) -> list[Bar]:
    """Bars by name, the longest first; ``key``: the filter that shows what a bar counts."""
    counted: dict[str, dict[Severity, int]] = {}
    for name, severity in found:
        own = counted.setdefault(name, {})
        own[severity] = own.get(severity, 0) + 1
    made = [
        Bar(name, counts, f"#findings?{key}={quote(name, safe='', errors='replace')}")
        for name, counts in counted.items()
    ]
    return sorted(made, key=lambda bar: (-bar.total, bar.name))


def chart(title: str, drawn: list[Bar], empty: str) -> Iterator[str]:
    """A chart as markup."""
    yield f'<section class="chart"><h2>{escape(title)}</h2>'
    if not drawn:
        yield f'<p class="quiet">{escape(empty)}</p></section>'
        return
    longest = max(bar.total for bar in drawn)
    yield "<ul>"
    for bar in drawn[:MOST]:
        yield f'<li><a href="{escape(bar.query)}">'
        yield f'<span class="name" title="{escape(visible(bar.name))}">{short(bar.name)}</span>'
        yield from _svg(bar, longest)
        yield f'<span class="count">{bar.total:,}<span class="unseen"> {_spoken(bar)}</span></span></a></li>'
    yield "</ul>"
    if len(drawn) > MOST:
        yield f'<p class="quiet">and {len(drawn) - MOST:,} more</p>'
    yield "</section>"


def short(name: str) -> str:
    """A name as markup: of a path the folder is quiet, and a line may end after each part."""
    folder, slash, file = visible(name).rpartition("/")
    spaced = escape(file).replace(".", ".<wbr>").replace("-", "-<wbr>").replace("_", "_<wbr>")
    return f'<span class="folder">{escape(folder)}{slash}<wbr></span>{spaced}' if slash else spaced


def _svg(bar: Bar, longest: int) -> Iterator[str]:
    yield '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
    at = 0.0
    for severity in GRAVEST_FIRST:
        if count := bar.counts.get(severity, 0):
            width = 100 * count / longest
            yield f'<rect class="{severity.label}" x="{at:.2f}" width="{width:.2f}" height="10"/>'
            at += width
    yield "</svg>"


def _spoken(bar: Bar) -> str:
    told = (f"{bar.counts[each]:,} {each.label}" for each in GRAVEST_FIRST if bar.counts.get(each))
    return f"findings: {', '.join(told)}"
