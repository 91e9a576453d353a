"""The JSON Schema of msglint.yaml, for editors."""

from __future__ import annotations

from typing import Any

from msglint.config.keys import KEYS
from msglint.config.kinds import Table


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of msglint.yaml, made from the table that the loader uses."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "msglint.yaml",
        "description": "How msglint reads and judges the messages below this folder.",
        **Table(KEYS, optional=True).schema(),
    }
