"""Flags links that lead their reader nowhere, or to another place than the sender's web site.

    check: link
    options: {allow: ['http://intranet.larch.example/']}

Looked at are the addresses as rendered, in HTML and text. Leading nowhere: an empty address, a bare `#` or scheme, a
`javascript:` call, an address relative to a page (a mail has none), a merge token that was never filled, a machine of
the developer's own, a placeholder, a slip in `https://`. An address on `http://` is read along the way and warned of.
Right are mailto, tel, sms and the schemes of apps, and anchors within the message.

Facts: `{what}` is wrong, with the address (cut where it is long), `{shown}` the words of the link.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Link, Match, Passage, Personal, Reads, Scope, Span
from msglint.model.words import Word
from msglint.reading.scopes import quoted
from msglint.reading.words import shortened
from msglint.regex import regex

LONGEST = 60
"""Characters of an address that a message shows."""
TOKEN = regex(r"\{\{|\}\}|\{%|\*\||\|\*|%%\w|\$\{|<%|\[\[|\{!?[A-Za-z_][\w.]*\}|%7[Bb]%7[Bb]|<<|«|^\[[\w .-]{1,40}\]$")
SCHEME = regex(r"(?i)([a-z][a-z0-9+.-]*):")
WEB = regex(r"(?i)https?://")
SLIP = regex(
    r"(?i)(?:https?|htt?ps?|hhttps?|htttps?|http?s?)(?:;//|//|:/(?!/)|:(?!/))|(?:htp|hhtp|htttp|ttp|ttps|htps|hhtps|htttps)s?://"
)
TWICE = regex(r"(?i)https?://(?:https?[:/])")
HOST = regex(r"(?i)https?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)")
OWN_MACHINE = regex(r"(?i)localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|.*\.local")
PLACEHOLDER = regex(
    r"(?i)(?:www\.)?(?:your|my)[-_]?(?:own)?[-_]?(?:domain|website|web-site|site|company|companyname|link|url|brand|store|shop)"
    r"(?:[-_]?(?:name|here|url))?(?:\.[a-z]{2,12})+|(?:your|my|insert)[-_][a-z_-]{3,40}|(?:www\.)?(?:domain|website|link|url|insert|placeholder|xxx+|todo)\.(?:com|org|net|here|tld)"
)
WANTED = regex(
    r"(?i)(?:insert|your|add|todo|tbd|placeholder|link|url|xxx+)(?:[ _-]+(?:your|the|a|link|url|here|goes|address))*"
)
PATH = regex(r"[./?]")


class Options(Struct, frozen=True):
    """``allow``: beginnings of addresses that are meant as they stand."""

    allow: tuple[str, ...] = ()


class Check:
    scope = Scope.LINK
    facts = frozenset({"what", "shown"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        self._allow = options.allow

    def matches(self, target: Link, evidence: Evidence) -> Iterator[Match]:
        address = target.target or target.words
        url = target.url.strip()
        if url and self._allow and url.startswith(self._allow):
            return
        what = fault(url, address)
        if what:
            shown = told(url, address) if url != target.words.text else ()
            yield Match(where(target, address), {"what": (what, *shown), "shown": words_of(target)})


def where(link: Link, address: Passage) -> Span:
    """The address; of one that the template itself leaves empty, the words of the link."""
    blank = not address.text and address.literal
    return (link.words if blank and link.words.text else address).span()


def told(url: str, address: Passage) -> tuple[Word, ...]:
    """The address as people are told it: a value of the record in it is personal."""
    if not url:
        return ()
    return (": ", quoted(address, 0, LONGEST) if address.fields() else shortened(url, LONGEST))


def words_of(link: Link) -> str | Personal:
    """The words of a link, cut where they are long; "an image" where it has none."""
    words = link.words
    if not words.text.strip():
        return "an image"
    return quoted(words, 0, min(len(words.text), LONGEST)) if words.fields() else shortened(words.text, LONGEST)


def fault(url: str, address: Passage) -> str:
    """What is wrong with an address, in words that follow "the link …"; empty where nothing is."""
    if not url:
        return "leads nowhere: its address is empty"
    if url == "#" or url.lower().startswith("javascript:"):
        return "leads nowhere"
    if TOKEN.search(url):
        return "keeps a merge token that was never filled"
    if url.startswith("#"):
        return ""
    if SLIP.match(url) or (TWICE.match(url) and not address.fields()):
        return "has a slip in its address"
    scheme = SCHEME.match(url)
    if WEB.match(url):
        return web_fault(url)
    if scheme and not invented(address, url):
        bare = url[scheme.end() :].strip("/ ")
        return "" if bare else "leads nowhere"
    return relative(url, address)


def web_fault(url: str) -> str:
    """What is wrong with a web address."""
    found = HOST.match(url)
    host = found.group(1) if found else ""
    if not host:
        return "leads nowhere: its address has no host"
    if OWN_MACHINE.fullmatch(host):
        return "leads to a developer's own machine"
    if PLACEHOLDER.fullmatch(host):
        return "leads to a placeholder"
    if url[:5].lower() == "http:":
        return "goes over http://, which others can read and change"
    return ""


def relative(url: str, address: Passage) -> str:
    """An address without a scheme; of a value that only stands for one, nothing is known."""
    if WANTED.fullmatch(url) and opens(address):
        return "leads to a placeholder"
    if address.part == "text" and url.lower().startswith("www."):
        return ""
    own = opens(address) or (not address.fields() and PATH.search(url) and " " not in url)
    if own or url.lower().startswith(("/", "./", "../", "www.")):
        return "has no https:// and a host, so it leads nowhere from a mail"
    return ""


def opens(address: Passage) -> bool:
    """Whether the address begins with the template's own words."""
    return bool(address.pieces) and address.pieces[0].literal and address.pieces[0].end > 0


def invented(address: Passage, url: str) -> bool:
    """Whether a scheme is only a word with a colon in a value: "Note: see below"."""
    return " " in url and not opens(address)
