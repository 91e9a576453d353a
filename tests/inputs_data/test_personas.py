"""The personas: consistent people, shaped to what templates read, and honest about what is misspelt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.inputs.context import Fields
from msglint.inputs.personas import make
from msglint.inputs.tree import MemoryTree
from msglint.model import Config, JinjaSettings, Place, Read, Records, Source, Template
from msglint.render.jinja import JinjaLanguage

CONFIG = Config(Path())
MESSAGE = Template("m.j2", {})


def read(field: str, *, file: str = "m.j2", **flags: bool) -> Read:
    return Read(field, Place(file, 1, 1), **flags)


def contexts(*reads: Read, config: Config = CONFIG, message: Template = MESSAGE) -> list[dict[str, Any]]:
    """What each persona's variables are."""
    records = make(reads, config)
    fields = Fields(config, records)
    return [fields.context(contact, message) for contact in records]


def values(path: str, *reads: Read, **settings: Any) -> list[Any]:
    """A variable's value for each persona."""
    found = contexts(*(reads or (read(path),)), config=Config(Path(), **settings))
    return [_follow(context, path.split(".")) for context in found]


def _follow(context: Mapping[str, Any], names: list[str]) -> Any:
    value: Any = context
    for name in names:
        value = value[name]
    return value


def rendered(text: str, config: Config = CONFIG, message: Template = MESSAGE) -> list[str]:
    """A template rendered for every persona by the language itself."""
    language = JinjaLanguage(MemoryTree({"m.j2": text}), JinjaSettings())
    compiled = language.compile(Source("m.j2", "m.j2", text))
    return [compiled.render(context).text for context in contexts(*compiled.reads, config=config, message=message)]


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
            _follow(context, name.split("."))


@pytest.mark.parametrize("name", ["county", "topic", "emails", "visit", "greetings", "cities", "ages"])
def test_words_of_their_own_are_given(name: str) -> None:
    assert all(values(name))


def test_functions_are_the_hosts() -> None:
    for context in contexts(
        read("url_for", called=True), read("contact.get_full_name", called=True), read("n", called=True)
    ):
        assert "url_for" not in context
        assert "get_full_name" not in context["contact"]


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


ORDER = """\
{{ "%.2f"|format(order.total) }} {{ order.total * 2 }} {{ order.created_at.strftime("%d.%m.") }} {{ order.date.year }}
{% for item in order.items %}{{ loop.index }} {{ item.name }} {{ item.quantity + 1 }} {{ item.tags|join("/") }}
{% endfor %}{% for name, value in stats.items() %}{{ name }}: {{ value }}
{% endfor %}{% for row in rows.values() %}{{ row }}{% endfor %}{% for page in range(pages) %}.{% endfor %}
{% if user.is_admin and order.items|length > 1 %}{{ user.username.upper() }}{% endif %}{{ interests.split(", ")[0] }}
{% if "jazz" in tags %}jazz{% endif %}{{ tags }}{% if points > 2 %}!{% endif %}{{ contact.last_visit.strftime("%B") }}
{{ contact.get("plan") }} {{ contact.address.city }} {{ order["number"] }} {{ plan or "free" }} {{ contact.name.first }}
"""


def test_a_template_of_many_shapes_renders_for_everybody() -> None:
    texts = rendered(ORDER)
    assert sum("..." in text for text in texts) > 12
    for text in texts:
        assert "45.00 90 14.05. 2027" in text
        assert "1 walnut desk lamp 4 chamber music/garden walks" in text
        assert "2 linen notebook 5" in text
        assert "object at" not in text
        assert "{'" not in text


def test_a_good_template_has_no_hole_for_anybody() -> None:
    text = "Hi {{ contact.first_name or 'there' }},\n\nyour order {{ order.number }} ships on {{ order.ships_on }}."
    for message in rendered(text):
        assert re.fullmatch(r"Hi \S+( Ann)?,\n\nyour order A1042 ships on 2027-05-14\.", message)


PATHS = st.lists(
    st.sampled_from(
        ["[*]", ".items", ".name", ".first_name", ".date", ".year", ".total", ".x", ".is_it", '["A b"]', "[0]"]
    ),
    max_size=4,
).map("".join)
ROOTS = st.sampled_from(
    ["contact", "user", "order", "first_name", "visits", "deceased", "items", "x", "interests", "segment"]
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda root, path, printed, guarded, iterated, called: read(
                root + path, printed=printed, guarded=guarded, iterated=iterated, called=called
            ),
            ROOTS,
            PATHS,
            *[st.booleans()] * 4,
        ),
        max_size=6,
    )
)
def test_any_reads_make_personas(reads: list[Read]) -> None:
    records = make(reads, CONFIG)
    fields = Fields(CONFIG, records)
    assert len(records) == 24
    known = fields.known(MESSAGE)
    for contact in records:
        context = fields.context(contact, MESSAGE)
        assert context["contact"].keys() >= contact.columns.keys()
        assert {name for name in context if name.isidentifier()} <= known | {"email_opt_out"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ '%.1f'|format(reason.wait_ms / 60000) }}",
        "{% if room.hash % 3 == 0 %}a{% else %}b{% endif %}",
        "{% if weight > 2 %}a{% endif %}{{ weight - 1 }}{{ 3 - weight }}{{ 2 / weight }}{{ 7 // 2 - weight }}",
        "{{ '%d'|format(depth) }}{{ depth|round(1) }}{{ depth + 1 }}{{ 'v' + depth }}{{ depth // 2 }}{{ 1 + depth }}",
        "{{ parting_line|format('x') }}{{ parting_line % first_name }}",
        "{{ depth <= 1 }}{{ depth < 2 }}{{ depth >= 1 }}{{ depth < 'x' }}{{ 4 / depth }}",
    ],
)
def test_templates_may_count_with_what_is_not_known(text: str) -> None:
    assert len(rendered(text)) == 24


def test_what_one_template_loops_over_another_may_take_for_an_object() -> None:
    found = values("message", read("message.certificates[*].name"), read("message.certificates.contact_page"))
    certificates = found[0]["certificates"]
    assert certificates.contact_page == certificates[0]["contact_page"] != ""
    assert all(item["name"] for item in certificates)


@pytest.mark.parametrize("name", ["display_name", "displayname", "username", "user_display_name"])
def test_nobody_lacks_the_name_that_the_application_shows(name: str) -> None:
    assert all(values(name))


def test_whoever_is_invited_is_greeted_by_name() -> None:
    assert set(rendered("Hi {{ invited.name }}")) == set(rendered("Hi {{ user.name }}"))
