"""Rules as their packs state them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from msglint.model.grades import Confidence, Severity
from msglint.model.places import Place


class Expected(Struct, frozen=True):
    """What a bad case must show: the words that the finding marks, and (parts of) its message."""

    at: str = ""
    message: str = ""
    line: int = 0
    column: int = 0
    fields: tuple[str, ...] = ()
    severity: str = ""


class Case(Struct, frozen=True):
    """An example that a rule must flag (``expect`` not empty) or must leave alone.

    ``template``: one template file's text, front matter included; ``name`` of the file decides its channel
    and kind (``file``, default ``message.email.j2``). ``files``: further files (layouts, part files) by name.
    ``contacts``: records as a CRM would export them; empty: one contact without fields. ``history``:
    interactions without ``contact_id`` belong to the first contact. ``config``: keys of msglint.yaml. ``fixed``: what
    the template becomes by the safe fixes of this rule; empty where that is not said.
    """

    name: str
    place: Place
    template: str = ""
    file: str = "message.email.j2"
    files: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[Mapping[str, Any], ...] = ()
    history: tuple[Mapping[str, Any], ...] = ()
    config: Mapping[str, Any] = field(default_factory=dict)
    today: str = ""
    expect: tuple[Expected, ...] = ()
    fixed: str = ""


class Rule(Struct, frozen=True):
    """One rule: a kind of check with its options, and what to say when it matches.

    ``message`` names facts of the match in braces (``{found}``). ``when``: a Jinja expression over ``message``,
    ``contact`` and ``history``; the rule is silent where it is false. ``over``: rules whose finding about
    the same words this one replaces ("one wound, one finding"). ``silent``: where it says nothing although one
    could think that it should, for its manual page. ``fix``: the kind of fix that mends what it finds.
    """

    id: str
    pack: str
    check: str
    message: str
    place: Place
    severity: Severity = Severity.WARNING
    confidence: Confidence = Confidence.HIGH
    when: str = ""
    why: str = ""
    remedy: str = ""
    silent: str = ""
    fix: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    bad: tuple[Case, ...] = ()
    good: tuple[Case, ...] = ()
    builtin: bool = False


class RulePack(Struct, frozen=True):
    """A set of rules that belong together. ``order`` lists ids of one wound, the first that applies first."""

    name: str
    description: str
    place: Place
    rules: tuple[Rule, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()


class RuleSetting(Struct, frozen=True):
    """What a configuration says of one rule: for all paths, or those of an override."""

    off: bool = False
    severity: Severity | None = None
    confidence: Confidence | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
