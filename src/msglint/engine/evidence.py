"""What a check may know: exactly what it says it reads, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from msglint.model import Config, Contact, Evidence, History, Reading, Reads, Template

WISHES = frozenset(
    {
        "deceased",
        "do_not_call",
        "do_not_email",
        "do_not_mail",
        "do_not_solicit",
        "email_bounced",
        "email_opt_in",
        "email_opt_out",
        "frequency",
        "language",
        "motivation",
        "partner_opt_in",
        "preferred_channel",
        "push_opt_in",
        "segment",
        "sms_marketing_opt_in",
        "sms_opt_in",
        "time_zone",
        "topics",
    }
)
"""What only a person can say; a persona says none of it."""
FEW = 128
"""Contacts of whom it is kept what is known: a few get message after message, of a long list others come first."""
Planned = Callable[[Contact], tuple[Mapping[str, Any], ...]]


class Witness:
    """Hands each check its evidence. ``planned``: the metadata of the run's messages that go to a contact; ``beyond``:
    that of messages which the run leaves out; ``pages``: what visitors of the landing pages read; ``people``: how many
    records there are. Of ``few`` each is worth an answer of its own.
    """

    def __init__(
        self,
        config: Config,
        history: History,
        today: date,
        planned: Planned,
        beyond: Sequence[Template] = (),
        pages: Mapping[str, Reading] | None = None,
        people: int = 0,
    ) -> None:
        self._config = config
        self._history = history
        self._today = today
        self._planned = planned
        self._beyond = tuple(map(metadata, beyond))
        self._pages = pages or {}
        self.few = 0 < people <= FEW

    def evidence(self, reads: Reads, contact: Contact | None, meta: Mapping[str, Any]) -> Evidence:
        known = facts_of(contact, reads.contact) if contact is not None else {}
        return Evidence(
            self._today,
            known,
            self._history.of(contact.id) if contact is not None and reads.history else (),
            {key: meta[key] for key in reads.message if key in meta},
            self._planned(contact) if contact is not None and reads.planned else (),
            self._beyond if reads.beyond else (),
            self._config.motivations if reads.settings else {},
            self._config.segments if reads.settings else {},
            self._pages if reads.settings else {},
            self._config.jinja.declared if reads.settings else frozenset(),
        )


def facts_of(contact: Contact, wanted: frozenset[str] | None) -> dict[str, Any]:
    """The contact's values in the wanted fields; all values and own columns for ``None``.

    A persona has names and habits, but no wishes: it stands for nobody's consent, language or channel, and sleeps at no
    hour, wherever it lives. ``persona`` are the fields that say something of the person: all else is a sample of what
    an application may hand over.
    """
    values = contact.values
    if wanted is None:
        known = {**contact.columns, **values, "id": contact.id}
    else:
        own = contact.columns
        known = {name: values.get(name, own.get(name)) for name in wanted if name in values or name in own}
        if "id" in wanted:
            known["id"] = contact.id
    if contact.persona:
        hidden = WISHES | {"country"} if wanted is not None and "time_zone" in wanted else WISHES
        known = {name: value for name, value in known.items() if name not in hidden}
        if wanted is not None and "persona" in wanted:
            known["persona"] = frozenset(values)
    return known


def metadata(template: Template) -> dict[str, Any]:
    """What checks and ``when`` see of a message: its front matter, its path and which parts it has."""
    return {
        **template.meta,
        "channel": template.channel,
        "purpose": template.purpose,
        "path": template.path,
        "name": PurePosixPath(template.path).name.split(".", 1)[0],
        "parts": tuple(template.parts),
    }
