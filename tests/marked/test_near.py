"""Did you mean …?"""

from __future__ import annotations

import pytest

from msglint.marked import suggest, typo_of

KNOWN = ("records", "record_as", "landing_page", "subject", "step", "segment", "purpose")


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("recrods", "did you mean 'records'?"),
        ("Landing-Page", "did you mean 'landing_page'?"),
        ("sujet", "did you mean 'subject'?"),
        ("zebra", ""),
        ("", ""),
        (False, ""),
    ],
)
def test_suggest(word: object, answer: str) -> None:
    assert suggest(word, KNOWN) == answer


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("subjct", "subject"),
        ("subjecct", "subject"),
        ("subkect", "subject"),
        ("sbuject", "subject"),
        ("steps", "step"),
        ("subject", ""),
        ("sbujct", ""),
        ("title", ""),
        ("prupose", "purpose"),
    ],
)
def test_typo_of(word: str, answer: str) -> None:
    assert typo_of(word, KNOWN) == answer
