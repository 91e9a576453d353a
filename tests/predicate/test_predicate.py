"""Conditions: what they mean, what they read, what they refuse."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.model import NOWHERE, Interaction
from msglint.predicate import NAMES, Predicate, WhenError, plain, sandbox

MESSAGE = {"purpose": "marketing", "channel": "email"}
CONTACT = {"first_name": "Ida", "visits": "5", "city": "", "age": None, "items": "yes", "Member Since": "2011"}
GIFT = Interaction("1", datetime(2026, 1, 5, tzinfo=UTC), "in", "gave", NOWHERE, status="open")


def holds(text: str, history: tuple[Interaction, ...] = ()) -> bool:
    return Predicate(text).holds(MESSAGE, CONTACT, history)


@pytest.mark.parametrize(
    "text",
    [
        "message.purpose != 'transactional'",
        "message.purpose in ['marketing', 'follow-up'] and message.channel == 'email'",
        "not contact.city",
        "contact.items == 'yes'",
        "contact['Member Since'] == '2011'",
        "contact.visits | int > 3",
        "1 < contact.visits|int < 9",
        "contact.first_name | lower == 'ida'",
        "contact.first_name.startswith('I')",
        "'da' in contact.first_name",
        "contact.city or contact.first_name",
        "contact.age is none",
        "contact.nothing is not defined",
        "(contact.nothing | default('x')) == 'x'",
    ],
)
def test_true(text: str) -> None:
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "contact.nothing",
        "contact.nothing.deeper.still",
        "contact.nothing == contact.nowhere",
        "contact.nothing > 3",
        "contact.nothing + 1 > 0",
        "contact.nothing | int > 0",
        "contact.nothing in ['a', '']",
        "'a' in contact.nothing",
        "contact.nothing | length > 0",
        "contact.nothing.lower() == 'x'",
        "history",
        "history | selectattr('kind', 'equalto', 'gave') | list",
    ],
)
def test_unknown_is_false(text: str) -> None:
    assert not holds(text)


def test_history_is_readable() -> None:
    assert holds(
        "history | selectattr('kind', 'equalto', 'gave') | selectattr('status', 'equalto', 'open') | list", (GIFT,)
    )
    assert Predicate("history | length > 0").history
    assert not Predicate("contact.history").history


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mesage.purpose == 'x'", "nothing is called 'mesage' here; did you mean 'message'?"),
        ("purpose == 'x'", "a condition speaks of contact, history, message"),
        ("contact.city | lowr", "there is no filter 'lowr'; did you mean 'lower'?"),
        ("contact.city is devined", "there is no test 'devined'; did you mean 'defined'?"),
        ("contact.city ==", "unexpected"),
        ("contact.city }} {{ contact.city", "unexpected"),
        ("range(3) | list", "nothing is called 'range'"),
        ("   ", "is empty"),
        ("(" * 5000 + "contact" + ")" * 5000, "nested too deeply"),
    ],
)
def test_refused_at_load(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        Predicate(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contact.visits > 3", "a CSV's values are text: write the field with |int or |float"),
        ("contact.age > 3", "NoneType"),
        ("'a' * 1000000000 == ''", "works on numbers only"),
        ("10 ** 10 ** 8 > 1", "** is not allowed here"),
        ("'%99999999d' % 1 == ''", "works on numbers only"),
        ("''.ljust(10 ** 9)", "not allowed"),
    ],
)
def test_fails_at_run_time_as_when_error(text: str, said: str) -> None:
    with pytest.raises(WhenError, match=re.escape(said)):
        holds(text)


def test_what_is_unsafe_is_unknown() -> None:
    assert not holds("''.__class__.__mro__")
    assert not holds("contact | attr('__class__')")


def test_reads() -> None:
    predicate = Predicate("contact.city and contact['Member Since'] and message.purpose == 'reply'")
    assert predicate.reads == {"city", "Member Since"}
    assert predicate.message == {"purpose"}
    assert not predicate.history
    assert Predicate("contact | length > 3").reads is None
    assert Predicate("contact.visits | int > 3 and contact.city.lower() == 'x'").reads == {"visits", "city"}


def test_lent_functions() -> None:
    names = NAMES | {"double"}
    for text in ("double(contact.visits) == '55'", "double(contact.visits) | int == 55"):
        assert Predicate(text, names).holds(MESSAGE, CONTACT, double=lambda value: value * 2)


FIELD = st.sampled_from(["contact.first_name", "contact.city", "contact.nothing", "message.purpose", "contact.age"])
CONSTANT = st.sampled_from(["'Ida'", "''", "'marketing'", "none", "true", "['Ida', '']"])
ATOM = st.one_of(
    FIELD,
    st.tuples(FIELD, st.sampled_from(["==", "!="]), st.one_of(FIELD, CONSTANT)).map(" ".join),
    st.tuples(FIELD, st.sampled_from(["in", "not in"]), st.just("['Ida', '', 'marketing']")).map(" ".join),
)
CONDITION = st.recursive(
    ATOM,
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: f"({' '.join(parts)})"),
    ),
    max_leaves=6,
)


@given(CONDITION)
def test_plain_and_jinja_agree(text: str) -> None:
    values = {"message": MESSAGE, "contact": CONTACT, "history": ()}
    quick, quick_reads = plain.compiled(text, NAMES)
    full, full_reads = sandbox.compiled(text, NAMES)
    assert bool(quick(values)) == bool(full(values))
    assert set(quick_reads) == set(full_reads)
