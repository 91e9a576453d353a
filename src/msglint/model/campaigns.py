"""Messages side by side, as their recipients read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from msglint.model.messages import Template
from msglint.model.places import Place
from msglint.model.reading import Reading
from msglint.numbers import Numbers


class Version(Struct, frozen=True):
    """What some recipients of a message read; who they are (names, addresses, ids) makes no version of its own.

    ``reading``: as the first of them reads it. ``readers``: who they are, as indices into ``CampaignView.people``,
    ascending. ``alike``: those whose version was not kept, and differs from this one in merge fields alone. The place
    in ``Mailing.versions`` is the version's number.
    """

    reading: Reading
    readers: Numbers = field(default_factory=Numbers)
    alike: Numbers = field(default_factory=Numbers)


class Mailing(Struct, frozen=True):
    """A message over all its recipients.

    ``path``: its template's, which names it. ``meta``: those keys of its metadata that the check reads. ``versions``:
    what recipients read, in the order of the records, none where nobody gets it or it cannot be rendered; ``cut``: how
    many further versions were not kept.
    """

    path: str
    template: Template
    meta: Mapping[str, Any] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    cut: int = 0


class CampaignView(Struct, frozen=True):
    """The messages of one campaign and step, or of the whole run; only those for which the rule is on.

    ``people``: for each record, in their order, the values that the check reads. ``personas``: the records are
    invented, so no value of theirs says anything. ``header``: the place of the records' header; ``settings``: the
    place of each key of the configuration, by its dotted path; ``whole``: the project has no messages beside those of
    this run.
    """

    campaign: str
    step: str
    messages: tuple[Mailing, ...]
    people: Sequence[Mapping[str, Any]] = ()
    personas: bool = False
    header: Place = field(default=Place(""))
    settings: Mapping[str, Place] = field(default_factory=dict)
    whole: bool = True
