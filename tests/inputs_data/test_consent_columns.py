"""Consent as CRMs write it: understood, turned round, boolean, the stricter answer first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from record_columns import CONFIG, column, read, values, why

from msglint.inputs.records import from_rows

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


@pytest.mark.parametrize(
    ("name", "field", "inverse"),
    [
        ("Do not allow Emails", "do_not_email", False),
        ("donotbulkemail", "email_opt_out", False),
        ("Requests no email", "do_not_email", False),
        ("emailBlacklisted", "email_opt_out", False),
        ("SMS_BLACKLISTED", "sms_opt_in", True),
        ("Consent - Email", "email_opt_in", False),
        ("Consent - Phone", "do_not_call", True),
        ("GDPR consent: post", "do_not_mail", True),
        ("May we text you?", "sms_opt_in", False),
        ("SMS marketing permission", "sms_marketing_opt_in", False),
        ("push_subscribe", "push_opt_in", False),
        ("Email is invalid", "email_bounced", False),
        ("Contact: Email Opt Out", "email_opt_out", False),
        ("Person - Email", "email", False),
    ],
)
def test_names_that_speak_of_consent(name: str, field: str, *, inverse: bool) -> None:
    (found,) = from_rows([{name: "no"}], CONFIG).columns
    assert (found.field, found.inverse) == (field, inverse)


@pytest.mark.parametrize(
    "name",
    [
        *("No. of emails", "Has no email", "Email consent date", "Consent text", "Email opt-in source", "Blog post ok"),
        *("SMS opt-in/opt-out", "Email and SMS consent", "Email not verified", "Texts", "Emails", "Soft bounced"),
        *("Opted out of email: One to One", "Email consent (partners)", "no_text_" * 20),
    ],
)
def test_names_that_may_speak_of_something_else(name: str) -> None:
    (found,) = from_rows([{name: "no"}], CONFIG).columns
    assert found.field == ""


def test_a_reason_for_returned_mail_is_there_only_where_mail_came_back() -> None:
    texts = ("Mailbox full for months", "", "n/a")
    assert read("Email hard bounce reason", "email_bounced", *texts) == [True, None, None]
