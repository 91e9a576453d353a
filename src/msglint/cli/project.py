"""The project's rules, for commands that render none of its messages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from msglint.model import Config

if TYPE_CHECKING:
    from msglint.engine import Request
    from msglint.packs import RuleSet


def rule_set(request: Request, *, cases: bool = False, files: Sequence[Path] = ()) -> RuleSet:
    """The rules of the project's packs; ``cases``: with their examples; ``files``: those of these packs too.

    Raises ``MsglintErrors`` with every fault of configuration and packs.
    """
    from msglint import config as configuration
    from msglint import packs
    from msglint.engine.project import cache_folder

    cwd = Path.cwd()
    config = configuration.load(request.paths, request.config, cwd, lambda root: cache_folder(root, request))
    cache = cache_folder(config.root if config.path else None, request)
    rules = packs.load(config, cwd=cwd, cache=cache, cases=cases)
    missing = [file for file in files if not pack_names(rules, file)]
    if not missing:
        return rules
    return packs.load(_with(config, missing), cwd=cwd, cases=cases)


def pack_names(rules: RuleSet, file: Path) -> list[str]:
    """The packs that stand in a file."""
    cwd = Path.cwd()
    return [pack.name for pack in rules.packs if (cwd / pack.place.path).resolve() == file.resolve()]


def _with(config: Config, files: Sequence[Path]) -> Config:
    return replace(config, packs=(*config.packs, *(str(file.resolve()) for file in files)))
