"""What personas have for the variables that templates read, by the variables' names."""

from __future__ import annotations

import re

import pytest
from persona_contexts import CONFIG, MESSAGE, contexts, follow, read, values

from msglint.inputs.context import Fields
from msglint.inputs.personas import make


@pytest.mark.parametrize("name", ["first_name", "FNAME", "contact.first_name", "contact.FNAME", "name", "contact.Name"])
def test_a_first_name_by_any_name_is_that_of_the_record(name: str) -> None:
    records = make([read(name)], CONFIG)
    column = name.removeprefix("contact.")
    assert [contact.columns[column] for contact in records] == [contact.values["first_name"] for contact in records]
    assert "" in values(name)
    assert Fields(CONFIG, records).normal(name) == "contact.first_name"


def test_a_surname_below_the_hosts_user_is_the_records_surname() -> None:
    records = make([read("user.last_name"), read("user.name"), read("order.customer.email")], CONFIG)
    fields = Fields(CONFIG, records)
    assert fields.normal("user.last_name") == "contact.last_name"
    assert fields.normal("user.name") == "contact.first_name"
    assert fields.normal("order.customer.email") == "contact.email"
    for contact in records:
        context = fields.context(contact, MESSAGE)
        assert context["user"]["name"] == contact.values["first_name"] != ""
        assert context["order"]["customer"]["email"] == contact.values["email"]


@pytest.mark.parametrize("name", ["username", "user", "customer"])
def test_the_hosts_word_for_the_recipient_is_the_name_that_the_record_has(name: str) -> None:
    assert all(values(name))
    for contact in make([read(name)], CONFIG):
        assert contact.columns[name] == contact.values["first_name"]
    assert all(values(name, read(name), read("contact.first_name")))
    assert all(values("user.first_name", read("user.first_name"), read("contact.first_name")))
    assert "" in values("contact.first_name", read("user.first_name"), read("contact.first_name"))


def test_the_hosts_own_people_are_others() -> None:
    assert set(values("sender.first_name")) == {"Ines"}
    assert set(values("host.name")) == {"Ines Moreau"}


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("reset_url", "https://.+"),
        ("order.number", "[A-Z]\\d+"),
        ("event.name", "An Evening by the River"),
        ("event_date", "2027-05-14"),
        ("created_at", "2027-05-14"),
        ("start_time", "19:30"),
        ("phone_number", "\\+.+"),
        ("org.name", "New Harbor Arts"),
        ("product.name", "walnut desk lamp"),
        ("shipping_address", ".+Quay.+"),
        ("verification_code", "A1042"),
        ("title", "An evening by the river"),
        ("promo_line", ".+"),
        ("something_else_entirely", "something else entirely"),
        ("ünïcode", ".+"),
        ("contact.favourite_colour", "#.+"),
    ],
)
def test_a_variable_gets_what_its_name_promises(name: str, pattern: str) -> None:
    assert all(isinstance(value, str) and re.fullmatch(pattern, value) for value in values(name))


@pytest.mark.parametrize(
    "name", ["price", "order.total", "item_count", "number_of_days", "contact.visits", "year", "price_at_order"]
)
def test_numbers_are_numbers(name: str) -> None:
    assert all(isinstance(value, int) and value > 0 for value in values(name))


def test_flags_are_both_over_the_personas() -> None:
    assert set(values("is_member")) == {True, False}
    assert set(values("order.has_discount")) == {True, False}


def test_what_a_template_guards_is_blank_for_some_and_what_it_prints_bare_for_none() -> None:
    blank = [value for value in values("promo", read("promo", guarded=True)) if not value]
    assert 0 < len(blank) <= 24 * 0.3
    assert all(values("promo", read("promo", guarded=True), read("promo")))
    assert 0 in values("discount", read("discount", printed=False))


def test_a_field_of_the_record_is_blank_for_one_and_a_bare_variable_for_none() -> None:
    assert values("contact.city").count("") == 1
    assert all(values("city"))
    assert values("contact.interests").count("") == 1


@pytest.mark.parametrize(
    "name", ["first_nmae", "contact.frist_name", "contact.last_nam", "conatct.first_name", "emial", "contact.lst_name"]
)
def test_a_name_one_slip_away_from_a_field_is_not_given(name: str) -> None:
    for context in contexts(read(name), read("contact.city")):
        with pytest.raises(KeyError):
            follow(context, name.split("."))


@pytest.mark.parametrize("name", ["county", "topic", "emails", "visit", "greetings", "cities", "ages"])
def test_words_of_their_own_are_given(name: str) -> None:
    assert all(values(name))


@pytest.mark.parametrize("name", ["display_name", "displayname", "username", "user_display_name"])
def test_nobody_lacks_the_name_that_the_application_shows(name: str) -> None:
    assert all(values(name))
