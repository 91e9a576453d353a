"""Every key of msglint.yaml: the one table that the loader, the schema and the manual read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from msglint.config.judge import Judge
from msglint.config.kinds import GLOB, Anything, Choice, File, Flag, Key, Many, Named, Table, Text
from msglint.marked import Keys
from msglint.model import Confidence, JinjaSettings, Motivation, Override, RuleSetting, Severity

SEVERITIES = {severity.label: severity for severity in reversed(Severity)}
CONFIDENCES = {confidence.label: confidence for confidence in reversed(Confidence)}
UNDEFINED = ("default", "strict", "chainable", "debug")
EXTENSIONS = ("i18n", "do", "loopcontrols", "debug")


def _no_identifier(text: str) -> str:
    return "" if text.isidentifier() else "is no name that a template can use: letters, digits and _ only"


def _no_filter(text: str) -> str:
    return "" if all(step.isidentifier() for step in text.split(".")) else _no_identifier("-")


IDENTIFIER = Text(_no_identifier, r"^[^\W\d]\w*$", "write a name such as contact")
FILTER = Text(_no_filter, r"^[^\W\d]\w*(\.[^\W\d]\w*)*$", "write the name as templates use it")


def _setting(found: dict[str, Any]) -> RuleSetting:
    return RuleSetting(
        off=found.get("off", False) or found.get("severity") == "off",
        severity=SEVERITIES.get(found.get("severity", "")),
        confidence=CONFIDENCES.get(found.get("confidence", "")),
        options=found.get("options", {}),
    )


SETTING = Table(
    {
        "severity": Key(Choice((*SEVERITIES, "off")), "how grave a finding of this rule is"),
        "confidence": Key(Choice(tuple(CONFIDENCES)), "how sure its findings are taken to be"),
        "options": Key(
            Named(Anything(), "options"), "options of the rule's check, as `msglint explain RULE` lists them"
        ),
        "off": Key(Flag(), "true switches the rule off"),
    },
    _setting,
)


class Setting(Struct, frozen=True):
    """What is said of one rule: a severity, ``off``, ``on``, or a mapping. YAML reads a bare ``off`` as false."""

    def read(self, value: Any, keys: Keys, judge: Judge) -> RuleSetting | None:
        if isinstance(value, dict):
            fixed = {name: "off" if name == "severity" and inner is False else inner for name, inner in value.items()}
            setting: RuleSetting | None = SETTING.read(fixed, keys, judge)
            return setting
        if isinstance(value, bool):
            return RuleSetting(off=not value)
        word = value.lower() if isinstance(value, str) else ""
        if word in ("on", "off"):
            return RuleSetting(off=word == "off")
        if word in SEVERITIES:
            return RuleSetting(severity=SEVERITIES[word])
        judge.expected_one((*SEVERITIES, "off", "on"), value, keys)
        return None

    def schema(self) -> dict[str, Any]:
        mapping = SETTING.schema()
        severity = mapping["properties"]["severity"]
        severity["enum"] = [*severity["enum"], False]
        return {"anyOf": [{"enum": [*SEVERITIES, "off", "on"]}, {"type": "boolean"}, mapping]}


class Pack(Struct, frozen=True):
    """A pack: the name of an installed one, or the path of a YAML file, which must be there."""

    def read(self, value: Any, keys: Keys, judge: Judge) -> str | None:
        if not isinstance(value, str) or not value.strip():
            judge.expected("a pack's name or path", value, keys)
            return None
        if not is_path(value):
            return value
        path = judge.file(value, "a pack of rules", keys)
        return None if path is None else str(path)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


def is_path(pack: str) -> bool:
    """Whether an entry of ``packs:`` is a path and no name."""
    return "/" in pack or "\\" in pack or Path(pack).suffix.lower() in (".yaml", ".yml")


RULES = Named(Setting(), "rule ids to settings")
SAMPLES = Named(Anything(), "names to sample values", FILTER)


JINJA: Mapping[str, Key] = {
    "trim_blocks": Key(Flag(), "as Jinja's own setting"),
    "lstrip_blocks": Key(Flag(), "as Jinja's own setting"),
    "keep_trailing_newline": Key(Flag(), "as Jinja's own setting"),
    "newstyle_gettext": Key(Flag(), "as Jinja's own setting"),
    "undefined": Key(
        Choice(UNDEFINED, (("Undefined", "default"), *((f"{word.title()}Undefined", word) for word in UNDEFINED[1:]))),
        "what an undefined variable does",
    ),
    "extensions": Key(
        Many(Choice(EXTENSIONS, tuple((f"jinja2.ext.{word}", word) for word in EXTENSIONS)), "Jinja's extensions"),
        "Jinja's own extensions, by short name; i18n, do and loopcontrols are always on",
    ),
    "functions": Key(
        SAMPLES, "functions (and methods) of the host application: name to a sample value or a Jinja expression"
    ),
    "filters": Key(SAMPLES, "filters of the host application: name to a sample value or an expression over `value`"),
    "tests": Key(SAMPLES, "tests of the host application: name to a sample value or an expression over `value`"),
    "globals": Key(SAMPLES, "global variables of the host application: name to a sample value"),
}

MOTIVATION: Mapping[str, Key] = {
    "landing_page": Key(Text(), "the page made for it: a path or an address"),
    "words": Key(Many(Text(), "words"), "words that speak to it"),
}

OVERRIDE: Mapping[str, Key] = {
    "paths": Key(Many(GLOB, "globs"), "globs, relative to msglint.yaml", required=True),
    "rules": Key(RULES, "rule ids and what holds for them on these paths", required=True),
}

KEYS: Mapping[str, Key] = {
    "records": Key(File("a file of records"), "the contacts: .csv .tsv .json .jsonl .yaml, relative to this file"),
    "history": Key(File("a history file"), "what has passed between them and you: the same formats"),
    "record_as": Key(IDENTIFIER, "the name under which templates see the record (default: contact)"),
    "fields": Key(Named(Text(), "canonical fields to columns"), "canonical field to the records' column that holds it"),
    "context": Key(Named(Anything(), "names to values"), "variables that every template sees"),
    "fallbacks": Key(
        Named(Text(), "canonical fields to texts"), "what may stand where a field is blank; `check --fix` writes it"
    ),
    "packs": Key(Many(Pack(), "packs"), "packs of rules, by name or path; `recommended` is all built-in ones"),
    "rules": Key(RULES, "rule ids and what holds for them: a severity, off, or {severity, confidence, options}"),
    "overrides": Key(Many(Table(OVERRIDE, lambda found: Override(**found)), "overrides"), "rules for some paths only"),
    "motivations": Key(
        Named(Table(MOTIVATION, lambda found: Motivation(**found), optional=True), "motivations", listed=True),
        "why people come, by name: the landing page made for it, and words that speak to it",
    ),
    "segments": Key(
        Named(Named(Anything(), "names to values", optional=True), "segments", listed=True),
        "the audience's segments, by name, with what you want to note of them",
    ),
    "templates": Key(Many(GLOB, "globs"), "globs of the files that are messages, in place of the built-in choice"),
    "jinja": Key(
        Table(JINJA, lambda found: JinjaSettings(**found), optional=True),
        "how the host application sets Jinja2, and what it adds",
    ),
    "pages": Key(Named(File("a page"), "landing pages to files"), "landing page to a local file with its text"),
    "baseline": Key(
        File("a baseline", there=False),
        "findings to leave aside, as `msglint baseline` writes them: fail on new ones only",
    ),
    "plugins": Key(Many(Text(), "names"), "third-party checks that may run, by name"),
}
