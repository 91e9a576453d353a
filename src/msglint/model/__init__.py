"""The words msglint thinks in: frozen types and nothing else."""

from msglint.model.campaigns import CampaignView, Mailing, Version
from msglint.model.checks import (
    Check,
    Evidence,
    Reads,
    Scope,
    Slot,
    TemplateView,
)
from msglint.model.config import Config, JinjaSettings, Motivation, Override
from msglint.model.findings import (
    Changed,
    Finding,
    Known,
    Mark,
    Match,
    NotChecked,
    Related,
    Report,
)
from msglint.model.fixes import Edit, Fix
from msglint.model.grades import Confidence, Severity
from msglint.model.messages import Branch, Course, Part, Read, Source, Suppression, Template
from msglint.model.people import Column, Contact, History, Interaction, Problem, Records, Sheet
from msglint.model.places import NOWHERE, Place, Segment, Span
from msglint.model.reading import Body, Greeting, Image, Lead, Link, Passage, Piece, Reading
from msglint.model.rules import Case, Expected, Rule, RulePack, RuleSetting
from msglint.model.samples import Exhibit, Gallery, Person, Sample, Shown, Stretch, Way
from msglint.model.views import RecordsView, RecordView
from msglint.model.words import Fact, Personal, Word, Words, show

__all__ = [
    "NOWHERE",
    "Body",
    "Branch",
    "CampaignView",
    "Case",
    "Changed",
    "Check",
    "Column",
    "Confidence",
    "Config",
    "Contact",
    "Course",
    "Edit",
    "Evidence",
    "Exhibit",
    "Expected",
    "Fact",
    "Finding",
    "Fix",
    "Gallery",
    "Greeting",
    "History",
    "Image",
    "Interaction",
    "JinjaSettings",
    "Known",
    "Lead",
    "Link",
    "Mailing",
    "Mark",
    "Match",
    "Motivation",
    "NotChecked",
    "Override",
    "Part",
    "Passage",
    "Person",
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
    "Sample",
    "Scope",
    "Segment",
    "Severity",
    "Sheet",
    "Shown",
    "Slot",
    "Source",
    "Span",
    "Stretch",
    "Suppression",
    "Template",
    "TemplateView",
    "Version",
    "Way",
    "Word",
    "Words",
    "show",
]
