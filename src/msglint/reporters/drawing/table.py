"""Tables: columns as wide as they need be, the last one wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msglint.reporters.drawing.lines import Line, cells, wrapped

GAP = "  "


def table(rows: Sequence[Sequence[str]], styles: Sequence[str], *, width: int, indent: int = 2) -> Iterator[Line]:
    """The rows as lines; ``styles`` has a style for each column."""
    if not rows:
        return
    widths = [max(_cells(row[column]) for row in rows) for column in range(len(styles) - 1)]
    left = indent + sum(widths) + len(GAP) * len(widths)
    for row in rows:
        for number, words in enumerate(wrapped(row[-1], width - left)):
            first = row[:-1] if number == 0 else [""] * len(widths)
            padded = zip(first, widths, styles, strict=False)
            yield (
                (" " * indent, ""),
                *((text + " " * (room - _cells(text)) + GAP, style) for text, room, style in padded),
                (words, styles[-1]),
            )


def _cells(text: str) -> int:
    return sum(map(cells, text))
