"""The personas: consistent people, and what the configuration says of them."""

from __future__ import annotations

import re
from pathlib import Path

from persona_contexts import CONFIG, read

from msglint.inputs.context import Fields
from msglint.inputs.personas import make
from msglint.model import Config, JinjaSettings, Records, Template


def people() -> Records:
    return make(
        [read(f"contact.{name}") for name in ("suffix", "preferred_name", "pronouns", "city", "company")], CONFIG
    )


def test_there_are_two_dozen_with_ids_and_descriptions() -> None:
    records = people()
    assert records.personas
    assert len(records) == 24
    assert len({contact.id for contact in records}) == 24
    assert all(re.fullmatch(r"persona:[a-z-]+", contact.id) for contact in records)
    assert all(contact.persona and contact.persona[0].islower() for contact in records)


def test_each_agrees_with_itself() -> None:
    for contact in people():
        first, last, full = (contact.text(name) for name in ("first_name", "last_name", "full_name"))
        assert contact.text("email").endswith(("@example.com", "@example.org", "@example.net"))
        if first and last:
            parts = [part for part in re.split(r"[ -]", f"{first} {last}") if part]
            assert all(part in full for part in parts), contact.id
            assert not first.isascii() or first[0].isupper()
        if contact.text("title_prefix") in ("Ms.", "Mrs."):
            assert contact.text("pronouns") in ("she/her", "")
        if contact.text("title_prefix") == "Mr.":
            assert contact.text("pronouns") == "he/him"


def test_they_cover_what_breaks_messages() -> None:
    by_id = {
        contact.id.removeprefix("persona:"): contact
        for contact in make([read("first_name"), read("last_name"), read("full_name")], CONFIG)
    }
    assert by_id["one-word-name"].values["last_name"] == ""
    assert by_id["no-first-name"].values["first_name"] == ""
    assert by_id["only-email"].values["email"]
    assert not any(by_id["only-email"].text(name) for name in ("first_name", "last_name", "full_name", "title_prefix"))
    assert by_id["opted-out"].values["email_opt_out"] is True
    names = "".join(contact.text("first_name") for contact in by_id.values())
    for script in (
        "[\u3040-\u9fff]",
        "[\uac00-\ud7af]",
        "[\u0590-\u05ff]",
        "[\u0600-\u06ff]",
        "[\u0400-\u04ff]",
        "[\u0900-\u097f]",
    ):
        assert re.search(script, names)
    assert max(len(contact.text("last_name")) for contact in by_id.values()) > 30
    assert sum(1 for contact in by_id.values() if not contact.text("first_name")) == 2


def test_what_the_configuration_gives_is_left_to_it() -> None:
    settings = JinjaSettings(globals={"hall": "'Old Hall'"}, functions={"money": "'$'"})
    config = Config(Path(), context={"org": "New Harbor", "company": "ours"}, jinja=settings)
    message = Template("m.j2", {}, {"context": {"city": "Turin", "first_name": "friend"}})
    reads = [read(name) for name in ("org", "hall", "money", "company", "contact.company", "city", "first_name")]
    records = make(reads, config)
    fields = Fields(config, records)
    context = fields.context(records.contacts[0], message)
    assert context["org"] == "New Harbor"
    assert context["company"] == "ours"
    assert context["contact"]["company"] == "Harbor Light Books"
    assert context["city"] == "Turin"
    assert context["first_name"] == "Parissa"
    assert not {"hall", "money"} & context.keys()
    assert fields.normal("company") == "company"
    assert fields.normal("contact.company") == "contact.company"


def test_configured_columns_segments_and_motivations_are_used() -> None:
    config = Config(
        Path(),
        fields={"first_name": "Rufname"},
        segments={"regulars": {}, "guests": {}},
        record_as="person",
    )
    records = make([read("person.Rufname"), read("person.segment"), read("person.motivation")], config)
    assert records.contacts[0].columns["Rufname"] == "Parissa"
    assert {contact.values["segment"] for contact in records} == {"regulars", "guests"}
    assert {contact.values["motivation"] for contact in records} - {""} == {"learn", "recharge"}


def test_values_hold_no_habits_that_no_template_reads() -> None:
    for contact in make([read("first_name")], CONFIG):
        assert contact.values.keys() - {"email_opt_out"} == {
            "first_name",
            "last_name",
            "full_name",
            "title_prefix",
            "email",
        }
