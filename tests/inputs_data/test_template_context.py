"""What a template sees of a contact, under which names, and what its paths are called canonically."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from jinja2.sandbox import SandboxedEnvironment

from msglint.inputs.context import Fields, Named, identifiers
from msglint.inputs.paths import joined, steps
from msglint.inputs.records import from_rows
from msglint.model import Config, Template

ENVIRONMENT = SandboxedEnvironment()


def made(rows: Sequence[Mapping[str, Any]], **settings: Any) -> tuple[Fields, Any]:
    config = Config(Path(), **settings)
    records = from_rows(rows, config)
    return Fields(config, records), records.contacts[0]


def template(**context: Any) -> Template:
    return Template("m.j2", {}, {"context": context} if context else {})


def shown(text: str, row: Mapping[str, Any], given: Mapping[str, Any] | None = None, **settings: Any) -> str:
    fields, contact = made([row], **settings)
    return ENVIRONMENT.from_string(text).render(fields.context(contact, template(**(given or {}))))


@pytest.mark.parametrize(
    "expression",
    ['contact["First Name"]', "contact.first_name", "first_name", "contact['first_name']", "contact.get('First Name')"],
)
def test_a_column_is_reached_by_every_name(expression: str) -> None:
    assert shown(f"{{{{ {expression} }}}}", {"First Name": "Ida"}) == "Ida"


@pytest.mark.parametrize("expression", ["FNAME", "contact.FNAME", "first_name", "contact.first_name"])
def test_a_column_that_is_an_identifier_keeps_its_spelling(expression: str) -> None:
    assert shown(f"{{{{ {expression} }}}}", {"FNAME": "Ida"}) == "Ida"
    assert shown("{{ fname }}{{ contact.fname }}", {"FNAME": "Ida"}) == ""


def test_identifiers() -> None:
    columns = [
        "First Name",
        "first-name",
        "first_name",
        "E-mail (work)",
        "2nd Phone",
        "Straße",
        "Größe cm",
        "FNAME",
        "%",
    ]
    assert dict(identifiers(columns)) == {
        "first_name_2": "First Name",
        "first_name_3": "first-name",
        "e_mail__work_": "E-mail (work)",
        "_2nd_phone": "2nd Phone",
        "größe_cm": "Größe cm",
        "_": "%",
    }


def test_order_of_meaning_at_the_top_level() -> None:
    row = {"FNAME": "Ida", "City": "Ulm", "city": "Kiel", "org": "own"}
    assert shown("{{ city }}", row) == "Kiel"
    assert shown("{{ org }}", row, {"org": "front"}, context={"org": "configured"}) == "own"
    assert shown("{{ first_name }}", row, {"first_name": "front"}, context={"first_name": "c"}) == "Ida"
    assert shown("{{ hall }}", row, {"hall": "front"}, context={"hall": "configured"}) == "front"
    assert shown("{{ hall }}", row, context={"hall": "configured"}) == "configured"


def test_the_own_column_goes_before_the_canonical_field() -> None:
    assert shown("{{ email_opt_out }}|{{ contact.email_opt_out }}", {"email_opt_out": "no"}) == "no|no"
    assert shown("{{ email_opt_out }}|{{ contact.email_opt_out }}", {"Opted Out": "no"}) == "False|False"


def test_the_record_always_goes_by_its_name() -> None:
    row = {"contact": "a column", "person": "another", "first_name": "Ida"}
    assert shown("{{ contact.first_name }}", row, {"contact": "x"}) == "Ida"
    assert shown("{{ person.first_name }}{{ contact }}", row, record_as="person") == "Idaa column"


def test_nested_objects_and_types_are_kept() -> None:
    row = {"address": {"city": "Ulm"}, "visits": 3, "tags": ["a", "b"], "since": None}
    text = "{{ contact.address.city }} {{ visits + 1 }} {{ tags | join('/') }} {{ contact.since is none }}"
    assert shown(text, row) == "Ulm 4 a/b True"


def test_columns_called_like_methods_of_a_mapping_are_reached() -> None:
    row = {"items": "two lamps", "Values": "kept", "First Name": "Ida"}
    assert (
        shown("{{ contact.items }} {{ contact.Values }} {{ contact.keys() | length > 2 }}", row)
        == "two lamps kept True"
    )
    assert shown("{% for key in contact.items() %}x{% endfor %}", {"First Name": "Ida"}) == "xx"


def test_an_object_with_a_key_called_items_can_be_copied_and_sent_to_a_worker() -> None:
    made_up = Named(items=[1], keys="k", __class__="own")
    for copied in (pickle.loads(pickle.dumps(made_up)), copy.deepcopy(made_up)):  # noqa: S301
        assert type(copied) is Named
        assert copied == made_up
        assert copied.__class__ is Named


def test_contexts_are_new_for_every_call() -> None:
    fields, contact = made([{"first_name": "Ida"}], context={"org": "x"})
    first = fields.context(contact, template())
    first["org"] = "changed"
    first["contact"]["first_name"] = "changed"
    assert fields.context(contact, template())["org"] == "x"
    assert fields.context(contact, template())["contact"]["first_name"] == "Ida"
    assert contact.values["first_name"] == "Ida"


ROW = {
    "FNAME": "Ida",
    "Family Name": "Marten",
    "Favourite Seat": "C4",
    "status": "subscribed",
    "Opted Out": "",
    "id": "7",
    "a.b": 1,
    "address": {"city": "Ulm", "rooms": [{"no": 1}]},
}


@pytest.mark.parametrize(
    ("path", "normal"),
    [
        ("first_name", "contact.first_name"),
        ("FNAME", "contact.first_name"),
        ("contact.FNAME", "contact.first_name"),
        ('contact["Family Name"]', "contact.last_name"),
        ("contact['Family Name']", "contact.last_name"),
        ("contact.Family Name", "contact.last_name"),
        ("family_name", "contact.last_name"),
        ("contact.last_name", "contact.last_name"),
        ("favourite_seat", "contact.Favourite Seat"),
        ("contact.favourite_seat", "contact.Favourite Seat"),
        ("opted_out", "contact.email_opt_out"),
        ("contact_id", "contact.id"),
        ("contact.a.b", "contact.a.b"),
        ("address.city", "contact.address.city"),
        ("contact.address.rooms[*].no", "contact.address.rooms[*].no"),
        ('contact["address"]["rooms"][0]["no"]', "contact.address.rooms[*].no"),
        ("contact", "contact"),
        ("contact.frist_name", "contact.frist_name"),
        ("frist_name", "frist_name"),
        ("org.name", "org.name"),
        ("items[*].title", "items[*].title"),
        ("email", "email"),
        ("", ""),
    ],
)
def test_paths_are_named_canonically(path: str, normal: str) -> None:
    fields, _ = made([ROW], context={"org": {"name": "x"}})
    assert fields.normal(path) == normal


def test_the_record_is_contact_in_canonical_paths_whatever_templates_call_it() -> None:
    fields, _ = made([ROW], record_as="person")
    assert fields.normal("person.FNAME") == "contact.first_name"
    assert fields.normal("person") == "contact"
    assert fields.normal("contact.FNAME") == "contact.FNAME"


def test_known_holds_every_name_and_path_that_exists() -> None:
    rows = [ROW, {"address": {"zip": "1"}, "tags": ["x"]}]
    fields, _ = made(rows, context={"org": {"name": "x", "rooms": [{"no": 1}]}})
    known = fields.known(template(hall={"rows": [1]}))
    there = {"FNAME", "first_name", "contact.FNAME", "contact.first_name", "contact.Family Name", "family_name"}
    there |= {
        "address.city",
        "contact.address.zip",
        "contact.address.rooms[*].no",
        "tags[*]",
        "org.rooms[*].no",
        "hall.rows[*]",
    }
    assert there <= known
    assert not {"frist_name", "contact.frist_name", "org.frist", "contact.org", "last", "hall.seats"} & known
    assert "hall" not in fields.known(template())


@pytest.mark.parametrize("path", ["a", "a.b", "a.b[*].c", "a[*][*].b c.d"])
def test_paths_are_steps_and_back(path: str) -> None:
    assert joined(steps(path)) == path
