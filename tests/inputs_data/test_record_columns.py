"""Which column is which field: by name, by values, by configuration; consent turned round and boolean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from msglint.errors import MsglintError
from msglint.inputs.fields import catalogue, plain
from msglint.inputs.records import from_rows, load
from msglint.model import Config, Records

CONFIG = Config(Path())


def column(name: str, *values: Any) -> Records:
    """Records of one column beside an id."""
    return from_rows([{"id": str(number), name: value} for number, value in enumerate(values)], CONFIG)


def taken(records: Records) -> dict[str, str]:
    """Column to field."""
    return {each.name: each.field for each in records.columns}


def why(records: Records, name: str) -> str:
    return next(each.why for each in records.columns if each.name == name)


def read(name: str, field: str, *values: Any) -> list[Any]:
    """The field's values where the column has these."""
    return [contact.values.get(field) for contact in column(name, *values)]


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


YES = [
    "yes",
    "Y",
    "TRUE",
    True,
    1,
    1.0,
    "1",
    "x",
    "X",
    "on",
    "ja",
    "Oui",
    "sí",
    "Sì",
    "sim",
    "✓",
    "wahr",
    "2024-02-03",
    "3 May 2024",
]
NO = ["no", "N", "false", False, 0, 0.0, "0", "off", "nein", "non", "não", "nee", "нет", "Falsch"]
BLANK = ["", "  ", None, "-", "n/a", "N/A", "null", "none", "unknown", "0000-00-00 00:00:00", "pending"]
UNKNOWN = ["maybe", "ask Uta", "7", ["email"], {"a": 1}]


@pytest.mark.parametrize(
    ("name", "field", "yes"),
    [
        ("HasOptedOutOfEmail", "email_opt_out", True),
        ("Unsubscribed from all email", "email_opt_out", True),
        ("Email Marketing Consent", "email_opt_in", True),
        ("do_not_email", "do_not_email", True),
        ("Email Integration Opt-In", "do_not_email", False),
        ("DoNotCall", "do_not_call", True),
        ("Phone calls?", "do_not_call", False),
        ("SMS Marketing Consent", "sms_opt_in", True),
        ("do_not_sms", "sms_opt_in", False),
        ("Do Not Mail", "do_not_mail", True),
        ("Receive Other Mail", "do_not_mail", False),
        ("Do Not Solicit", "do_not_solicit", True),
        ("Allow solicitations", "do_not_solicit", False),
        ("Partner Offers", "partner_opt_in", True),
        ("No Partner Mail", "partner_opt_in", False),
        ("Deceased", "deceased", True),
        ("IsEmailBounced", "email_bounced", True),
    ],
)
def test_consent_is_understood_and_turned_round(name: str, field: str, yes: bool) -> None:
    assert read(name, field, *YES) == [yes] * len(YES)
    assert read(name, field, *NO) == [not yes] * len(NO)
    assert read(name, field, *BLANK) == [None] * len(BLANK)
    assert column(name, "yes").columns[1].inverse is not yes


@pytest.mark.parametrize(
    ("name", "field", "permitted"),
    [
        ("Email Opt Out", "email_opt_out", False),
        ("Email Marketing Consent", "email_opt_in", True),
        ("do_not_sms", "sms_opt_in", True),
        ("sms_subscription_status", "sms_opt_in", True),
        ("Phone calls?", "do_not_call", False),
        ("Share With Partners", "partner_opt_in", True),
    ],
)
def test_words_that_say_which_way_the_consent_goes_are_not_turned_round(name: str, field: str, permitted: bool) -> None:
    granted = ["Subscribed", "opted in", "opt-in", "GRANTED", "double opt-in", "allowed"]
    denied = ["opted out", "Opt-Out", "opted_out", "UNSUBSCRIBED", "never subscribed", "denied", "revoked"]
    assert read(name, field, *granted) == [permitted] * len(granted)
    assert read(name, field, *denied) == [not permitted] * len(denied)


def test_words_that_are_neither_are_none_and_counted_without_being_shown() -> None:
    records = column("do_not_call", "yes", *UNKNOWN, "")
    assert [contact.values["do_not_call"] for contact in records] == [True, *[None] * 6]
    assert "5 values are neither yes nor no (line 3)" in why(records, "do_not_call")
    assert "Uta" not in why(records, "do_not_call")


@pytest.mark.parametrize(
    ("name", "field", "value", "meant"),
    [
        ("EmailBouncedDate", "email_bounced", "2024-02-03T10:00:00Z", True),
        ("EmailBouncedDate", "email_bounced", "", None),
        ("on_hold", "email_bounced", "2", True),
        ("on_hold", "email_bounced", 0, False),
        ("Invalid email address", "email_bounced", "Invalid", True),
        ("deceased_date", "deceased", "1.5.2023", True),
        ("deceased_date", "deceased", "0000-00-00", None),
        ("deceased_date", "deceased", None, None),
        ("Is Deceased", "deceased", "living", False),
    ],
)
def test_facts_by_flag_date_or_number(name: str, field: str, value: Any, meant: bool | None) -> None:
    assert read(name, field, value) == [meant]


