"""Evidence about names: order by e-mail, shape, casing, nicknames, honorifics."""

from __future__ import annotations

import pytest

from msglint.model import Confidence
from msglint.names import casing, honorifics, mailbox, nicknames, shape
from msglint.names.order import swapped
from msglint.names.person import Person, family, given
from msglint.names.relation import Relation, relation


@pytest.mark.parametrize(
    ("first", "last", "email"),
    [
        ("Behnia", "Parissa", "parissa.behnia@example.com"),
        ("Behnia", "Parissa", "Parissa_Behnia@example.com"),
        ("Behnia", "Parissa", "parissabehnia@example.com"),
        ("Behnia", "Parissa", "p.behnia@example.com"),
        ("Behnia", "Parissa", "pbehnia@example.com"),
        ("Behnia", "Parissa", "pbehnia84@example.com"),
        ("Behnia", "Parissa", "prbehnia@example.com"),
        ("Behnia", "Parissa", "parissa.r.behnia+news@example.com"),
        ("Whitfield", "Robert", "bob.whitfield@example.com"),
        ("Marbach", "Christine", "chris.marbach@example.com"),
        ("Schäfer", "Jörg", "joerg.schaefer@example.de"),
        ("Nguyen", "Minh", "minh.nguyen@example.com"),
        ("Wang", "Xiaoming", "xiaoming.wang@example.cn"),
        ("García Márquez", "Gabriel", "gabriel.garcia@example.com"),
        ("O'Donoghue", "Siobhán", "siobhan.odonoghue@example.ie"),
        ("van den Heuvel", "Ludger", "l.vandenheuvel@example.nl"),
        ("Kowalczyk", "Mary Ann", "maryann.kowalczyk@example.com"),
        ("Moreau", "Luc", "luc.moreau@gmail.com"),
    ],
)
def test_exchanged_names_show_in_the_address(first: str, last: str, email: str) -> None:
    found = swapped(Person(first_name=first, last_name=last, email=email))
    assert found is not None
    assert found.confidence >= Confidence.MEDIUM
    assert swapped(Person(first_name=last, last_name=first, email=email)) is None


@pytest.mark.parametrize(
    ("first", "last", "email"),
    [
        ("Lee", "Zachary", "lee.zachary@example.com"),
        ("Kim", "Young", ""),
        ("Thomas", "Ashley", "info@example.com"),
        ("Morgan", "Taylor", "taylorm@example.com"),
        ("Morgan", "Taylor", "taylor@example.com"),
        ("Xiaoming", "Wang", "wang.xiaoming@example.cn"),
        ("László", "Nagy", "nagy.laszlo@example.hu"),
        ("Hiroshi", "Tanaka", "tanaka.hiroshi@example.com"),
        ("Lan", "Nguyễn", "nguyen.lan@example.vn"),
        ("Lucia", "Galli", "galli.lucia@example.it"),
        ("Barbara", "Drummond", "drummondbarbara@gmail.com"),
        ("Sukarno", "Sukarno", "sukarno@example.org"),
        ("Parissa", "Behnia", "parissa.behnia"),
    ],
)
def test_names_in_their_place_are_left_alone(first: str, last: str, email: str) -> None:
    assert swapped(Person(first_name=first, last_name=last, email=email)) is None


def test_what_an_address_weighs() -> None:
    agrees = mailbox.read("parissa.behnia@example.com", "Parissa", "Behnia")
    against = mailbox.read("parissa.behnia@example.com", "Behnia", "Parissa")
    assert agrees is not None
    assert against is not None
    assert agrees.weight > 5
    assert against.weight == pytest.approx(-agrees.weight)
    assert mailbox.read("office@example.com", "Parissa", "Behnia") is None


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bob", "robert", True),
        ("pari", "parissa", True),
        ("parisa", "parissa", True),
        ("chris", "christopher", True),
        ("mohamed", "muhammad", True),
        ("sergei", "sergey", True),
        ("kathryn", "catherine", True),
        ("саша", "александр", True),
        ("liz", "beth", False),
        ("maria", "mario", False),
        ("paul", "paula", False),
        ("maria", "parissa", False),
        ("behnia", "parissa", False),
    ],
)
def test_whether_two_given_names_can_be_one_persons(one: str, other: str, same: bool) -> None:
    assert nicknames.alike(one, other) is same
    assert nicknames.alike(other, one) is same


@pytest.mark.parametrize(
    ("greeted", "whose"),
    [
        ("Gabriel", Relation.GIVEN),
        ("Gabo", Relation.OTHER),
        ("G.", Relation.GIVEN),
        ("García", Relation.FAMILY),
        ("Garcia-Marquez", Relation.FAMILY),
        ("Gabriel García", Relation.FULL),
        ("G. Márquez", Relation.FULL),
        ("José", Relation.GIVEN),
        ("Maria", Relation.OTHER),
        ("田中", Relation.UNKNOWN),
    ],
)
def test_whose_name_the_greeted_words_are(greeted: str, whose: Relation) -> None:
    person = Person(first_name="Gabriel José", last_name="García Márquez")
    assert relation(greeted, person) is whose


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("Parissa Behnia", ("parissa",), ("behnia",)),
        ("Behnia, Parissa", ("parissa",), ("behnia",)),
        ("Dr. Ludger van den Heuvel", ("ludger",), ("van", "den", "heuvel")),
        ("BEHNIA Parissa", ("parissa",), ("behnia",)),
        ("Björk", ("bjork",), ()),
        ("Wang Xiaoming", ("wang", "xiaoming"), ("wang", "xiaoming")),
    ],
)
def test_a_full_name_alone(full: str, first: tuple[str, ...], last: tuple[str, ...]) -> None:
    person = Person(full_name=full)
    assert (given(person), family(person)) == (first, last)


def test_family_names_come_first_where_the_record_says_so() -> None:
    person = Person(full_name="Nagy László", country="Hungary")
    assert (given(person), family(person)) == (("laszlo",), ("nagy",))


@pytest.mark.parametrize(
    ("text", "language", "kinds", "start"),
    [
        ("Dr. Jane", "en", ["rank"], 4),
        ("Prof. Dr. Jane", "de", ["rank", "rank"], 10),
        ("M. Night", "en", [], 0),
        ("M. Dupont", "fr", ["plain"], 3),
        ("Major Thomas", "en", [], 0),
        ("Jane", "en", [], 0),
        ("Dr.", "en", [], 0),
        ("Don Whitfield", "en", [], 0),
    ],
)
def test_titles_before_a_name(text: str, language: str, kinds: list[str], start: int) -> None:
    found, at = honorifics.leading(text, language)
    assert ([entry.kind for entry in found], at) == (kinds, start)


@pytest.mark.parametrize(("text", "start"), [("Khun Mali", 5), ("don Luis", 4), ("Senator Reed", 8)])
def test_a_word_of_the_template_is_meant_as_a_title(text: str, start: int) -> None:
    assert honorifics.leading(text, "en", own=start) == ((honorifics.honorific(text[: start - 1]),), start)


@pytest.mark.parametrize("text", ["Tanaka-san", "Mehmet Bey", "田中様", "김민준님", "Priya ji", "王先生"])
def test_honorifics_after_a_name(text: str) -> None:
    assert honorifics.trailing(text) is not None


@pytest.mark.parametrize("text", ["Tanaka", "Ben", "Mary-Ann", "田中", "Jean-Luc"])
def test_names_without_an_honorific(text: str) -> None:
    assert honorifics.trailing(text) is None
