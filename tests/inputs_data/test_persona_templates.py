"""Templates of many shapes render for every persona."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persona_contexts import CONFIG, MESSAGE, contexts, read, rendered, values

from msglint.inputs.context import Fields
from msglint.inputs.personas import make
from msglint.model import Read


def test_functions_are_the_hosts() -> None:
    for context in contexts(
        read("url_for", called=True), read("contact.get_full_name", called=True), read("n", called=True)
    ):
        assert "url_for" not in context
        assert "get_full_name" not in context["contact"]


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


def test_whoever_is_invited_is_greeted_by_name() -> None:
    assert set(rendered("Hi {{ invited.name }}")) == set(rendered("Hi {{ user.name }}"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello {{ user }}, {{ user.email }}", r"Hello \S.*, .*@.*"),
        ("{{ organizer }} ({{ organizer.email }}) wrote", r"Ines Moreau \(hello@example.org\) wrote"),
        ("{% if user.in_trial() %}{{ user.plan }}{% endif %}", r"walnut.*|linen.*"),
        ("{{ helpers.text.shortened(user.name, 3) }}", r"shortened|Doors.*|\S.*"),
        ("{{ dataset.last_update.strftime('%d/%m/%Y') }}", r"14/05/2027"),
        ("{{ (features.keys()|list)|join('+') }}", r"\S+"),
        ("{% for name, some in guests|groupby('table') %}{{ name }} {% endfor %}", r"\S.*"),
        ("{{ rows|sum(attribute='price') }}", r"105|0"),
        ("{{ guests|selectattr('paid')|list|length }}", r"[02]"),
    ],
)
def test_what_an_applications_objects_can_do_they_do(text: str, expected: str) -> None:
    for message in rendered(text):
        assert re.fullmatch(expected, message.strip(), re.DOTALL), message
        assert "{" not in message


def test_words_for_what_is_undefined_are_read_by_some_and_a_blank_by_none() -> None:
    texts = rendered("We saw {{ their_work | default('your garden') }}.")
    assert sum(text == "We saw your garden." for text in texts) > 2
    assert "We saw ." not in texts
    assert "" in values("their_work", read("their_work", guarded=True))


def test_words_for_what_is_blank_are_read_by_some() -> None:
    for stand_in in ("default('your garden', true)", "default('your garden', boolean=True)"):
        texts = rendered("We saw {{ their_work | " + stand_in + " }}.")
        assert sum(text == "We saw your garden." for text in texts) > 2
