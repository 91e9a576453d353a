"""RE2 patterns over UTF-8 bytes: searching takes time linear in the text, whatever the pattern."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msglint.regex import regex

MEMORY = 64 << 20
"""Bytes that one search may use at most; RE2 allots them only as it needs them."""
LONE_SURROGATE = regex("[\ud800-\udfff]")


@lru_cache(maxsize=4096)
def compiled(pattern: str, *, ignore_case: bool = False, longest: bool = False) -> Any:
    """The pattern; raises ``ValueError`` with RE2's reason where it does not compile."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not ignore_case
    options.longest_match = longest
    options.max_mem = MEMORY
    try:
        return re2.compile(encoded(pattern), options)
    except re2.error as error:
        reason = error.args[0] if error.args else str(error)
        raise ValueError(reason.decode(errors="replace") if isinstance(reason, bytes) else reason) from None


def encoded(text: str) -> bytes:
    """The text as UTF-8; a lone surrogate, which has no form there, as the replacement character."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return LONE_SURROGATE.sub("\ufffd", text).encode()


def characters(data: bytes, places: set[int]) -> dict[int, int]:
    """Byte offsets as character offsets."""
    if data.isascii():
        return {place: place for place in places}
    found: dict[int, int] = {}
    before = count = 0
    for place in sorted(places):
        count += len(data[before:place].decode())
        found[place] = count
        before = place
    return found
