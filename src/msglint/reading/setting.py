"""What is known of a page when its message is read."""

from __future__ import annotations

from msgspec import Struct

from msglint.reading.page import Page
from msglint.reading.values import Values


class Setting(Struct, frozen=True):
    """A page, its values, its language, and the names (folded) of products and works, which are no people."""

    page: Page
    values: Values
    language: str = ""
    works: tuple[str, ...] = ()
