"""What a column is whose name alone does not tell: its values decide, over the whole column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct

from msglint.inputs.dates import is_date
from msglint.inputs.words import answer, is_addressee, is_blank, is_greeting, is_honorific, is_single
from msglint.regex import regex

MOST = 0.5
"""The share of a column's filled cells that settles what it is."""

NEARLY_ALL = 0.8
FEW_DIGITS = 2
"""Digits of a number of messages that somebody asks for."""
STATE = regex(r"subscri|\bopt(?:ed)?[ _-]?(?:in|out)\b|cleaned|bounced", re.IGNORECASE)
LOGIN = regex(r"\S+@\S+|[a-z0-9._-]*[0-9_.][a-z0-9._-]*")
NUMBER = regex(r"[-+]?\d+(?:[.,]\d+)*", re.ASCII)
STATES = ("email_opt_in", "email_opt_out", "email_bounced")
COURTESY = frozenset({"title_prefix", "greeting", "job_title", "suffix"})


class Decision(Struct, frozen=True):
    """The fields that a column fills (several for one of subscription states, none where it is none of them)."""

    fields: tuple[str, ...]
    why: str


Tally = Mapping[Any, int]
"""How often each value stands in a column; a list or an object counts as its type."""


def tally(values: Sequence[Any]) -> Tally:
    """Count a column's values."""
    try:
        return Counter(values)
    except TypeError:  # there are lists or objects among them
        plain = ((type(value) if value else "") if isinstance(value, list | dict) else value for value in values)
        return Counter(plain)


def representative(value: Any) -> tuple[Any, ...]:
    """What two values have in common that weigh the same in every decision."""
    text = str(value)
    number = _is_number(value)
    return (
        is_blank(value),
        value is dict,
        number,
        number and _is_long(value),
        answer(value),
        text.strip() if _is_honorific(value) else "",
        is_addressee(text),
        is_greeting(text),
        is_date(value),
        is_single(text),
        bool(STATE.search(text)),
    )


def decide(candidates: Sequence[str], values: Tally, surely: Collection[str]) -> Decision:
    """Which of the candidate fields a column is. ``surely``: fields that other columns are by their names alone."""
    filled = {value: count for value, count in values.items() if not is_blank(value)}
    if filled and _share(filled, lambda value: value is dict) >= MOST:
        return Decision((), "it holds objects, not words")
    wanted = set(candidates)
    if wanted & set(STATES):
        return _states(candidates, filled)
    if wanted & COURTESY:
        return _courtesy(candidates, filled)
    if wanted == {"last_visit", "last_event"}:
        return _attended(filled)
    if wanted == {"full_name"}:
        return _name(filled, surely)
    if wanted == {"last_engaged"}:
        return _date(filled)
    if wanted == {"frequency"}:
        return _often(filled)
    return _words(candidates[0], filled)


def _share(filled: Tally, test: Callable[[Any], bool]) -> float:
    of = sum(filled.values())
    return sum(count for value, count in filled.items() if test(value)) / of if of else 0.0


def _is_number(value: Any) -> bool:
    return isinstance(value, bool | int | float) or (isinstance(value, str) and bool(NUMBER.fullmatch(value.strip())))


def _is_long(value: Any) -> bool:
    """Whether a number has more digits than one of messages."""
    return len(str(value).strip().split(".")[0]) > FEW_DIGITS


def _is_honorific(value: Any) -> bool:
    return isinstance(value, str) and is_honorific(value)


def _states(candidates: Sequence[str], filled: Tally) -> Decision:
    """Subscription states, or the stage of a lead."""
    meant = ("active", "permits", "refuses", "withdrawn", "bounced", "delivered")
    known = _share(filled, lambda value: answer(value) in meant)
    if known >= MOST and any(STATE.search(str(value)) for value in filled):
        return Decision(STATES, "the values are subscription states such as subscribed, unsubscribed, cleaned")
    if "lifecycle_stage" in candidates:
        return Decision(("lifecycle_stage",), "the values are no subscription states" if filled else "")
    return Decision((), "the values are no subscription states" if filled else "it is blank in every row")


def _courtesy(candidates: Sequence[str], filled: Tally) -> Decision:
    """Honorifics, whole greetings or job titles."""
    if _share(filled, _is_number) >= MOST:
        return Decision((), "the values are numbers, not words")
    titled = any(map(_is_honorific, filled))
    if titled and _share(filled, lambda value: _is_honorific(value) or is_addressee(str(value))) >= MOST:
        common = sorted(filter(_is_honorific, filled), key=lambda value: -filled[value])[:3]
        return Decision(("title_prefix",), f"the values are honorifics: {', '.join(map(str.strip, common))}")
    if "greeting" in candidates and filled:
        greetings = _share(filled, lambda value: is_greeting(str(value))) >= MOST
        return Decision(("greeting",), "the values are greetings" if greetings else "the values are names to greet by")
    if "job_title" in candidates:
        return Decision(("job_title",), "the values are job titles, not honorifics" if filled else "")
    return Decision((candidates[0],), "" if filled else "it is blank in every row")


def _attended(filled: Tally) -> Decision:
    if not filled or _share(filled, is_date) >= MOST:
        return Decision(("last_visit",), "the values are dates" if filled else "")
    return Decision(("last_event",), "the values are names, not dates")


def _name(filled: Tally, surely: Collection[str]) -> Decision:
    """A full name; or the one name that the other name column leaves over."""
    if filled and _share(filled, lambda value: is_single(str(value))) >= NEARLY_ALL:
        if "last_name" in surely and "first_name" not in surely:
            return Decision(("first_name",), "the values are single names, and another column has the surnames")
        if "first_name" in surely and "last_name" not in surely:
            return Decision(("last_name",), "the values are single names, and another column has the first names")
    return Decision(("full_name",), "")


def are_logins(values: Tally) -> bool:
    """Whether the values are what people sign in with: addresses, or words with digits and no capitals."""
    filled = {value: count for value, count in values.items() if not is_blank(value)}
    return bool(filled) and _share(filled, lambda value: LOGIN.fullmatch(str(value).strip()) is not None) >= MOST


def _date(filled: Tally) -> Decision:
    if filled and _share(filled, is_date) < MOST:
        return Decision((), "the values are no dates")
    return Decision(("last_engaged",), "")


def _often(filled: Tally) -> Decision:
    """A wish, in words or as a small number; counts of purchases and gifts are called so too."""
    if any(_is_number(value) and _is_long(value) for value in filled):
        return Decision((), "the values are counts, not wishes")
    return Decision(("frequency",), "")


def _words(field: str, filled: Tally) -> Decision:
    """Words of its own, not numbers or yes and no."""
    if filled and _share(filled, lambda value: _is_number(value) or answer(value) in ("yes", "no")) >= MOST:
        return Decision((), "the values are numbers or yes and no, not words")
    return Decision((field,), "")
