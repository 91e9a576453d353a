"""The JSON Schema of msglint.yaml says what the loader does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from msglint import config
from msglint.errors import MsglintError
from msglint.marked import load

SOUND = [
    "",
    "rules: {lead-cliche: off, lead-no-need: {severity: off, options: {limit: 3}}, x: on, y: error}",
    "overrides: [{paths: transactional/**, rules: {a: info}}]",
    "motivations: {recharge: {landing_page: /recharge, words: [unwind]}, learn: }",
    "motivations: [recharge]\nsegments: {existing: {}, switchers: }",
    "jinja: {undefined: strict, extensions: [do, jinja2.ext.i18n], filters: {money: 1, a.b: x}}",
    "packs: recommended\nplugins: [x]\ntemplates: ['*.tpl']",
    "context: {a: [1, {b: c}], d: }\nfields: {first_name: Vorname}\nrecord_as: person",
]
FAULTY = [
    "recrods: x",
    "rules: {a: eror}",
    "rules: {a: {severty: error}}",
    "rules: [a]",
    "overrides: [{rules: {}}]",
    "overrides: {}",
    "motivations: {a: {words: {}}}",
    "record_as: a b",
    "jinja: {trim_blocks: 3}",
    "jinja: {filters: {a-b: 1}}",
    "jinja: {extensions: [nope]}",
    "context: [a]",
    "templates: {}",
    "[]",
]


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = config.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("text", SOUND)
def test_both_accept(text: str, validator: jsonschema.Draft202012Validator, tmp_path: Path) -> None:
    data = load(text, "x").data
    assert list(validator.iter_errors(data)) == []
    assert config.from_mapping(data or {}, tmp_path).root == tmp_path


@pytest.mark.parametrize("text", FAULTY)
def test_both_refuse(text: str, validator: jsonschema.Draft202012Validator, tmp_path: Path) -> None:
    data = load(text, "x").data
    assert list(validator.iter_errors(data))
    (tmp_path / "msglint.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(MsglintError):
        config.load([tmp_path], None, tmp_path)


def test_every_key_is_described() -> None:
    def described(schema: dict[str, Any]) -> bool:
        return all(
            value.get("description") and described(value) for value in schema.get("properties", {}).values()
        ) and all(map(described, schema.get("anyOf", [])))

    schema = config.schema()
    assert set(schema["properties"]) == set(config.KEYS)
    assert described(schema)
