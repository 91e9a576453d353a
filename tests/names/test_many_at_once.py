"""Columns that are put into another form at once are what their values are one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from msglint.names.columns import Texts
from msglint.names.folding import fold, folded
from msglint.names.written import forms, forms_of

TEXT = st.one_of(
    st.text(max_size=8),
    st.text(st.sampled_from("aB éÉßæøÅöü\u0301-'ʼΣσ\t\0İ½ﬁ"), max_size=8),
    st.sampled_from(("Ida", "Søren", "Anna-Lena", "van den Berg", "O’Neil", "Łukasz", "Đỗ", "J.")),
)


@given(st.lists(TEXT, max_size=8))
def test_texts_are_folded_as_each_is(texts: list[str]) -> None:
    assert folded(texts) == list(map(fold, texts))


@given(st.lists(TEXT, max_size=8))
def test_texts_are_lowered_and_trimmed_as_each_is(texts: list[str]) -> None:
    column = Texts(texts)
    assert list(column.lower) == [text.strip().lower() for text in texts]
    assert list(column.trimmed) == [text.strip() for text in texts]
    assert column.folds == {text.strip(): fold(text) for text in texts}


def test_what_is_no_text_counts_as_blank_or_by_its_digits() -> None:
    column = Texts(["Ida ", None, 7])
    assert list(column.lower) == ["ida", "", ""]
    assert list(column.trimmed) == ["Ida", "", "7"]
    assert list(Texts([None, None]).trimmed) == list(Texts([None, None]).lower) == ["", ""]


@given(st.sets(TEXT, max_size=8))
def test_names_are_written_in_addresses_as_each_is(names: set[str]) -> None:
    told = forms_of({name: fold(name) for name in names})
    assert told == {name: forms(name) for name in names if not (name.isascii() and name.isalpha())}
