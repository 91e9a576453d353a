"""A value that nobody has given: false, equal to nothing, before and after nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Unknown:
    """What a field is that the record, the message or the history does not have.

    It is false and empty; every comparison with it is false (but ``!=``), so two unknown fields are not equal
    either; what is computed from it is unknown too.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __contains__(self, item: object) -> bool:
        return False

    def __str__(self) -> str:
        return ""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    def __lt__(self, other: object) -> bool:
        return False

    __le__ = __gt__ = __ge__ = __lt__

    def __hash__(self) -> int:
        return 0

    def __int__(self) -> int:
        raise TypeError("an unknown value is no number")

    __float__ = __int__

    def _spread(self, *others: object) -> Unknown:  # noqa: ARG002
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _spread
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __neg__ = __pos__ = __getitem__ = __call__ = _spread


UNKNOWN = Unknown()
