"""Where an address leads, as far as pages go: query, fragment, trailing slash and the host's ``www.`` aside."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote, urlsplit


@lru_cache(maxsize=4096)
def page(address: str) -> tuple[str, str]:
    """Host and path of an address or a bare path; both empty where it is neither."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return "", ""
    if parts.scheme not in ("", "http", "https"):
        return "", ""
    host, path = (parts.hostname or "").removeprefix("www."), parts.path
    if not parts.scheme and not host and not path.startswith("/"):
        first, slash, rest = path.partition("/")
        host, path = (first.removeprefix("www."), f"{slash}{rest}") if "." in first else ("", f"/{path}")
    return host.casefold(), unquote(path).rstrip("/").casefold() or "/"


def leads_to(address: str, target: str) -> bool:
    """Whether an address is that page, or one below it; the target may be a bare path."""
    (host, path), (wanted_host, wanted) = page(address), page(target)
    if not path or not wanted or (host and wanted_host and host != wanted_host):
        return False
    return path == wanted or (wanted != "/" and path.startswith(f"{wanted}/"))


def nearest(address: str, targets: Iterable[str]) -> str:
    """The most exact of these pages that an address leads to; empty where it leads to none."""
    found = [target for target in targets if leads_to(address, target)]
    return max(found, key=lambda target: len(page(target)[1]), default="")
