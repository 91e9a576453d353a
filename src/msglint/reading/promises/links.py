"""Where a message leads: the pages behind its links, apart from those that every message has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from urllib.parse import parse_qsl, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from msglint.memory import remembered
from msglint.model import Body, Link, Reading
from msglint.near import typo_of
from msglint.reading.promises.deals import CHANNELS
from msglint.reading.promises.statement import Anchor, Found, Statement, Unit
from msglint.reading.words import fold, load_data
from msglint.regex import regex

TRACKING = regex(
    r"utm_|mc_|_hs|hsa_|trk|mkt_|vero_|fbclid|gclid|msclkid|dclid|(?:cid|ref|source|src|campaign|channel|medium|from|via|lang)$"
)
SHARED = regex(
    r"(?<![a-z])(?:unsub\w*|abmeld\w*|desinscri\w*|opt-?out|preferences?|settings|manage|privacy|datenschutz|terms|legal|imprint|"
    r"impressum|contact|browser|view|web-?version|facebook|instagram|twitter|linkedin|youtube|tiktok|x\.com|maps?|forward|"
    r"share|account|login|signin|help|support|faqs?|directions|parking|calendar|ics|app|apps|download|home|about|refer|"
    r"gift-?cards?)(?![a-z])"
)
"""Links that any message may have beside its own: compared with nothing."""


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(load_data("promises")[name].split())


OPAQUE = regex(r"(?=.*\d)(?=.*[a-z])[a-z0-9_-]{5,}|[A-Za-z0-9]{1,3}|[0-9a-f-]{16,}")
URL_LIKE = regex(r"(?:https?://|www\.)\S*|\S+\.\S+/\S*", 0)
LABEL = regex(r"[^\W_]+(?:['’-][^\W_]+)*")
LONG_HOST = 8


class Address(Struct, frozen=True):
    """Where a link leads, without what only counts clicks.

    ``query``: the other parameters. ``labelled``: it is compared with links of the same words.
    """

    host: str
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...] = ()
    labelled: bool = False


def agree(one: Address, other: Address) -> bool:
    """Whether two links can lead to one page: those of the same words, or the only ones of their messages."""
    return (agree_label if one.labelled else agree_page)(one, other)


def agree_label(one: Address, other: Address) -> bool:
    """Whether two links of the same words can lead to one page."""
    if slipped(one.host, other.host) and one.path == other.path:
        return False
    if one.host != other.host or unclear(one) or unclear(other):
        return True
    if one.path == other.path:
        return not clashing(one, other)
    short, long = sorted((one.path, other.path), key=len)
    return long[: len(short)] == short or general(one, other) or channelled(one, other)


def agree_page(one: Address, other: Address) -> bool:
    """Whether two messages that lead to one page each can mean the same one: not where they are sisters.

    Sisters stand side by side on one host: they differ by one step ("/concerts/ninth" and "/concerts/seventh").
    """
    if slipped(one.host, other.host) and one.path == other.path:
        return False
    if one.host != other.host or len(one.path) != len(other.path) or not one.path:
        return True
    if one.path == other.path:
        return not clashing(one, other)
    steps = [pair for pair in zip(one.path, other.path, strict=True) if pair[0] != pair[1]]
    return len(steps) > 1 or unclear(one) or unclear(other) or general(one, other) or channelled(one, other)


def general(one: Address, other: Address) -> bool:
    """Whether the steps in which two paths differ are those of a site's form, not of a page: "/en", "/register"."""
    steps = {*one.path} ^ {*other.path}
    return not steps.isdisjoint(listed("general_pages")) or any(map(OPAQUE.fullmatch, steps))


def clashing(one: Address, other: Address) -> bool:
    """Whether the same parameter has two values."""
    mine, theirs = dict(one.query), dict(other.query)
    return any(mine[name] != theirs[name] for name in mine.keys() & theirs.keys())


def slipped(one: str, other: str) -> bool:
    """Whether one host is a slip of the other."""
    return one != other and min(len(one), len(other)) >= LONG_HOST and bool(typo_of(one, [other]))


def unclear(address: Address) -> bool:
    """Whether an address does not tell what page it is."""
    return address.host in listed("shorteners") or not address.path or bool(OPAQUE.fullmatch(address.path[-1]))


def channelled(one: Address, other: Address) -> bool:
    """Whether two addresses may differ by the channel that they stand in."""
    return any(CHANNELS.search(step) for step in {*one.path} ^ {*other.path})


class Pages:
    """The pages that versions lead to: those of links with words by these, and of a body's only page."""

    def units(self, reading: Reading, *, lone: bool = False) -> tuple[Unit, ...]:
        """What each body leads to; of a ``lone`` version nothing: its head leads nowhere."""
        if lone:
            return ()
        return tuple([Unit(body.part, tuple(stated(body))) for body in reading.bodies])

    def is_idle(self, _: Iterable[Reading]) -> bool:
        """Whether nothing in the versions of a lone message can be contradicted: always."""
        return True

    def finds(self, readings: Iterable[Reading], wanted: Callable[[Found], bool]) -> bool:
        """Whether a version leads somewhere that is wanted."""
        every = (each for reading in readings for unit in self.units(reading) for each in unit.statements)
        return any(wanted(each.found) for each in every)


def stated(body: Body) -> Iterator[Statement]:
    limit = body.footer.start if body.footer is not None else body.whole.end
    for link in body.links:
        if link.words.start < limit and not link.fields:
            for role, address in _led(link.url, link.words.text):
                yield statement(link, address, role)


@remembered
def _led(url: str, words: str) -> tuple[tuple[str, Address], ...]:
    """Where a link with these words leads, by its words and as a page; nowhere where any message may have it."""
    address = read(url)
    label = " ".join(LABEL.findall(fold(words)))
    if address is None or SHARED.search(f"{url.lower()} {label}"):
        return ()
    labelled = ((f"label {label}", replace(address, labelled=True)),) if label and not URL_LIKE.search(words) else ()
    return (*labelled, ("page", address))


def statement(link: Link, address: Address, role: str) -> Statement:
    where = link.target if link.target is not None and link.target.text else link.words
    return Statement(Found(role, address, 0, 0, anyone=True), where.span(), shown(link.url), (), Anchor())


def shown(url: str) -> str:
    """The address without what most readers skip."""
    page = url.split("?", 1)[0].split("#", 1)[0].removeprefix("https://").removeprefix("http://").rstrip("/")
    address = read(url)
    query = "&".join(f"{name}={value}" for name, value in address.query) if address is not None else ""
    return f"{page}?{query}" if query else page


def read(url: str) -> Address | None:
    """The address, ``None`` where it is no page of the web."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https", "") or not (parts.netloc or parts.path.startswith("/")):
        return None
    path = tuple(step.lower() for step in parts.path.split("/") if step and not step.startswith("index."))
    query = tuple(sorted((name, value) for name, value in parse_qsl(parts.query) if not TRACKING.match(name.lower())))
    return Address(parts.netloc.lower().removeprefix("www."), path, query)
