"""JSON as msglint prints it."""

from __future__ import annotations

import json
from typing import Any

from msglint.reporters.drawing.visible import escaped


def document(data: Any, *, indent: int = 2) -> str:
    """The data as a JSON document: readable in any script, exact, and with nothing in it that steers a terminal."""
    return escaped(json.dumps(data, ensure_ascii=False, indent=indent)) + "\n"
