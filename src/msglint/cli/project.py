"""The project's rules, for commands that render nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msglint.engine import Request
    from msglint.packs import RuleSet


def rule_set(request: Request) -> RuleSet:
    """The rules that the project's configuration switches on, of those that the request selects."""
    from msglint import config as configuration
    from msglint.engine.project import load_rules

    cwd = Path.cwd()
    return load_rules(configuration.load(request.paths, request.config, cwd), request, cwd)
