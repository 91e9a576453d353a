"""First and last name exchanged: what the names alone show, what the address shows, and when nothing is said."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from msglint.model import Confidence
from msglint.names.order import exchanged

NAMES_ALONE = """
    Agnieszka Kowalczyk|Piotr Zieliński|Ayşe Yılmaz|Nikos Papadopoulos|Giulia Esposito|Matteo Bianchi
    Siobhán O'Brien|Jörg Schäfer|Elena de la Cruz|Lucía Fernández Ortega|Priya Sharma|Chinedu Okafor|Folake Ogunleye
    Ольга Иванова|Dmitri Sokolov|Marta Lindqvist|Zuzana Nováková|Maryam Hosseini|Layla Haddad|Kwame Boateng
    Jennifer Whitfield|Ashley Kowalski|Stephanie Nguyen|Fiona McTavish|Thandiwe Dlamini|Tigist Gebremariam
    Yael Friedman|Deepika Krishnamurthy
"""
EITHER_WAY = """
    Taylor Morgan|Thomas Ashley|Kim Young|Rahm Emanuel|Rand Paul|Morgan Taylor|Lee Zachary|James Thomas|Ryan Paul
    Jordan Lee|Cameron Blake|Kennedy Carlisle|Clément Robert|Simon Martin|Ibrahim Ali|Ali Hassan|Van Nguyen|Rosa Santos
    Martin Gabrijela
    Nguyen Minh|Wang Xiaoming|Tanaka Hiroshi|Nagy László|Kim Minjun|Sai Nikhil|Muhammad Iqbal|Daniel Craig|J. Martin
"""
PEOPLE = Path(__file__).parents[2] / "benchmarks" / "judgement" / "people.csv"


def test_people_of_many_languages() -> None:
    """The figures are those of ``benchmarks/judgement/names.py``."""
    with PEOPLE.open(encoding="utf-8", newline="") as file:
        people = [(row["first_name"], row["last_name"], row["email"]) for row in csv.DictReader(file)]
    alarms = [f"{first} {last}" for first, last, email in people if shown(first, last, email) or shown(first, last)]
    assert alarms == []
    assert sum(shown(last, first) for first, last, _ in people) >= 0.65 * len(people)
    addressed = [person for person in people if person[2]]
    assert sum(shown(last, first, email) for first, last, email in addressed) >= 0.9 * len(addressed)


def shown(first: str, last: str, email: str = "") -> bool:
    found = exchanged(first, last, email)
    return found is not None and found.confidence >= Confidence.MEDIUM


def pairs(text: str) -> list[tuple[str, str]]:
    found = (pair.strip().partition(" ") for line in text.splitlines() for pair in line.split("|") if pair.strip())
    return [(first, last) for first, _, last in found]


@pytest.mark.parametrize(("first", "last"), pairs(NAMES_ALONE))
def test_the_names_alone(first: str, last: str) -> None:
    found = exchanged(last, first)
    assert found is not None
    assert found.confidence >= Confidence.MEDIUM
    assert found.evidence[0] == "by the name tables, "
    assert exchanged(first, last) is None


@pytest.mark.parametrize(("first", "last"), pairs(EITHER_WAY))
def test_names_that_go_either_way_are_left_alone(first: str, last: str) -> None:
    found = exchanged(first, last)
    assert found is None or found.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("first", "last", "email", "shows"),
    [
        ("Behnia", "Parissa", "parissa.behnia@example.com", "has the last name first"),
        ("Nguyen", "Minh", "minh.nguyen@example.com", "has the last name first"),
        ("Scholten", "J.D.", "j.d.scholten@example.org", "first"),
        ("Lopez", "Maria", "rep.lopez@example.gov", "puts a title before the first name"),
        ("Maestas", "Moe", "antonio.maestas@example.org", "ends with the first name"),
        ("Marston", "Dick", "rmarston@example.org", "ends with the first name"),
        ("Haddon", "Patrick", "mail@patrickhaddon.com", "has the last name first"),
        ("Ransom", "Kim", "kim.ransom@example.org", "has the last name first"),
    ],
)
def test_the_address_shows_it(first: str, last: str, email: str, shows: str) -> None:
    found = exchanged(first, last, email)
    assert found is not None
    assert found.confidence >= Confidence.MEDIUM
    assert any(shows in str(word) for word in found.evidence)
    assert exchanged(last, first, email) is None


@pytest.mark.parametrize(
    ("first", "last", "email", "country"),
    [
        ("Xiaoming", "Wang", "wang.xiaoming@example.cn", ""),
        ("Wang", "Xiaoming", "", "China"),
        ("László", "Nagy", "nagy.laszlo@example.hu", ""),
        ("Yamamoto", "Takeshi", "", "Japan"),
        ("佐藤", "陽菜", "", ""),
        ("Lee", "Zachary", "lee.zachary@example.com", ""),
        ("Behnia", "Behnia", "behnia@example.com", ""),
        ("Schmidt GmbH", "Anna", "anna.schmidt@example.com", ""),
        ("Kowalczyk", "Jan & Maria", "", ""),
        ("Kowalczyk, Anna", "Anna", "", ""),
        ("", "Agnieszka", "agnieszka@example.com", ""),
    ],
)
def test_custom_and_other_faults_are_left_alone(first: str, last: str, email: str, country: str) -> None:
    assert exchanged(first, last, email, country=country) is None
