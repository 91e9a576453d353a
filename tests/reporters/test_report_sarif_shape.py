"""The part of SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.58) that msglint writes, in our own words: every property
that is there must be one of these, of this type, and what the standard requires must be there."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from report_samples import REPORT, written

from msglint.model import Report


def shape(required: str = "", **properties: Any) -> dict[str, Any]:
    names = required.split()
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}


def several(items: dict[str, Any], *, unique: bool = False) -> dict[str, Any]:
    return {"type": "array", "items": items, "uniqueItems": unique}


TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}
BAG = {"type": "object"}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = shape("text", text=TEXT)
MULTIFORMAT = shape("text", text=TEXT, markdown=TEXT)
REGION = shape("startLine", startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT)
PLACE = shape(
    "artifactLocation", artifactLocation=shape("uri", uri={"type": "string", "format": "uri-reference"}), region=REGION
)
LOCATION = shape("physicalLocation", physicalLocation=PLACE, message=MESSAGE, id={"type": "integer", "minimum": -1})
RULE = shape(
    "id",
    id=TEXT,
    shortDescription=MULTIFORMAT,
    help=MULTIFORMAT,
    defaultConfiguration=shape(level=LEVEL),
    properties=BAG,
)
RESULT = shape(
    "message",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=several(LOCATION, unique=True),
    relatedLocations=several(LOCATION, unique=True),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    properties=BAG,
)
INVOCATION = shape(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=several(shape("message", level=LEVEL, message=MESSAGE)),
)
DRIVER = shape("name", name=TEXT, version=TEXT, semanticVersion=TEXT, rules=several(RULE, unique=True))
RUN = shape(
    "tool",
    tool=shape("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=several(INVOCATION),
    results=several(RESULT),
)
LOG = shape("version runs", **{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": several(RUN)})


@pytest.mark.parametrize("report", [REPORT, Report(findings=())], ids=["findings", "none"])
def test_the_log_is_sarif(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(LOG)
    jsonschema.validate(json.loads(written("sarif", report)), LOG)
