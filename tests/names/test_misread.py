"""Text that broke on its way, and text that only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.names.misread import fault, is_sound, reread

SOUND = (
    "JOÃO",
    "IRMÃ",
    "“IRMÃ”",
    "SÃO PAULO",
    "XÃ HỘI",
    "Nguyễn Văn Ánh",
    "Björk Guðmundsdóttir",
    "Łukasz Żółw",
    "ÉMILE’S",
    "CAFÉ™",
    "TÄNK™",
    "Ångström",
    "20° C",
    "«Ñandú»",
    "Đặng Thị Ngọc",
    "Ørsted – Ås",
    "Γιώργος",
    "Иван",
    "佐藤 花子",
    "ليلى",
    "ÜBER…",
    "CORAÇÃO”",
    "AT&T",
    "R&D; sales",
    "50% off",
    "https://example.org/?q=caf%C3%A9&amp;p=2",
    "<b>Tom &amp; Jerry</b>",
    "What? No",
)
SAID = (
    "Zoë",
    "Müller",
    "Łódź",
    "François",
    "JOÃO",
    "Đặng",
    "Straße",
    "Çağla Şahin",
    "O’Brien",
    "Γιώργος",
    "Иван Петров",
    "佐藤 花子",
    "ليلى",
    "½ price",
    "ZOË",
)


@pytest.mark.parametrize("text", SOUND)
def test_is_sound(text: str) -> None:
    assert fault(text, name=True) is None


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", SAID)
def test_is_reread(text: str, encoding: str) -> None:
    broken = text.encode().decode("latin-1")
    if encoding == "cp1252":
        broken = "".join(bytes([ord(char)]).decode("cp1252", "ignore") or char for char in broken)
    assert broken != text
    assert reread(broken) == text
    assert reread(broken.encode().decode("latin-1")) == text


@pytest.mark.parametrize(
    ("text", "what", "meant"),
    [
        ("Jos√©", "was read in the wrong encoding", "José"),
        ("Jos├®", "was read in the wrong encoding", "José"),
        ("Bj\ufffdrk", "has lost a letter for good (�)", ""),
        ("M?ller", "has lost a letter for good (?)", ""),
        ("O&#39;Brien", "holds HTML codes", "O'Brien"),
        ("Jos\\u00e9", "holds codes instead of letters", "José"),
        ("Jos%C3%A9", "holds codes instead of letters", "José"),
        ("=?UTF-8?B?Sm9zw6k=?=", "is still packed as in a mail's header", ""),
    ],
)
def test_other_ways_to_break(text: str, what: str, meant: str) -> None:
    found = fault(text, name=True)
    assert found is not None
    assert (found.what, found.meant) == (what, meant)


def test_a_question_mark_is_no_lost_letter_outside_of_names() -> None:
    assert fault("balcony?stalls") is None


@given(st.text(st.sampled_from("aÃ©Â¼â€™Ð˜√├?&;#39\\u00e9=%C3A \ufffd"), max_size=20))
def test_what_is_called_sound_has_no_fault(text: str) -> None:
    assert fault(text, name=True) is None or not is_sound(text)
