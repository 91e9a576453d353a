"""Numbers of records are a set of numbers, in little room."""

from __future__ import annotations

import copy
import pickle
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.numbers import Numbers

FEW = st.sets(st.one_of(st.integers(0, 20), st.integers(4_000, 4_200), st.integers(0, 3_000_000)))
MANY = st.builds(
    lambda start, stop, step, few: {*range(start, stop, step), *few},
    st.integers(60_000, 70_000),
    st.integers(60_000, 150_000),
    st.integers(1, 40),
    FEW,
)
SOME = st.one_of(FEW, MANY)


@settings(deadline=None)
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


@settings(deadline=None)
@given(MANY, st.randoms())
def test_they_may_come_in_any_order(some: set[int], dice: random.Random) -> None:
    mixed = sorted(some)
    dice.shuffle(mixed)
    numbers = Numbers(mixed)
    assert list(numbers) == sorted(some)
    assert len(numbers) == len(some)


def test_few_among_a_million_take_little_room() -> None:
    several = [Numbers(range(first, 1_000_000, 200)) for first in range(200)]
    assert sum(len(pickle.dumps(each)) for each in several) < 3_000_000
    whole = Numbers()
    for each in several:
        whole.take(each)
    assert len(whole) == 1_000_000
    assert len(pickle.dumps(whole)) < 200_000
