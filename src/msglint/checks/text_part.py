"""Flags HTML messages that bring no text for those who read text.

    check: text-part

Where most HTML messages of the run have both parts, each that lacks its text is one finding. Where few or none have,
the project's mailing service most likely makes the text part, and that is said once, as information, at the first.
A text part that is there and empty is a finding of its own.

Facts: `{found}` what is missing, and where.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import CampaignView, Evidence, Mailing, Mark, Match, Reads, Scope, Severity


class Options(Struct, frozen=True):
    """None."""


class Check:
    scope = Scope.RUN
    facts = frozenset({"found"})
    reads = Reads(words=frozenset({"text", "html"}))

    def __init__(self, options: Options) -> None:
        self._options = options

    def matches(self, target: CampaignView, evidence: Evidence) -> Iterator[Match]:
        written = [mailing for mailing in target.messages if "html" in mailing.template.parts]
        paired = [mailing for mailing in written if "text" in mailing.template.parts]
        alone = [mailing for mailing in written if "text" not in mailing.template.parts]
        for mailing in paired:
            if says_nothing(mailing):
                yield Match(facts={"found": "its text part is empty"}, mark=Mark(mailing.path))
        if len(paired) >= len(alone):
            found = "has HTML and no text part, as other messages here do"
            yield from (Match(facts={"found": found}, mark=Mark(mailing.path)) for mailing in alone)
        elif alone:
            yield Match(
                facts={"found": told(len(alone), len(written))}, severity=Severity.INFO, mark=Mark(alone[0].path)
            )


def says_nothing(mailing: Mailing) -> bool:
    """Whether the text part shows every reader nothing, though the HTML part has words."""
    bodies = [{body.part: body.whole for body in version.reading.bodies} for version in mailing.versions]
    both = [parts for parts in bodies if "text" in parts and "html" in parts]
    return bool(both) and all(not parts["text"].text.strip() and parts["html"].text.strip() for parts in both)


def told(count: int, written: int) -> str:
    if count == 1:
        return "has HTML and no text part; make sure that the mailing service adds one"
    others = f"all {count}" if count == written else f"{count} of {written}"
    return f"has HTML and no text part, like {others} HTML messages; make sure that the mailing service adds one"
