"""Flags a link to a landing page made for another motivation, and a page that promises something else.

    check: landing_page

`motivations:` in msglint.yaml name the page made for each (`recharge: {landing_page: /recharge}`). What a message is
about is told by the record's motivation, else by the message's own, else by its `landing_page`. A link to another
motivation's page is a finding unless a page of the own stands beside it. Where `pages:` maps a landing page to a local
file, the page that the message names as its `landing_page` (else the only mapped page that it links to) is held against
it: reductions, prices, codes, dates and listed products that the one promises and the other contradicts, and a page
whose words speak to another motivation. Silent about footers, and where the page says nothing of the kind.
Facts: `{here}` what the message does, `{there}` what stands against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from msglint.model import (
    Body,
    Confidence,
    Evidence,
    Fact,
    Link,
    Match,
    Personal,
    Reading,
    Reads,
    Scope,
    Span,
    Words,
)
from msglint.reading.addresses import nearest
from msglint.reading.belonging import known
from msglint.reading.scopes import quoted
from msglint.reading.words import Finder
from msglint.reading.works import works

LEAST = 2
"""Different words of a motivation that a page must have to speak to it."""


class Options(Struct, frozen=True):
    """None."""


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"here", "there"})
    reads = Reads(
        contact=frozenset({"motivation"}),
        message=frozenset({"landing_page", "motivation", "products"}),
        settings=True,
    )

    def __init__(self, options: Options) -> None:
        pass

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        if not (evidence.motivations or evidence.pages):
            return
        owners = pages_of(evidence)
        own, theirs = purposes(evidence, owners)
        links = [link for body in target.bodies for link in told_links(body)]
        named_own = named(own, "motivation" if theirs else "")
        stray = tuple(strays(links, own, owners, named_own, evidence)) if own else ()
        yield from stray
        page = "" if stray else compared(links, evidence)
        if page:
            yield from differences(target, page, evidence)
            if own:
                yield from other_voice(links, page, own, named_own, evidence)


def pages_of(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Landing page to the motivations that it was made for."""
    found: dict[str, tuple[str, ...]] = {}
    for name, motivation in evidence.motivations.items():
        if motivation.landing_page:
            found[motivation.landing_page] = (*found.get(motivation.landing_page, ()), name)
    return found


def purposes(evidence: Evidence, owners: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], bool]:
    """The motivations that the message should answer, and whether the record names them.

    The record's, else the message's own, else those of its landing page.
    """
    if theirs := known(evidence.contact.get("motivation"), evidence.motivations):
        return theirs, True
    own = known(evidence.message.get("motivation"), evidence.motivations)
    return own or owners.get(nearest(landing(evidence), owners), ()), False


def landing(evidence: Evidence) -> str:
    return str(evidence.message.get("landing_page") or "")


def told_links(body: Body) -> Iterator[Link]:
    """The links of a body that do not stand in its footer."""
    footer = body.footer
    for link in body.links:
        if footer is None or not footer.start <= link.words.start < footer.end:
            yield link


def strays(
    links: Sequence[Link],
    own: tuple[str, ...],
    owners: Mapping[str, tuple[str, ...]],
    named_own: Words,
    evidence: Evidence,
) -> Iterator[Match]:
    """Links to pages of other motivations, where no link leads to a page of the own."""
    led = [(link, page) for link in links if (page := nearest(link.url, owners))]
    if any(set(owners[page]) & set(own) for _, page in led):
        return
    seen: set[str] = set()
    for link, page in led:
        if page not in seen:
            seen.add(page)
            yield Match(place_of(link), told_stray(f"links to {page}", owners[page], named_own))
    page = nearest(landing(evidence), owners)
    if not led and page and not set(owners[page]) & set(own):
        yield Match(key="landing_page", facts=told_stray(f"has the landing page {page}", owners[page], named_own))


def told_stray(here: str, theirs: tuple[str, ...], own: Words) -> dict[str, Fact]:
    return {"here": here, "there": ("it was made for ", *named(theirs), ", and the message is for ", *own)}


def named(names: tuple[str, ...], field: str = "") -> Words:
    """Motivations in words; personal where a field of the record names them."""
    shown = (
        (" and “" if number else "“", Personal(name, field) if field else name, "”")
        for number, name in enumerate(names)
    )
    return tuple(word for words in shown for word in words)


def place_of(link: Link) -> Span:
    """The address, where it is known where it stands; else the words."""
    return link.words.span() if link.words.text.strip() or link.target is None else link.target.span()


def compared(links: Sequence[Link], evidence: Evidence) -> str:
    """The mapped page that the message as a whole leads to; empty where there is none, or more than one."""
    if landing(evidence):
        return nearest(landing(evidence), evidence.pages)
    led = {page for link in links if (page := nearest(link.url, evidence.pages))}
    return led.pop() if len(led) == 1 else ""


def differences(reading: Reading, page: str, evidence: Evidence) -> Iterator[Match]:
    """What the message promises and the page contradicts, the first of each kind."""
    from msglint.reading.broken import broken

    for fault in broken(reading, evidence.pages[page]):
        words = " ".join(fault.words.split())
        facts: dict[str, Fact] = {
            "here": ("says “", Personal(words, "|".join(fault.fields)) if fault.fields else words, "”"),
            "there": f"the page {page} says " + ", ".join(f"“{word}”" for word in fault.there),
        }
        yield Match(fault.span, facts, confidence=None if fault.sure else Confidence.MEDIUM)
    yield from unnamed(reading, page, evidence)


def unnamed(reading: Reading, page: str, evidence: Evidence) -> Iterator[Match]:
    """A listed product that the message names, where the page names none of those listed."""
    from msglint.reading.broken import page_text, told

    titles = works(evidence.message.get("products"))
    text = page_text(evidence.pages[page])
    finder = Finder(titles)
    if not titles or not text.strip() or next(finder.find(text), None) is not None:
        return
    for passage in told(reading):
        for start, end, _ in finder.find(passage.text):
            facts: dict[str, Fact] = {
                "here": ("names “", quoted(passage, start, end), "”"),
                "there": f"the page {page} does not",
            }
            yield Match(passage.span(start, end), facts)
            return


def other_voice(
    links: Sequence[Link], page: str, own: tuple[str, ...], named_own: Words, evidence: Evidence
) -> Iterator[Match]:
    """A page whose words speak to another motivation, and not at all to the message's own."""
    from msglint.reading.motives import leading, motives

    ready = motives(evidence.motivations)
    if not ready.worded.issuperset(own):
        return
    whole = [body.whole for body in evidence.pages[page].bodies]
    voices = ready.voices(whole, works(evidence.message.get("products")))
    other = leading(voices)
    if other is None or other.name in own or other.strength < LEAST or any(voices[name].hits for name in own):
        return
    words = ", ".join(f"“{hit.written}”" for hit in other.hits[:3])
    facts: dict[str, Fact] = {
        "here": f"leads to {page}",
        "there": (f"that page speaks to “{other.name}” ({words}), and the message is for ", *named_own),
    }
    to_page = [link for link in links if nearest(link.url, (page,))]
    yield Match(place_of(to_page[0]), facts) if to_page else Match(key="landing_page", facts=facts)
