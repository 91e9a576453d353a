"""Runs the bad and good cases that rules carry: they are the rules' tests, and their manual."""

from __future__ import annotations

from collections.abc import Sequence

from msglint.packs import RuleSet
from msglint.selftest.outcome import Outcome
from msglint.selftest.run import run_case

__all__ = ["Outcome", "run", "run_case"]


def run(ruleset: RuleSet, names: Sequence[str] = ()) -> tuple[Outcome, ...]:
    """The outcome of every case of the rules that are on; of those that ``names`` (ids or packs) stand for, if any.

    The ruleset must have been loaded with its cases. Raises ``MsglintError`` for a name that is no rule and no pack.
    """
    plain = ruleset.unset()
    on = {active.rule.id for active in plain.active}
    wanted = plain.named(names) if names else on
    return tuple(
        run_case(plain, rule, case, good)
        for rule in plain.rules
        if rule.id in on & wanted
        for good, cases in ((False, rule.bad), (True, rule.good))
        for case in cases
    )
