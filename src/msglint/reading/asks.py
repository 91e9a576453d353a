"""What a message asks its reader to do: its buttons and links that call to act, and the calls without a link.

Links to the same page are one ask, wherever they stand, and so are those with the same words: "Book" beside each of ten
concerts. No asks are the links of the footer, a menu, social networks, maps, calendars and preferences, addresses and
telephone numbers to answer to, and links that only name their source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import dropwhile, islice, pairwise

from msgspec import Struct

from msglint.memory import remembered
from msglint.model import Body, Link, Passage
from msglint.reading.words import fold, load_data, tokens
from msglint.regex import regex

BARE = regex(r"^<?(?:https?://|www\.)\S+$")
"""Words of a link that are its own address."""
BEFORE = 120
"""Characters before a bare address among which its call stands."""
OPENS = " \t\n:(<[–—→>-"
"""What stands between a call and its address."""
STOP = regex(r"[.!?:;\n]")
BETWEEN = regex(r"^[\s|·•/()\[\]<>–-]*$")
"""What stands between the links of a menu."""
CLAUSE = regex(r"(?:,|;| [–—-])\s+(?:and\s+)?|\s(?:and|&)\s+")
"""Where a second call begins in one sentence: "Watch live, and vote for the best"."""
SCHEME = regex(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:www\.)?")
TRACKING = regex(r"^(?:utm_|mc_|ref=|src=|source=|fbclid|gclid)")
"""What is added to an address to tell the sender where it was clicked."""
MOST = 4
"""Words by which a call begins."""
SEVERAL = 2
"""Words of a call that are more than the name of a page."""
BUTTON = 8
"""Words that a button has at most."""


class Ask(Struct, frozen=True, gc=False):
    """One thing that the reader is to do. ``words``: where it says so; ``act``: what kind of thing, as ``give``."""

    words: Passage
    act: str


@cache
def _acts(name: str) -> Mapping[str, str]:
    """Phrases by which a call begins (words joined by hyphens), and the act each calls to."""
    return {fold(phrase): act for act, line in load_data("asks")[name].items() for phrase in line.split()}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(load_data("asks")["fillers"].split())


@cache
def _quiet() -> re.Pattern[str]:
    return re.compile(load_data("asks")["quiet"], re.IGNORECASE)


def asks(body: Body) -> tuple[Ask, ...]:
    """The distinct asks of a body, in order: by link first, then those of sentences that call to something else."""
    linked = tuple(_linked(body))
    acts = {ask.act for ask in linked}
    told: dict[str, Ask] = {}
    for sentence in body.sentences:
        called = [(act, clause) for act, clause in _told(sentence) if act not in acts]
        if called and not any(_touch(sentence, link.words) for link in body.links):
            for act, clause in called:
                told.setdefault(act, Ask(clause, act))
    return (*linked, *told.values())


def at_most(body: Body) -> int:
    """So many asks or fewer, told by words alone."""
    links = [link.words.text for link in body.links]
    acts = [act for act in [call(words, "acts") for words in links] if act]
    told = {act for sentence in body.sentences for act, _, _ in _calls(sentence.text)}.difference(acts)
    return len(acts) + len(told) + sum(map(_is_bare, links))


def _told(sentence: Passage) -> Iterator[tuple[str, Passage]]:
    """The acts that a sentence without a link calls to, and the words: of one that begins as a call each clause."""
    return ((act, sentence.cut(start, end)) for act, start, end in _calls(sentence.text))


@remembered
def _calls(text: str) -> tuple[tuple[str, int, int], ...]:
    """The acts that a sentence without a link calls to, each with where its words begin and end."""
    act = call(text, "told")
    if not act and not call(text, "acts"):
        return ()
    edges = pairwise([(0, 0), *(found.span() for found in CLAUSE.finditer(text)), (len(text), 0)])
    clauses = [(call(text[start:end], "told"), start, end) for (_, start), (end, _) in edges]
    if any(other and other != act for other, _, _ in clauses):
        return tuple(clause for clause in clauses if clause[0])
    return ((act, 0, len(text)),) if act else ()


def _linked(body: Body) -> Iterator[Ask]:
    """The links that call to act, the first to each page and the first of the same words."""
    seen: set[str] = set()
    links = list(_said(body))
    menus = _menus(links, body) and _menus([link for link in links if not _is_quiet(link.url)], body)
    for link in links:
        if id(link) in menus:
            continue
        said = _lead_in(link, body) if _is_bare(link.words.text) else link.words.text
        act = call(said, "acts")
        if act and not _is_quiet(link.url):
            known = {page(link.url), " ".join(fold(said).split())}
            if seen.isdisjoint(known):
                yield Ask(link.words, act)
            seen |= known


def _said(body: Body) -> Iterator[Link]:
    """The links that stand in what the sender says."""
    apart = (*body.quoted, *(part for part in (body.footer, body.signoff) if part is not None))
    return (link for link in body.links if not any(_touch(link.words, part) for part in apart))


@remembered
def _is_quiet(url: str) -> bool:
    """Whether an address leads to no page that somebody is called to."""
    return _quiet().search(url.strip()) is not None


@remembered
def _is_bare(words: str) -> bool:
    """Whether the words of a link are its own address."""
    return BARE.match(words.strip()) is not None


def _touch(one: Passage, other: Passage) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end


def _menus(links: list[Link], body: Body) -> set[int]:
    """Links side by side, with nothing but bars or dots between them: where to go on the site, not what to do."""
    found: set[int] = set()
    run: list[Link] = []
    for link in [*links, None]:
        if link is not None and run and _beside(run[-1], link, body):
            run.append(link)
            continue
        if len(run) >= load_data("asks")["menu"] and not _are_calls(run):
            found.update(map(id, run))
        run = [link] if link is not None else []
    return found


def _are_calls(run: Sequence[Link]) -> bool:
    """Whether links side by side are calls to different acts, all but one of them told in several words."""
    acts = {call(link.words.text, "acts") for link in run}
    short = sum(len(link.words.text.split()) < SEVERAL for link in run)
    return "" not in acts and len(acts) > 1 and short < SEVERAL


def _beside(one: Link, other: Link, body: Body) -> bool:
    between = body.whole.text[max(one.words.end - body.whole.start, 0) : max(other.words.start - body.whole.start, 0)]
    return "\n" not in between and bool(BETWEEN.match(between.replace(one.url, "")))


def _lead_in(link: Link, body: Body) -> str:
    """The words that lead in a bare address: what stands before it, as far as its sentence or another address, else
    the line above it.
    """
    at = link.words.start - body.whole.start
    if at <= 0:
        return ""
    near = link.words.start - BEFORE
    others = (other.words.end for other in body.links if near < other.words.end <= link.words.start)
    earlier = max(others, default=near) - body.whole.start
    before = body.whole.text[max(earlier, 0) : at].rstrip(OPENS)
    ends = [found.end() for found in STOP.finditer(before)]
    return before[ends[-1] :] if ends else before


@remembered
def call(words: str, name: str) -> str:
    """The act that words call to: they begin with its verb (in German and Dutch a button ends with it), else empty."""
    said = (fold(word) for _, _, word in tokens(words))
    begun = list(islice(dropwhile(_fillers().__contains__, said), MOST))
    acts = _acts(name)
    for size in range(len(begun), 0, -1):
        act = acts.get("-".join(begun[:size]))
        if act:
            return act
    line = [fold(word) for _, _, word in tokens(words)] if name == "acts" else []
    return _acts("last").get(line[-1], "") if 0 < len(line) <= BUTTON else ""


@remembered
def page(url: str) -> str:
    """What page an address leads to."""
    address, _, query = SCHEME.sub("", url.strip().partition("#")[0]).partition("?")
    host, slash, path = address.partition("/")
    own = "&".join(sorted(pair for pair in query.split("&") if pair and not TRACKING.match(pair)))
    return f"{host.lower()}{slash}{path}".rstrip("/") + f"?{own}"
