"""Rules from YAML: loading, extending, judging their options."""

from msglint.packs.drafts import FACT
from msglint.packs.judge import expected
from msglint.packs.kinds import Kind, Kinds
from msglint.packs.load import load
from msglint.packs.ruleset import ActiveRule, RuleSet
from msglint.predicate import Predicate, WhenError

__all__ = ["FACT", "ActiveRule", "Kind", "Kinds", "Predicate", "RuleSet", "WhenError", "expected", "load"]
