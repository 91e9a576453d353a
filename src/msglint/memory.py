"""What pure functions said of texts they have seen: most of a message's words are the same for everybody."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, update_wrapper
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")

MOST = 2_048
"""Answers of one function that are kept."""
LONGEST = 500
"""Characters of a text whose answer is kept; what is longer is no sentence, and seldom the same twice."""


def remembered(function: Callable[..., T]) -> Callable[..., T]:
    """A pure function that keeps its last answers, so long as its first argument is of a text's common length.

    Its other arguments must be hashable and short; what it returns must not be changed.
    """
    kept = lru_cache(maxsize=MOST)(function)

    def answer(text: str, *more: Hashable) -> T:
        return kept(text, *more) if len(text) <= LONGEST else function(text, *more)

    return update_wrapper(answer, function)


class once(Generic[T]):  # noqa: N801  # read like ``property``
    """A property that is found when it is first asked for, and is an attribute from then on."""

    def __init__(self, found: Callable[[Any], T]) -> None:
        self._found = found
        self._name = found.__name__
        self.__doc__ = found.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> once[T] | T:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._found(instance)
        return value
