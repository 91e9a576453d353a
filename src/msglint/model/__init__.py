"""The words msglint thinks in: frozen types and nothing else."""

from msglint.model.checks import (
    Check,
    Evidence,
    Reads,
    RecordsView,
    RecordView,
    Scope,
    Slot,
    TemplateView,
)
from msglint.model.config import Config, JinjaSettings, Motivation, Override
from msglint.model.findings import (
    Fact,
    Finding,
    Match,
    NotChecked,
    Personal,
    Related,
    Report,
    Words,
    show,
)
from msglint.model.grades import Confidence, Severity
from msglint.model.messages import Branch, Part, Read, Source, Suppression, Template
from msglint.model.people import Column, Contact, History, Interaction, Problem, Records
from msglint.model.places import NOWHERE, Place, Segment, Span
from msglint.model.reading import Body, Greeting, Lead, Link, Passage, Piece, Reading
from msglint.model.rules import Case, Expected, Rule, RulePack, RuleSetting

__all__ = [
    "NOWHERE",
    "Body",
    "Branch",
    "Case",
    "Check",
    "Column",
    "Confidence",
    "Config",
    "Contact",
    "Evidence",
    "Expected",
    "Fact",
    "Finding",
    "Greeting",
    "History",
    "Interaction",
    "JinjaSettings",
    "Lead",
    "Link",
    "Match",
    "Motivation",
    "NotChecked",
    "Override",
    "Part",
    "Passage",
    "Personal",
    "Piece",
    "Place",
    "Problem",
    "Read",
    "Reading",
    "Reads",
    "RecordView",
    "Records",
    "RecordsView",
    "Related",
    "Report",
    "Rule",
    "RulePack",
    "RuleSetting",
    "Scope",
    "Segment",
    "Severity",
    "Slot",
    "Source",
    "Span",
    "Suppression",
    "Template",
    "TemplateView",
    "Words",
    "show",
]
