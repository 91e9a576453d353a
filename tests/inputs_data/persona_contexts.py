"""What each persona offers to the templates that read these variables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msglint.inputs.context import Fields
from msglint.inputs.personas import make
from msglint.inputs.tree import MemoryTree
from msglint.model import Config, JinjaSettings, Place, Read, Source, Template
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
    return [follow(context, path.split(".")) for context in found]


def follow(context: Mapping[str, Any], names: list[str]) -> Any:
    value: Any = context
    for name in names:
        value = value[name]
    return value


def rendered(text: str, config: Config = CONFIG, message: Template = MESSAGE) -> list[str]:
    """A template rendered for every persona by the language itself."""
    language = JinjaLanguage(MemoryTree({"m.j2": text}), JinjaSettings())
    compiled = language.compile(Source("m.j2", "m.j2", text))
    return [compiled.render(context).text for context in contexts(*compiled.reads, config=config, message=message)]
