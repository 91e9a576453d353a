"""What one run is asked to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from msglint.model import Confidence, Severity

Progress = Callable[[int, int], None]
"""Called now and then with the number of messages done and of all messages."""


class Request(Struct, frozen=True):
    """One run, as the command line (or a program) asks for it. ``None`` means: as the configuration says.

    ``paths``: files and folders to lint. ``select`` and ``ignore``: rule ids or pack names. ``today``: the day of the
    send. ``personas``: add the built-in personas to the records. ``examples``: how many record ids a finding names
    (0: all). ``cache_dir``: where compiled packs and reports of unchanged runs
    are kept; ``cache`` false keeps none. ``baseline``: the file of findings to leave aside (``None``: as the
    configuration says); ``baselined`` false leaves none aside. ``touched``: only messages that rest on these files
    (real paths, gone ones too); ``since``: the commit since which they have changed, where git is to say.
    ``samples``: hand over messages as people get them (``Report.gallery``). ``jobs``: how many processes judge;
    ``None``: the processors, where the work is worth it.
    """

    paths: tuple[Path, ...] = (Path(),)
    records: Path | None = None
    history: Path | None = None
    config: Path | None = None
    today: date = field(default_factory=date.today)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.INFO
    confidence: Confidence = Confidence.MEDIUM
    personas: bool = False
    encoding: str | None = None
    examples: int = 5
    cache: bool = True
    cache_dir: Path | None = None
    baseline: Path | None = None
    baselined: bool = True
    touched: tuple[Path, ...] | None = None
    since: str = ""
    samples: bool = False
    jobs: int | None = 1
