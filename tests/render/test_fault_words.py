"""What is said of values that msglint hands over: by the kinds that a template's author knows."""

from __future__ import annotations

import pytest
from jinja2 import Environment
from jinja2.exceptions import UndefinedError

from msglint.inputs.context import Named
from msglint.inputs.pliable import Items, Word
from msglint.model import Source
from msglint.render.jinja.render_faults import told
from msglint.render.jinja.tags import Sheet


@pytest.mark.parametrize(
    ("value", "template", "said"),
    [
        (Named(title="Mending day"), "{{ it[0].title }}", "dict object has no element 0"),
        (Named(title="Mending day"), "{{ it.place.name }}", "'dict object' has no attribute 'place'"),
        (Items(["rope", "sail"]), "{{ it.place.name }}", "'list object' has no attribute 'place'"),
        (Word("rope"), "{{ it.place.name }}", "'str object' has no attribute 'place'"),
    ],
)
def test_values_are_called_by_kinds_that_authors_know(value: object, template: str, said: str) -> None:
    with pytest.raises(UndefinedError) as raised:
        Environment(autoescape=True).from_string(template).render(it=value)
    assert told(raised.value, Sheet(Source("a.txt", "a.txt", template))) == said