def values(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return from_rows([row], CONFIG).contacts[0].values


def test_the_stricter_of_two_consent_columns_counts() -> None:
    assert values({"Deceased": "no", "deceased_date": "2023-05-01"})["deceased"] is True
    assert values({"Deceased": "", "deceased_date": ""})["deceased"] is None
    assert values({"Opted Out": "no", "Unsubscribed from all email": "yes"})["email_opt_out"] is True
    assert values({"Opt In": "yes", "Email Marketing Consent": "no"})["email_opt_in"] is False
    assert values({"Opt In": "yes", "Email Marketing Consent": ""})["email_opt_in"] is True
    both = from_rows([{"Opt In": "yes", "Email Marketing Consent": "no"}], CONFIG)
    assert "the stricter answer counts" in why(both, "Opt In")


def test_opted_in_and_out_stay_two_fields_that_agree() -> None:
    contradicted = values({"Email Opt Out": "yes", "Email Marketing Consent": "yes"})
    assert (contradicted["email_opt_out"], contradicted["email_opt_in"]) == (True, True)
    withdrawn = values({"Email Marketing Consent": "UNSUBSCRIBED"})
    assert (withdrawn["email_opt_out"], withdrawn["email_opt_in"]) == (True, False)
    refused = values({"Email Marketing Consent": "no"})
    assert refused["email_opt_in"] is False
    assert "email_opt_out" not in refused


@pytest.mark.parametrize(
    ("row", "out"),
    [
        ({"Opted Out Date": "2024-05-01"}, True),
        ({"UNSUB_TIME": "2024-05-01 10:00:00", "OPTIN_TIME": "2023-01-01"}, True),
        ({"UNSUB_TIME": "2024-05-01", "OPTIN_TIME": "2025-01-01"}, None),
        ({"Opted Out Date": "2024-05-01", "Email Opt Out": "no"}, False),
        ({"Opted Out Date": "2024-05-01", "Opt In": "yes"}, None),
        ({"Opted Out Date": ""}, None),
        ({"Opted Out Date": "never"}, None),
    ],
)
def test_a_date_of_opting_out_counts_until_a_later_consent(row: Mapping[str, Any], out: bool | None) -> None:
    assert values(row).get("email_opt_out") is out


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


def test_ids_are_text_and_rows_without_one_go_by_their_line(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text('id,First Name\n007,"Ida\nMaria"\n,Nils\n007,Uta\n', encoding="utf-8")
    records = load(Path("c.csv"), CONFIG, tmp_path)
    assert [contact.id for contact in records] == ["007", "row:4", "007"]
    assert [contact.place.line for contact in records] == [2, 4, 5]
    (tmp_path / "c.json").write_text('[{"contactId": 7},\n\n{"contactId": null}]', encoding="utf-8")
    records = load(Path("c.json"), CONFIG, tmp_path)
    assert [contact.id for contact in records] == ["7", "row:3"]
    assert [contact.values["contact_id"] for contact in records] == [7, None]
    without = from_rows([{"first_name": "Ida"}, {"first_name": "Nils"}], CONFIG)
    assert [contact.id for contact in without] == ["row:2", "row:3"]
    assert without.header.line == 1


def test_id_and_contact_id_may_be_two_columns() -> None:
    records = from_rows([{"Contact ID": "c", "Id": "i", "Record ID": "r"}], CONFIG)
    assert records.contacts[0].id == "i"
    assert records.contacts[0].values == {"id": "i", "contact_id": "c"}


def test_cells_stand_as_the_file_has_them(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("first_name,visits,Email Opt Out\n Ida ,3,\n,,no\n", encoding="utf-8")
    first, second = load(Path("c.csv"), CONFIG, tmp_path)
    assert first.values == {"first_name": " Ida ", "visits": "3", "email_opt_out": None}
    assert second.values == {"first_name": "", "visits": "", "email_opt_out": False}
    assert first.columns == {"first_name": " Ida ", "visits": "3", "Email Opt Out": ""}
    assert first.text("first_name") == "Ida"


def test_a_key_that_a_row_lacks_is_no_value() -> None:
    first, second = from_rows([{"First Name": "Ida", "Opt In": "yes"}, {"address": {"city": "Ulm"}}], CONFIG)
    assert dict(second.values) == {}
    assert second.columns == {"address": {"city": "Ulm"}}
    assert first.values == {"first_name": "Ida", "email_opt_in": True}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("c.csv", "id,name\n", "has a header, but no row"),
        ("c.csv", "", "is empty"),
        ("c.json", "[]", "has no row"),
        ("c.jsonl", "\n", "has no row"),
        ("c.yaml", "[]", "has no row"),
    ],
)
def test_records_without_a_row_are_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(MsglintError, match=message) as raised:
        load(Path(name), CONFIG, tmp_path)
    assert raised.value.where.startswith(name)
    assert raised.value.hint


def test_a_problem_in_a_row_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.csv").write_text("id,name\n1,Ida\n2\n3,Uta\n", encoding="utf-8")
    records = load(Path("sub/c.csv"), CONFIG, tmp_path)
    assert [contact.id for contact in records] == ["1", "3"]
    assert [(problem.kind, str(problem.place)) for problem in records.problems] == [("row", "sub/c.csv:3:1")]
    assert str(records.header) == "sub/c.csv:1:1"
