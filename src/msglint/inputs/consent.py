"""Consent columns and flags as ``True``, ``False`` or ``None``, inverse columns turned round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from msglint.inputs.dates import is_date, moment
from msglint.inputs.words import answer

Verdicts = Mapping[str, bool]
"""What each meaning of a cell (see ``words.answer``) says of a field; a meaning that is missing says nothing."""

STATES: Mapping[str, Verdicts] = {
    "email_opt_in": {"active": True, "permits": True, "refuses": False, "withdrawn": False},
    "email_opt_out": {"active": False, "permits": False, "withdrawn": True},
    "email_bounced": {"active": False, "permits": False, "bounced": True, "delivered": False},
}
"""What a column of subscription states (``subscribed``, ``unsubscribed``, ``cleaned``) says of three fields."""

UNKNOWN = ""
"""The meaning of words that nobody understands."""

WITHDRAWN: Verdicts = {"withdrawn": True}
"""What "unsubscribed", where consent is recorded, says of opting out."""


def verdicts(kind: str, *, inverse: bool, filled: bool = False) -> Verdicts:
    """How to read a column: ``refuse`` (yes: leave me alone), ``permit`` (yes: you may), ``flag`` (a fact).

    ``filled``: words of any kind in it are a yes.

    "Yes", a tick and a date answer the column's own question, which an inverse one asks the other way round;
    "subscribed" and "opted out" say which way the consent goes, whatever the column is called.
    """
    answers = {"yes": not inverse, "date": not inverse, "no": inverse}
    if filled:
        answers[UNKNOWN] = not inverse
    if kind == "flag":
        facts = {"number": not inverse, "bounced": True, "dead": True, "delivered": False, "living": False}
        return {**answers, **facts}
    permitted = kind == "permit"
    return {**answers, "permits": permitted, "refuses": not permitted, "withdrawn": not permitted}


MOST = 4_096
"""Cells of a column whose meaning is remembered."""


class Known(dict[Any, "bool | None"]):
    """What cells mean, understood once each; few columns of consents have many different ones."""

    def __init__(self, table: Verdicts) -> None:
        super().__init__()
        self.table = table

    def __missing__(self, value: Any) -> bool | None:
        if len(self) >= MOST:
            self.clear()
        verdict = self[value] = self.table.get(answer(value))
        return verdict

    def __reduce__(self) -> tuple[Any, ...]:
        return Known, (self.table,)


class Answers:
    """Reads one column for one field."""

    def __init__(self, column: str, table: Verdicts) -> None:
        self.column = column
        self._known = Known(table)

    def of(self, value: Any) -> bool | None:
        try:
            return self._known[value]
        except TypeError:  # a list or an object
            return None

    def all(self, values: Iterable[Any]) -> list[bool | None]:
        """What each of the cells means."""
        whole = values if isinstance(values, list | tuple) else list(values)
        try:
            return list(map(self._known.__getitem__, whole))
        except TypeError:
            return list(map(self.of, whole))


def strictest(kind: str, said: Sequence[Sequence[bool | None]]) -> Sequence[bool | None]:
    """What several columns tell of one field, row by row: whichever asks for more restraint."""
    if len(said) == 1:
        return said[0]
    order = (False, True) if kind == "permit" else (True, False)
    return [next((verdict for verdict in order if verdict in cells), None) for cells in zip(*said, strict=True)]


def left(values: Mapping[str, Any]) -> bool:
    """Whether a date of opting out stands, with no later consent, where nothing else tells."""
    out = values.get("opt_out_date")
    if values.get("email_opt_out") is not None or values.get("email_opt_in") is True or not is_date(out):
        return False
    back = values.get("opt_in_date")
    return not is_date(back) or not _before(out, back)


def _before(first: Any, second: Any) -> bool:
    a, b = _moment(first), _moment(second)
    return a is None or b is None or a <= b


def _moment(value: Any) -> datetime | None:
    try:
        return moment(value)
    except ValueError:
        return None
