"""Which addresses mail can reach, and which spellings are one mailbox."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.names.address import defect, doubtful, mailbox

RIGHT = [
    "ida.marten@example.org",
    "IDA@Example.ORG",
    "ida+news@mail.example.co.uk",
    "o'brien@example.ie",
    '"ida marten"@example.org',
    "ida@[192.0.2.1]",
    "jörg@müller.de",
    "用户@例子.广告",
    "हिन्दी@उदाहरण.भारत",
    "user@ymail.com",
    "user@mail.com",
    "docomo..x@docomo.ne.jp",
    "na.lee@example.org",
    "info@none.example",
    "n/a",
    "",
]
WRONG = [
    ("ida.marten", "has no @"),
    ("ida@@example.org", "has more than one @"),
    ("ida@example", "has a domain without an ending, such as .com"),
    ("ida@example,com", "has a comma where a full stop belongs"),
    ("ida@example.com.", "ends in a full stop"),
    ("ida@example..com", "has a full stop too many after the @"),
    ("@example.org", "has nothing before the @"),
    ("ida@", "has nothing after the @"),
    ("ida@-example.org", "has a domain that cannot be"),
    ("ida@example.c", "ends in a single letter, which no domain does"),
    ("ida@example.123", "ends in a number, which no domain does"),
    ("ida marten@example.org", "holds a space"),
    ("ida@exam\u00a0ple.org", "holds a character that nobody sees"),
    ("a@b.org,c@d.org", "holds 2 addresses"),
    ("none@none.com", "stands for having none"),
    ("ida..m@example.org", "has a full stop out of place before the @"),
    ("x" * 65 + "@example.org", "is longer before the @ than an address can be"),
]


@pytest.mark.parametrize("address", RIGHT)
def test_right(address: str) -> None:
    assert defect(address) is None


@pytest.mark.parametrize(("address", "what"), WRONG)
def test_wrong(address: str, what: str) -> None:
    found = defect(address)
    assert found is not None
    assert (found.what, found.slip) == (what, False)


@pytest.mark.parametrize(
    ("address", "meant", "guess"),
    [
        ("ida@gmail.con", ".com", False),
        ("ida@example.cmo", ".com", False),
        ("ida@gmial.com", "", False),
        ("ida@bmail.com", "", True),
    ],
)
def test_slips(address: str, meant: str, guess: bool) -> None:
    found = defect(address)
    assert found is not None
    assert (found.slip, found.meant, found.guess) == (True, meant, guess)


@given(st.lists(st.text(st.sampled_from("aé@.+, -_\"'gmailcon0"), max_size=14) | st.sampled_from(RIGHT), max_size=5))
def test_nothing_wrong_is_left_out(column: list[str]) -> None:
    column += [address for address, _ in WRONG]
    found = set(doubtful(column))
    assert {at for at, address in enumerate(column) if defect(address)} <= found


def test_numbers_and_blanks_in_a_column() -> None:
    assert list(doubtful([None, 7, "ida@example.org"])) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida.Marten@Example.org ", "ida.marten+news@example.org"),
        ("i.d.a@gmail.com", "ida+x@googlemail.com"),
        ('"Ida Marten"@example.org', '"ida marten"@EXAMPLE.org'),
    ],
)
def test_one_mailbox(one: str, other: str) -> None:
    assert mailbox(one) == mailbox(other)


def test_full_stops_count_elsewhere() -> None:
    assert mailbox("i.da@example.org") != mailbox("ida@example.org")
