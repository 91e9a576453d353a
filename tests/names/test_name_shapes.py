"""How a name is written: what stands in its field, letters after it, casing, characters misread."""

from __future__ import annotations

import pytest

from msglint.names import casing, shape


@pytest.mark.parametrize(
    ("text", "field", "kind"),
    [
        ("Parissa", "first_name", None),
        ("Mary Ann", "first_name", None),
        ("Nan", "first_name", None),
        ("Ortega y Gasset", "last_name", None),
        ("Costa e Silva", "last_name", None),
        ("Null", "last_name", None),
        ("Friend", "last_name", None),
        ("Sales", "last_name", None),
        ("St. John", "last_name", None),
        ("null", "first_name", shape.Shape.PLACEHOLDER),
        ("#N/A", "last_name", shape.Shape.PLACEHOLDER),
        ("?", "first_name", shape.Shape.PLACEHOLDER),
        ("xxx", "last_name", shape.Shape.PLACEHOLDER),
        ("aaaaaa", "first_name", shape.Shape.PLACEHOLDER),
        ("(unknown)", "last_name", shape.Shape.PLACEHOLDER),
        ("Prénom", "first_name", shape.Shape.PLACEHOLDER),
        ("не указано", "first_name", shape.Shape.PLACEHOLDER),
        ("Friend", "first_name", shape.Shape.PLACEHOLDER),
        ("p@example.com", "last_name", shape.Shape.EMAIL),
        ("www.example.com", "first_name", shape.Shape.WEB),
        ("+1 401 555 0134", "first_name", shape.Shape.NUMBER),
        ("Smith & Sons Ltd", "last_name", shape.Shape.COMPANY),
        ("University of Leeds", "full_name", shape.Shape.COMPANY),
        ("Familia Ortiz", "last_name", shape.Shape.HOUSEHOLD),
        ("The Whitfields", "full_name", shape.Shape.HOUSEHOLD),
        ("Hans und Maria", "first_name", shape.Shape.COUPLE),
        ("Jean et Marie", "first_name", shape.Shape.COUPLE),
        ("Anna/Peter", "first_name", shape.Shape.COUPLE),
        ("Mr. and Mrs. Whitfield", "full_name", shape.Shape.COUPLE),
        ("Buchhaltung", "first_name", shape.Shape.ROLE),
        ("Reservations Desk", "first_name", shape.Shape.ROLE),
        ("Asociación Vecinal", "first_name", shape.Shape.COMPANY),
        ("Mairie de Lorient", "first_name", shape.Shape.COMPANY),
        ("Förderverein Stadtpark", "first_name", shape.Shape.COMPANY),
        ("Stichting De Haven", "full_name", shape.Shape.COMPANY),
        ("Northside Elementary PTA", "first_name", shape.Shape.COMPANY),
        ("株式会社みなと", "first_name", shape.Shape.COMPANY),
        ("ООО Ромашка", "first_name", shape.Shape.COMPANY),
        ("Thi Hoa", "first_name", None),
        ("Firma Anggraini", "full_name", None),
        ("Marina", "first_name", None),
        ("Verein", "last_name", None),
        ("info", "first_name", shape.Shape.ROLE),
    ],
)
def test_what_stands_in_a_name_field(text: str, field: str, kind: shape.Shape | None) -> None:
    assert shape.shape(text, field) is kind


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Jane, MBA", "MBA"),
        ("Foster PhD", "PhD"),
        ("Foster, M.D.", "M.D."),
        ("Ma", ""),
        ("J.D.", ""),
        ("Scott, Jr.", ""),
    ],
)
def test_letters_after_a_name(text: str, letters: str) -> None:
    assert shape.letters(text) == letters


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("PARISSA", casing.ALL_CAPITALS),
        ("ANN", casing.ALL_CAPITALS),
        ("O'BRIEN", casing.ALL_CAPITALS),
        ("ИВАН", casing.ALL_CAPITALS),
        ("parissa", casing.NO_CAPITAL),
        ("de la cruz", casing.NO_CAPITAL),
        ("Jos&eacute;", casing.BROKEN),
        ("JosÃƒÂ©", casing.BROKEN),
        ("Ð˜Ð²Ð°Ð½", casing.BROKEN),
        ("Fran�ois", casing.BROKEN),
        ("Bj?rk", casing.BROKEN),
        ("J.", casing.LONE_INITIAL),
        *[(name, "") for name in ("JD", "J.D.", "NG", "JRR", "DeShawn", "McDonald", "O'Brien", "de la Cruz", "Zoë")],
        *[(name, "") for name in ("van Dyke", "d'Angelo", "'t Hooft", "Ma. Elena", "Jean-Luc", "İpek", "田中", "ليلى")],
    ],
)
def test_how_a_name_is_written(text: str, fault: str) -> None:
    assert casing.fault(text) == fault


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("JosÃ©", "José"), ("Oâ€™Brien", "O’Brien"), ("BjÃƒÂ¶rk", "Björk"), ("Zoë", "Zoë"), ("Parissa", "Parissa")],
)
def test_characters_that_were_misread(broken: str, whole: str) -> None:
    assert casing.mended(broken) == whole
