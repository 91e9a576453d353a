"""Columns that look like a field and were taken for none: what a person should decide."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from msglint.inputs.fields import Catalogue, catalogue
from msglint.inputs.permissions import words_in
from msglint.inputs.survey import Survey
from msglint.inputs.words import answer
from msglint.model import Column
from msglint.near import typo_of
from msglint.regex import regex

NEITHER = "neither yes nor no"
ADDRESS = regex(r"[^\s@]+@[^\s@]+\.[^\s@]+")
MOST = 0.8
SHORTEST = 6  # letters of a name that one slip may change

FIELDS = ("first_name", "last_name", "full_name", "email")
"""What a message lives by: columns that may be these are told of where none was taken for it."""

PHRASES: Mapping[str, tuple[str, ...]] = {
    "email": ("email", "e mail", "mail address", "correo", "courriel"),
    "first_name": ("first name", "firstname", "given name", "forename", "vorname", "prenom", "fname"),
    "last_name": ("last name", "lastname", "surname", "family name", "nachname", "lname", "apellido", "cognome"),
    "full_name": ("full name", "fullname", "contact name", "display name"),
}
NO_ADDRESS = frozenset(
    {
        *("id", "status", "type", "date", "count", "opt", "sent"),
        *("opened", "clicked", "subject", "template", "consent", "valid", "verified", "domain"),
    }
)
"""Words beside "email" in the names of columns that hold something about it."""

OTHERS = frozenset(
    {
        *("spouse", "partner", "emergency", "owner", "rep", "manager", "guest"),
        *("child", "parent", "company", "account", "event", "file", "user"),
    }
)
"""Whose names they are, if not the recipient's."""

CONSENT: Mapping[str, tuple[str, ...]] = {
    "email_opt_out": (
        "opt out",
        "optout",
        "opted out",
        "unsubscribe",
        "unsubscribed",
        "unsub",
        "abmeldung",
        "abgemeldet",
    ),
    "email_opt_in": ("opt in", "optin", "opted in", "consent", "gdpr", "dsgvo", "rgpd", "einwilligung", "subscribed"),
    "do_not_solicit": ("do not contact", "dnc", "suppressed", "suppression", "no contact", "keine werbung"),
    "do_not_email": ("do not mail", "no mail", "do not email"),
}
ANSWERS = frozenset({"yes", "no", "permits", "refuses", "withdrawn", "active"})


def doubted(columns: Sequence[Column], survey: Survey) -> Iterator[Column]:
    """The same columns, those that may be more than they were taken for with what they may be, and why."""
    book = catalogue()
    taken = {column.field for column in columns if column.field}
    for column in columns:
        if column.field:
            unclear = next((note for note in column.why.split("; ") if NEITHER in note), "")
            doubt = f"holds answers that nobody understands: {unclear}"
            yield replace(column, likely=column.field, doubt=doubt) if unclear else column
            continue
        if "is taken from" in column.why:
            yield column
            continue
        likely, doubt = guess(column, book, taken, survey)
        yield replace(column, likely=likely, doubt=doubt) if likely else column


def guess(column: Column, book: Catalogue, taken: Collection[str], survey: Survey) -> tuple[str, str]:
    """What a column that was taken for nothing may be, and what speaks for it; twice nothing for most."""
    name = " ".join(words_in(column.name))
    consent = next((field for field, phrases in CONSENT.items() if holds(name, phrases)), "")
    if consent and answers(survey.sample(column.name)):
        return consent, "sounds like a consent, and holds answers such as yes and no"
    asking = [alias.field for alias in book.of(column.name) if alias.asks and alias.field in TELLING]
    if asking and column.why and not column.why.startswith("it is blank"):
        return asking[0], f"is called so, but {column.why}"
    values = survey.sample(column.name)
    if "email" not in taken and share(values, lambda value: ADDRESS.fullmatch(value) is not None) >= MOST:
        return "email", "holds e-mail addresses, and no other column was taken for them"
    if not values or holds(name, OTHERS):
        return "", ""
    for field in FIELDS:
        if field in taken or (field != "email" and {"first_name", "full_name"} & set(taken) and field != "last_name"):
            continue
        if holds(name, PHRASES[field]) and not (field == "email" and holds(name, NO_ADDRESS)) and fits(field, values):
            return field, "sounds like it, and no other column was taken for it"
    plain = name.replace(" ", "")
    meant = (
        typo_of(plain, [alias for alias in book.aliases if len(alias) >= SHORTEST]) if len(plain) >= SHORTEST else ""
    )
    field = book.aliases[meant][0].field if meant else ""
    near = field and field not in taken and (field != "email" or fits(field, values))
    return (field, "is one letter away from a usual name for it") if near else ("", "")


TELLING = frozenset({"email_opt_in", "email_opt_out", "email_bounced", "title_prefix", "greeting"})
"""Fields that matter so much that a column which may be one of them is told of."""


def holds(name: str, phrases: Collection[str]) -> bool:
    return any(f" {phrase} " in f" {name} " for phrase in phrases)


def share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0


def answers(values: Sequence[str]) -> bool:
    """Whether the values are answers to a question of consent, or the days when it was given."""
    return bool(values) and share(values, lambda value: answer(value) in ANSWERS) >= MOST


def fits(field: str, values: Sequence[str]) -> bool:
    """Whether the values can be those of the field."""
    if field == "email":
        return share(values, lambda value: "@" in value) >= MOST
    return share(values, lambda value: not any(map(str.isdigit, value)) and "@" not in value) >= MOST
