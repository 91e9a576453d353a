"""Numbers of records are a set of numbers, in little room."""

from __future__ import annotations

import copy

from hypothesis import given
from hypothesis import strategies as st

from msglint.numbers import Numbers

SOME = st.sets(st.one_of(st.integers(0, 20), st.integers(4_000, 4_200), st.integers(0, 3_000_000)))


@given(SOME, SOME)
def test_they_are_a_set_of_numbers(first: set[int], second: set[int]) -> None:
    numbers, others = Numbers(first), Numbers(second)
    numbers.take(others)
    both = first | second
    assert list(numbers) == sorted(both)
    assert len(numbers) == len(both)
    assert bool(numbers) == bool(both)
    assert numbers.end == max(both, default=-1) + 1
    assert all(number in numbers for number in both)
    assert [number for number in (0, 19, 4_096, 5_000_000) if number in numbers] == [
        number for number in (0, 19, 4_096, 5_000_000) if number in both
    ]
    assert list(copy.deepcopy(numbers)) == sorted(both)
    assert list(others) == sorted(second)
