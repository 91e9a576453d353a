"""Greeting lines in many languages: opener, title, name, kind."""

from __future__ import annotations

import pytest
from messages import text

NAMED: list[tuple[str, str, str, str]] = [
    ("Hi [[first_name]],\n\nthanks for coming.", "Hi", "", "Parissa"),
    ("Hi [[first_name]] thanks for coming last night.", "Hi", "", "Parissa"),
    ("Hey [[first_name]] 👋 We saved your seat", "Hey", "", "Parissa"),
    ("Hello[[first_name]]!", "Hello", "", "Parissa"),
    ("Hello, [[first_name]]", "Hello", "", "Parissa"),
    ("Hi [[first_name]] – we saved your seat.", "Hi", "", "Parissa"),
    ("👋 Hi [[first_name]],", "Hi", "", "Parissa"),
    ("*Hi [[first_name]],*", "Hi", "", "Parissa"),
    ("Hi [[first_name]] [[last_name]]!", "Hi", "", "Parissa Behnia"),
    ("Dear [[title_prefix]] [[last_name]],", "Dear", "Dr.", "Behnia"),
    ("Dear Ms [[last_name]]\n\nWe write about your seats.", "Dear", "Ms", "Behnia"),
    ("Dear Mr. and Mrs. Weber,", "Dear", "Mr. and Mrs.", "Weber"),
    ("Dear Mr. & Mrs. [[last_name]],", "Dear", "Mr. & Mrs.", "Behnia"),
    ("Dear Anna and Tom,", "Dear", "", "Anna and Tom"),
    ("Dear Maria de la Cruz,", "Dear", "", "Maria de la Cruz"),
    ("Hi [[first_name]] and family,", "Hi", "", "Parissa and family"),
    ("Hi [[first_name]]-san,", "Hi", "", "Parissa-san"),
    ("Dear Khun [[first_name]],", "Dear", "Khun", "Parissa"),
    ("Dear Dame [[first_name]],", "Dear", "Dame", "Parissa"),
    ("Hi Don,", "Hi", "", "Don"),
    ("Hi J.,", "Hi", "", "J."),
    ("Hi Dr,", "Hi", "Dr", ""),
    ("Dear [[company]],", "Dear", "", "Alder & Finch"),
    ("Welcome back, [[last_name]]!", "Welcome back", "", "Behnia"),
    ("Happy birthday [[first_name]]!", "Happy birthday", "", "Parissa"),
    ("Sehr geehrte Frau Dr. [[last_name]],", "Sehr geehrte", "Frau Dr.", "Behnia"),
    ("Liebe(r) [[first_name]],", "Liebe(r)", "", "Parissa"),
    ("Liebe Anna und lieber Tom,", "Liebe", "", "Anna und lieber Tom"),
    ("Guten Tag, Frau [[last_name]],", "Guten Tag", "Frau", "Behnia"),
    ("Moin [[first_name]],", "Moin", "", "Parissa"),
    ("Cher Monsieur [[last_name]],", "Cher", "Monsieur", "Behnia"),
    ("Bonjour M. [[last_name]],", "Bonjour", "M.", "Behnia"),
    ("Salut [[first_name]] !", "Salut", "", "Parissa"),
    ("Estimada Sra. [[last_name]]:", "Estimada", "Sra.", "Behnia"),
    ("Estimado don Luis,", "Estimado", "don", "Luis"),
    ("¡Hola [[first_name]]!", "Hola", "", "Parissa"),
    ("Querida familia [[last_name]],", "Querida", "", "familia Behnia"),
    ("Gent.mo Dott. [[last_name]],", "Gent.mo", "Dott.", "Behnia"),
    ("Carissima [[first_name]],", "Carissima", "", "Parissa"),
    ("Geachte heer De Vries,", "Geachte", "heer", "De Vries"),
    ("Geachte heer/mevrouw [[last_name]],", "Geachte", "heer/mevrouw", "Behnia"),
    ("Dag [[first_name]],", "Dag", "", "Parissa"),
    ("Exma. Senhora [[last_name]],", "Exma.", "Senhora", "Behnia"),
    ("Oi [[first_name]], tudo bem?", "Oi", "", "Parissa"),
    ("Kære [[first_name]],", "Kære", "", "Parissa"),
    ("Szanowna Pani [[first_name]],", "Szanowna", "Pani", "Parissa"),
    ("Vážený pane [[last_name]],", "Vážený", "pane", "Behnia"),
    ("Уважаемый [[first_name]]!", "Уважаемый", "", "Parissa"),
    ("[[last_name]]様、\nありがとうございます。", "", "様", "Behnia"),
    ("尊敬的[[last_name]]女士：", "尊敬的", "女士", "Behnia"),
    ("[[first_name]],\n\nyour seats are waiting.", "", "", "Parissa"),
    ("[[first_name]] -- quick question about Friday", "", "", "Parissa"),
    ("Parissa,\n\nyour two seats are waiting for you.", "", "", "Parissa"),
    ("Frau Weber,\n\nIhre Karten sind da.", "", "Frau", "Weber"),
    ("Monsieur [[last_name]],", "", "Monsieur", "Behnia"),
    ("Thank you, [[first_name]]!\nYour gift has arrived.", "Thank you", "", "Parissa"),
    ("Hi {{ first_name }},", "Hi", "", "{{ first_name }}"),
    ("Hi *|FNAME|*,", "Hi", "", "*|FNAME|*"),
    ("Dear <<First Name>>,", "Dear", "", "<<First Name>>"),
    ("Dear %%FirstName%%:", "Dear", "", "%%FirstName%%"),
    ('Dear {{ contact.first_name|default:"there" }},', "Dear", "", '{{ contact.first_name|default:"there" }}'),
]


