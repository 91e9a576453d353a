"""The text of a project's first msglint.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msglint.scaffold.seen import Data, Host, Seen

HEAD = """\
# What msglint knows of this project. `msglint check` uses the nearest msglint.yaml.
"""
NO_RECORDS = """\
# The CRM export to check against; until it is named, built-in personas stand in for your recipients.
# records: contacts.csv
"""
NO_HISTORY = """\
# What has passed between you and them: questions, replies, visits, sends. Without it, rules about conversations rest.
# history: history.jsonl
"""
FIELDS = """\
# Columns that msglint took for nothing; templates may print them all the same. To tell msglint what one is, name it:
#   fields: {interests: Lieblingskomponisten}
"""
CONTEXT = """\
# What templates print besides the record. These are samples: put in what your sending tool fills in.
"""
JINJA = """\
# What your application adds to Jinja: a sample value, or an expression over `value` and its arguments.
"""
SEGMENTS = """\
# The groups in your records. A message with `segment: …` in its front matter goes to that group alone.
"""
MOTIVATIONS = """\
# What people come for. Give each the landing page made for it, and words that speak to it:
#   recharge: {landing_page: /recharge, words: [unwind, relax, breathe]}
"""
PACKS = """\
# All built-in rules, and your own.
packs: [recommended, ./rules/house.yaml]
"""
RULES = """\
# To change a rule: off, a severity, or options (`msglint rules` lists them, `msglint explain RULE` shows one).
# rules:
#   lead-product-first: {severity: error}
"""


def config_text(seen: Seen) -> str:
    """msglint.yaml for what was seen."""
    return "\n".join([HEAD, *_data(seen.data), *_host(seen.host), *_groups(seen.data), PACKS, RULES])


def _data(data: Data) -> Iterator[str]:
    yield _dump({"records": data.records}) if data.records else NO_RECORDS
    if data.also:
        yield f"# These look like records too: {', '.join(data.also)}\n"
    yield _dump({"history": data.history}) if data.history else NO_HISTORY
    unknown = [column.name for column in data.columns if not column.field]
    if unknown:
        yield FIELDS + "".join(f"#   {_one_line(name)}\n" for name in unknown)


def _host(host: Host) -> Iterator[str]:
    if host.record_as != "contact":
        yield f"# Templates print the record as {{{{ {host.record_as}.first_name }}}}.\n" + _dump(
            {"record_as": host.record_as}
        )
    if host.context:
        yield CONTEXT + _dump({"context": host.context})
    added: dict[str, Any] = {
        "newstyle_gettext": host.newstyle,
        "functions": dict(host.functions),
        "filters": dict.fromkeys(host.filters, "value"),
        "tests": dict.fromkeys(host.tests, "value"),
    }
    added = {key: value for key, value in added.items() if value}
    if added:
        yield JINJA + _dump({"jinja": added})


def _groups(data: Data) -> Iterator[str]:
    for key, comment, names in (("segments", SEGMENTS, data.segments), ("motivations", MOTIVATIONS, data.motivations)):
        if names:
            yield comment + _dump({key: {name: {} for name in names}})


def _dump(value: Mapping[str, Any]) -> str:
    import yaml

    text: str = yaml.safe_dump(dict(value), allow_unicode=True, sort_keys=False, width=110)
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())
