"""The table of how much oftener a name is a first name than a last name."""

from __future__ import annotations

import subprocess
import sys

import pytest

from msglint.names.frequency import FILE, MAGIC, SMALL_WORD, UNKNOWN, kind, table
from msglint.names.lists import DATA

FIRST = """
    Jennifer José Mary-Ann Ayşe Łukasz Siobhán Giulia Agnieszka Priya Haruka Chinedu Nikos Zuzanna Fatima Maryam Jörg
    Ольга Наталья DeShawn LaToya Geraint Ffion Meritxell Ganbold Agnija Sukhwinder Tatenda Nekane
"""
LAST = (
    "Smith|McDonald|O'Brien|Kowalski|Papadopoulos|Yamamoto|Hosseini|Okafor|Yılmaz|Lindqvist|Schäfer|de la Cruz|Sharma"
    "|van den Heuvel|García Márquez|Иванов|Haddad|Nguyễn|bin Salman|Al-Shehri|El Mansouri|Le Goff|Tshabalala"
)


def test_the_table_is_small_and_whole() -> None:
    data = (DATA / FILE).read_bytes()
    assert len(data) <= 350_000
    assert data.startswith(MAGIC)
    loaded = table()
    assert len(loaded.values) == loaded.starts[-1] == len(loaded.keys) > 100_000


def test_nothing_is_read_before_a_name_is_asked_for() -> None:
    code = "import msglint.names.order; from msglint.names.frequency import table; print(table.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize("name", FIRST.split())
def test_first_names(name: str) -> None:
    assert kind(name).weight >= 1.0
    assert kind(name.upper()).weight == kind(name).weight


@pytest.mark.parametrize("name", LAST.split("|"))
def test_last_names(name: str) -> None:
    assert kind(name).weight <= -1.0


@pytest.mark.parametrize(
    ("name", "sign"),
    [("Wojnarowiczewska", "-ska"), ("Grimvaldsdottir", "ottir"), ("Kessaropoulos", "ulos"), ("McTarvish", "mc")],
)
def test_a_name_that_no_list_has_is_told_by_its_form(name: str, sign: str) -> None:
    found = kind(name)
    assert found.weight < -1.0
    assert sign.strip("-") in found.sign or found.sign.strip("-") in sign


@pytest.mark.parametrize("name", ["", "J.", "7", "—", "X"])
def test_what_holds_no_word_tells_nothing(name: str) -> None:
    assert kind(name) == UNKNOWN


def test_initials_stand_for_given_names() -> None:
    assert kind("J.D.").weight > 0 < kind("K C").weight


def test_a_small_word_in_front_makes_a_last_name() -> None:
    assert kind("van Quillmere").weight <= SMALL_WORD
    assert kind("Martin Jr.") == kind("Martin")


@pytest.mark.parametrize("name", ["Fernando de Jesus", "Antonio da Silva", "El Said", "Ben Youssef"])
def test_a_last_name_with_a_small_word_is_no_first_name(name: str) -> None:
    assert kind(name).weight <= 0.0


def test_an_article_in_front_of_a_first_name_says_nothing() -> None:
    assert kind("La Toya").weight >= 0.0
