"""Whose name it is: order by e-mail, nicknames, relation to the record, honorifics."""

from __future__ import annotations

import pytest

from msglint.model import Confidence
from msglint.names import honorifics, mailbox, nicknames
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
