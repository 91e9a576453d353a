"""Which column is which field: by name, by values, by configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from record_columns import CONFIG, column, taken, why

from msglint.errors import MsglintError
from msglint.inputs.fields import catalogue, plain
from msglint.inputs.records import from_rows
from msglint.model import Config


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("FNAME", "first_name"),
        ("FIRST-NAME", "first_name"),
        ("\ufefffirst name ", "first_name"),
        ("FirstName__c", "first_name"),
        ("LNAME", "last_name"),
        ("E-Mail", "email"),
        ("EMAIL_ADDRESS", "email"),
        ("MailingPostalCode", "postal_code"),
        ("Country/Region", "country"),
        ("Preferred_Name_Nickname__c", "preferred_name"),
        ("npo02__TotalOppAmount__c", "lifetime_giving"),
        ("contribution.total_amount", "last_gift_amount"),
        ("Customer Service Issue / CSI", "open_ticket_count"),
        ("Number of open tickets", "open_ticket_count"),
        ("Future Purchase Plans", "future_plans"),
        ("Reason for attending", "motivation"),
        ("Audience Type", "segment"),
        ("How often", "frequency"),
        ("DOB", "birth_date"),
        ("Vorname", "first_name"),
        ("Prenom", "first_name"),
        ("PRÉNOM", "first_name"),
        ("Förnamn", "first_name"),
        ("E-mailadres", "email"),
        ("Correo electrónico", "email"),
        ("Uitgeschreven", "email_opt_out"),
        ("Shoe size", ""),
        ("", ""),
    ],
)
def test_names_that_crms_use(name: str, field: str) -> None:
    assert taken(from_rows([{name: "x"}], CONFIG))[name] == field


def test_every_alias_leads_to_a_field_of_a_known_kind() -> None:
    book = catalogue()
    assert set(book.kinds.values()) <= {"text", "name", "list", "date", "count", "money", "refuse", "permit", "flag"}
    assert all(alias.field in book.kinds for aliases in book.aliases.values() for alias in aliases)
    assert all(any(alias.exact for alias in book.of(field)) for field in book.kinds)
    assert all(key == plain(key) for key in book.aliases)


@pytest.mark.parametrize(
    ("name", "values", "field", "reason"),
    [
        ("Salutation", ["Ms.", "Dr", "", "Herr"], "title_prefix", "honorifics"),
        ("Salutation", ["Dear Ms. Marten", "Dear Ida", "Hello Uta"], "greeting", "greetings"),
        ("Salutation", ["Ida", "Ms. Ostrow"], "greeting", "names to greet by"),
        ("Salutation", ["", ""], "title_prefix", ""),
        ("Title", ["Ms", "Mr", "Mx.", "Prof."], "title_prefix", "honorifics: "),
        ("Title", ["Head of Box Office", "Buyer", "Dr."], "job_title", "job titles"),
        ("title", ["Buyer"], "job_title", "job titles"),
        ("Anrede", ["Frau", "Herr"], "title_prefix", "honorifics"),
        ("Anrede", ["Familie", "Firma", "Frau", "Divers", "Familie"], "title_prefix", "honorifics: Frau"),
        ("Anrede", ["Sehr geehrte Frau Marten", "Liebe Ida"], "greeting", "greetings"),
        ("email_greeting_display", ["Dear Ida", "Dear Uta"], "greeting", "greetings"),
        ("email_greeting", [1, 2, 1], "", "numbers"),
        ("prefix_id", ["3", "1"], "", "numbers"),
        ("Prefix", ["Captain", "Ms."], "title_prefix", "honorifics"),
        ("status", ["subscribed", "unsubscribed", "cleaned"], "email_opt_out", "subscription states"),
        ("Status", ["Active", "Bounced", "Held", "Unsubscribed"], "email_opt_out", "subscription states"),
        ("status", ["lead", "customer"], "lifecycle_stage", "no subscription states"),
        ("Lead Status", ["Open", "Accepted", "Rejected"], "lifecycle_stage", "no subscription states"),
        ("Lead Status", ["Subscribed", "Opted Out"], "email_opt_out", "subscription states"),
        ("Last Attended", ["2025-10-02", "", "3 May 2024"], "last_visit", "dates"),
        ("last_attended", ["Norma", "The Tempest"], "last_event", "names"),
        ("Interests", ["jazz", "opera;talks"], "interests", ""),
        ("Interests", [["jazz"], []], "interests", ""),
        ("interests", [{"9143cf": True}, {"9143cf": False}], "", "objects"),
        ("Tags", ["1", "0"], "", "yes and no"),
        ("member_rating", [3, 5], "", "no dates"),
        ("Name", ["Ida Marten", "Nils Ostrow"], "full_name", ""),
        ("name", [{"first": "Ida"}], "", "objects"),
    ],
)
def test_values_decide_where_the_name_does_not(name: str, values: Sequence[Any], field: str, reason: str) -> None:
    records = column(name, *values)
    assert next(each.field for each in records.columns if each.name == name) == field
    assert reason in why(records, name)


STATES = frozenset({"email_opt_in", "email_opt_out", "email_bounced"})


def test_a_column_of_states_fills_three_fields() -> None:
    records = column("status", "subscribed", "unsubscribed", "cleaned", "pending", "")
    assert {each.field for each in records.columns if each.name == "status"} == STATES
    got = [tuple(contact.values[field] for field in sorted(STATES)) for contact in records]
    assert got == [  # bounced, opted in, opted out
        (False, True, False),
        (None, False, True),
        (True, None, None),
        (None, None, None),
        (None, None, None),
    ]


def test_name_is_what_the_other_name_column_leaves_over() -> None:
    beside_surname = from_rows([{"Name": "Ida", "Surname": "Marten"}, {"Name": "Nils", "Surname": "O"}], CONFIG)
    assert taken(beside_surname) == {"Name": "first_name", "Surname": "last_name"}
    beside_first = from_rows([{"Name": "Marten", "Vorname": "Ida"}], CONFIG)
    assert taken(beside_first) == {"Name": "last_name", "Vorname": "first_name"}
    spanish = from_rows([{"Nombre": "Ida", "Apellidos": "Marten Ostrow"}], CONFIG)
    assert taken(spanish) == {"Nombre": "first_name", "Apellidos": "last_name"}
    beside_both = from_rows([{"Name": "Marten", "Vorname": "Ida", "Nachname": "Marten"}], CONFIG)
    assert taken(beside_both)["Name"] == "full_name"


def test_of_two_columns_the_exact_name_goes_first_then_the_fuller() -> None:
    exact = from_rows([{"FNAME": "Ida", "first_name": ""}], CONFIG)
    assert taken(exact) == {"FNAME": "", "first_name": "first_name"}
    assert "first_name is taken from 'first_name', which has the field's own name" in why(exact, "FNAME")
    rows = [
        {"Recipient Email": "", "Email Address": "a@x.org"},
        {"Recipient Email": "b@x.org", "Email Address": "c@x.org"},
    ]
    fuller = from_rows(rows, CONFIG)
    assert taken(fuller) == {"Recipient Email": "", "Email Address": "email"}
    assert "is fuller (2 of 2 rows against 1)" in why(fuller, "Recipient Email")


def test_the_configuration_names_columns_and_wins() -> None:
    config = Config(Path(), fields={"first_name": "Rufname", "do_not_mail": "receive other mail", "vip": "Gold"})
    rows = [{"Rufname": "Ida", "first_name": "Ida Maria", "Receive Other Mail": "no", "Gold": "7"}]
    records = from_rows(rows, config)
    assert records.contacts[0].values == {"first_name": "Ida", "do_not_mail": True, "vip": "7"}
    assert taken(records) == {
        "Rufname": "first_name",
        "first_name": "",
        "Receive Other Mail": "do_not_mail",
        "Gold": "vip",
    }
    assert why(records, "Rufname") == "the configuration says so"


@pytest.mark.parametrize(
    ("fields", "message", "hint"),
    [
        ({"first_name": "Vornme"}, "the column 'Vornme', which contacts does not have", "did you mean 'Vorname'?"),
        ({"first_name": "zzz"}, "the column 'zzz'", "its columns are Vorname, Ort"),
        ({"frist_name": "Vorname"}, "'frist_name' is no field", "did you mean 'first_name'?"),
    ],
)
def test_a_configured_column_that_is_not_there_is_refused(fields: Mapping[str, str], message: str, hint: str) -> None:
    with pytest.raises(MsglintError, match=message) as raised:
        from_rows([{"Vorname": "Ida", "Ort": "Ulm"}], Config(Path(), path="msglint.yaml", fields=fields))
    assert raised.value.hint == hint
    assert raised.value.where == "msglint.yaml"


@pytest.mark.parametrize(
    ("values", "field"),
    [(["ida@harbor.example", "tom.b81"], ""), (["Ida Ostrow", "Tom Bode"], "full_name"), (["", ""], "full_name")],
)
def test_a_user_name_is_a_name_unless_it_is_what_somebody_signs_in_with(values: list[str], field: str) -> None:
    assert taken(column("Username", *values))["Username"] == field
