"""Things kept pressed are the same things, in the same order."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from msglint.model import Confidence, Finding, Personal, Place, Severity
from msglint.pressed import FEW, Pressed, gathered

THINGS = st.lists(st.one_of(st.text(), st.integers(), st.tuples(st.text(), st.none())), max_size=40)


@given(THINGS, st.integers(1, 9))
def test_what_is_pressed_comes_out_as_it_went_in(things: list[object], together: int) -> None:
    pressed = Pressed(things, together)
    assert list(pressed) == things
    assert [pressed[at] for at in range(len(pressed))] == things
    assert pressed[2:-1] == things[2:-1]
    assert pressed[::-1] == things[::-1]
    assert pressed == things
    assert pressed == tuple(things)
    assert pickle.loads(pickle.dumps(pressed)) == pressed  # noqa: S301  made here
    assert pressed != [*things, "more"]
    assert list(pressed.poured()) == things
    assert len(pressed) == 0


def test_it_can_be_added_to_while_parts_of_it_are_asked_for() -> None:
    pressed: Pressed[int] = Pressed(together=3)
    for number in range(20):
        pressed.append(number)
        assert pressed[number // 2] == number // 2
        assert list(pressed) == list(range(number + 1))


def test_few_things_stay_as_they_are_and_many_are_pressed() -> None:
    assert gathered(iter(range(FEW))) == tuple(range(FEW))
    assert isinstance(gathered(range(FEW)), tuple)
    many = gathered(iter(range(FEW + 1)))
    assert isinstance(many, Pressed)
    assert list(many) == list(range(FEW + 1))


def test_findings_by_the_thousand_take_little_room() -> None:
    findings = [
        Finding(
            "records-email",
            Severity.ERROR,
            Confidence.HIGH,
            ("email is no address that mail can reach: ", Personal(f"ida{number}@@mail.example", "email"), " is none"),
            Place("people.csv", number, 1, number, 1),
            why="Mail to it comes back, and every bounce costs the sender's good name.",
            remedy="Correct the address in the CRM, or empty the field.",
            examples=(f"c-{number}",),
            count=1,
            of=5_000,
        )
        for number in range(5_000)
    ]
    pressed = Pressed(findings)
    assert pressed == findings
    assert len(pickle.dumps(pressed)) < 60 * len(findings)
