"""Samples that serve a template whichever way it takes them: what a host hands over can only be guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from msgspec import Struct

from msglint.inputs.context import Named

DAY = date(2027, 5, 14)
"""The day of a sample that is a time of day alone."""


class When(str):
    """A date or a time as text that can also be formatted and asked for its parts, as a host's dates can."""

    __slots__ = ()

    @property
    def moment(self) -> datetime:
        try:
            return datetime.fromisoformat(self)
        except ValueError:
            return datetime.combine(DAY, time.fromisoformat(self))

    @property
    def year(self) -> int:
        return self.moment.year

    @property
    def month(self) -> int:
        return self.moment.month

    @property
    def day(self) -> int:
        return self.moment.day

    @property
    def hour(self) -> int:
        return self.moment.hour

    @property
    def minute(self) -> int:
        return self.moment.minute

    @property
    def second(self) -> int:
        return self.moment.second

    def strftime(self, form: str) -> str:
        return self.moment.strftime(form)

    def isoformat(self, *_: str) -> str:
        return self.moment.isoformat()

    def weekday(self) -> int:
        return self.moment.weekday()

    def isoweekday(self) -> int:
        return self.moment.isoweekday()

    def timestamp(self) -> float:
        return self.moment.timestamp()

    def date(self) -> When:
        return When(self.moment.date().isoformat())

    def time(self) -> When:
        return When(self.moment.time().isoformat("minutes"))

    def astimezone(self, *_: object) -> When:
        return self


class Word(str):
    """A text of which nothing else is known; a template that counts with it is given the number one."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __index__(self) -> int:
        return 1

    def __float__(self) -> float:
        return 1.0

    def __round__(self, digits: int | None = None) -> float:
        return 1.0 if digits else 1

    def __sub__(self, other: Any) -> Any:
        return 1 - other

    def __rsub__(self, other: Any) -> Any:
        return other - 1

    def __truediv__(self, other: Any) -> Any:
        return 1 / other

    def __rtruediv__(self, other: Any) -> Any:
        return other / 1

    def __floordiv__(self, other: Any) -> Any:
        return 1 // other

    def __mod__(self, other: Any) -> Any:
        if isinstance(other, int | float):
            return 1 % other
        return str.__mod__(self, other) if "%" in self else str(self)

    def __add__(self, other: Any) -> Any:
        return 1 + other if isinstance(other, int | float) else str.__add__(self, other)

    def __radd__(self, other: Any) -> Any:
        return other + 1 if isinstance(other, int | float) else str.__add__(other, self)

    def __lt__(self, other: Any) -> bool:
        return other > 1 if isinstance(other, int | float) else str.__lt__(self, other)

    def __le__(self, other: Any) -> bool:
        return other >= 1 if isinstance(other, int | float) else str.__le__(self, other)

    def __gt__(self, other: Any) -> bool:
        return other < 1 if isinstance(other, int | float) else str.__gt__(self, other)

    def __ge__(self, other: Any) -> bool:
        return other <= 1 if isinstance(other, int | float) else str.__ge__(self, other)


class Told(Named):
    """An object that prints as a text: an application's objects say what they are (``{{ user }}``)."""

    def __init__(self, values: Mapping[str, Any], said: str) -> None:
        super().__init__(values)
        self.said = said

    def __str__(self) -> str:
        return self.said

    def __reduce__(self) -> tuple[Any, ...]:
        return Told, (dict(self), self.said)


class Answer(Struct, frozen=True):
    """A method of an application's object: whatever it is handed, it gives the same."""

    value: Any

    def __call__(self, *_: Any, **__: Any) -> Any:
        return self.value


class Items(list[Any]):
    """A list that prints as text does, and can be gone through as a mapping can: by keys, values, or both.

    Where one template takes it for a list of objects and another for an object, it is its first item too.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return ", ".join(map(str, self))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        first = self[0] if self else None
        return first[name] if isinstance(first, dict) and name in first else getattr(str(self), name)

    def keys(self) -> Iterator[str]:
        return (str(number) for number in range(1, len(self) + 1))

    def values(self) -> Iterator[Any]:
        return iter(self)

    def items(self) -> Iterator[Any]:
        """Pairs: the items themselves, where they are pairs."""
        paired = all(isinstance(item, list) and len(item) == 2 for item in self)
        return iter(self) if paired else zip(self.keys(), self, strict=True)

    def get(self, _: object, default: Any = None) -> Any:
        return self[0] if self else default