@pytest.mark.parametrize(("template", "opener", "title", "name"), NAMED)
def test_somebody_is_named(template: str, opener: str, title: str, name: str) -> None:
    (greeting,) = text(template).greetings
    assert (greeting.opener, greeting.title, greeting.name.text, greeting.kind) == (opener, title, name, "named")


@pytest.mark.parametrize(
    "template",
    [
        "Hi [[first_name]],",
        "Hi, [[first_name]]!",
        "Dear [[first_name]] ,",
        "Hello [[first_name]] we saved your seat",
        "Sehr geehrter Herr [[first_name]],",
        "[[first_name]], your seats are waiting.",
        "Thank you, [[first_name]]!",
        "Happy birthday [[first_name]]!",
        "[[first_name]] 様、",
        "Dear [[first_name]]",
    ],
)
def test_an_empty_value_leaves_a_blank(template: str) -> None:
    (greeting,) = text(template, first_name="").greetings
    assert (greeting.kind, greeting.name.text, greeting.name.fields()) == ("blank", "", ("first_name",))


@pytest.mark.parametrize("template", ["Hi ,", "Dear !", "Dear ,\n\nwe", "Hello !", "Hi  ,"])
def test_a_blank_of_the_templates_own(template: str) -> None:
    assert [greeting.kind for greeting in text(template).greetings] == ["blank"]


def test_a_value_of_spaces_is_a_blank() -> None:
    (greeting,) = text("Dear [[first_name]],", first_name="  ").greetings
    assert (greeting.kind, greeting.name.fields()) == ("blank", ("first_name",))


@pytest.mark.parametrize(
    "template",
    [
        "Hi there,",
        "Hi there thanks for coming",
        "Hi  there",
        "Hello everyone!",
        "Good morning,",
        "Hi!",
        "Hi, thanks for coming to the hall.",
        "Hello and welcome!",
        "Hey beautiful,",
        "Dear all,",
        "Dear Class of 2026,",
        "Dear gardener,",
        "Hallo zusammen,",
        "Bonjour !",
        "Bonjour à tous,",
        "Hola a todos:",
        "Ciao a tutti,",
        "Beste allemaal,",
        "Olá a todos,",
        "皆様",
        "Welcome, everyone!",
    ],
)
def test_nobody_in_particular(template: str) -> None:
    assert [greeting.kind for greeting in text(template).greetings] == ["nobody"]


@pytest.mark.parametrize(
    "template",
    [
        "Dear customer,",
        "Dear valued New Harbor subscriber:",
        "Dear Sir or Madam,",
        "Dear friend of the theatre,",
        "Dear Board Members:",
        "To whom it may concern,",
        "Ladies and Gentlemen,",
        "Friends,",
        "Sehr geehrte Damen und Herren,",
        "Liebe Musikfreundinnen und Musikfreunde,",
        "Madame, Monsieur,",
        "Chers amis,",
        "Estimados clientes:",
        "Gentile cliente,",
        "Geachte heer, mevrouw,",
        "Prezado cliente,",
        "Szanowni Państwo,",
        "お客様、",
    ],
)
def test_a_kind_of_people(template: str) -> None:
    assert [greeting.kind for greeting in text(template).greetings] == ["generic"]


@pytest.mark.parametrize(
    "template",
    [
        "Dear friends of the hall have told us about their evening.",
        "Hello Fresh is here",
        "Hello, Dolly opens on Friday at the old hall by the pier.",
        "Dear Evan Hansen returns to the stage in May.",
        "Good morning from the box office, where we sell the tickets",
        "Greetings from [[city]]!",
        "Welcome to the hall.",
        "Welcome home loans are here!",
        "Beste kwaliteit voor u.",
        "Liebe Grüße",
        "Hello Summer!",
        "Hi-Fi nights are back in the old hall.",
        "Thank you for your gift.",
        "[[first_name]]'s seats are waiting",
        "[[company]], your invoice is ready",
        "To: [[first_name]]",
        "Best,\nTom",
        "Hi Anna and welcome to the family!",
    ],
)
def test_a_sentence_is_no_greeting(template: str) -> None:
    found = [greeting for greeting in text(template).greetings if greeting.kind != "nobody"]
    assert found == []


@pytest.mark.parametrize(
    ("template", "formal"),
    [
        ("Dear Ms. [[last_name]],", True),
        ("Sehr geehrte [[last_name]],", True),
        ("Geachte [[last_name]],", True),
        ("Estimado Sr. [[last_name]]:", True),
        ("Hi Mr. [[last_name]],", True),
        ("Dear [[first_name]],", False),
        ("Dear Sir [[first_name]],", False),
        ("Estimado don [[first_name]],", False),
        ("Gentile [[first_name]],", False),
    ],
)
def test_what_wants_the_surname(template: str, formal: bool) -> None:
    assert text(template).greetings[0].formal is formal


@pytest.mark.parametrize(
    ("template", "language"),
    [
        ("Hallo [[first_name]],\n\nwir haben zwei Plätze für Sie und Ihre Begleitung.", "de"),
        ("Hallo [[first_name]],\n\nwij hebben twee plaatsen voor u en uw gezelschap.", "nl"),
        ("Caro [[first_name]],\n\ntemos dois lugares para você e os seus amigos.", "pt"),
        ("Caro [[first_name]],\n\nabbiamo due posti per te e i tuoi amici.", "it"),
        ("Hi [[first_name]],", "en"),
        ("Beste [[first_name]],", "nl"),
    ],
)
def test_the_language_of_a_greeting(template: str, language: str) -> None:
    assert text(template).greetings[0].language == language
