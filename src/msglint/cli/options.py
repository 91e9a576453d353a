"""The options that commands share, and the request that they make together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from msglint.cli.output import Output
from msglint.model.grades import Confidence, Severity
from msglint.reporters import FORMATS

if TYPE_CHECKING:
    from msglint.engine import Request

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]

FILE = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
SEVERITIES = [severity.label for severity in Severity]
CONFIDENCES = [confidence.label for confidence in Confidence]


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order in which help shows them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


reading = together(
    click.option("--config", type=FILE, metavar="FILE", help="The msglint.yaml to use instead of the nearest one."),
    click.option("--today", type=DAY, metavar="YYYY-MM-DD", help="The day of the send.  [default: today]"),
    click.option("--encoding", metavar="NAME", help="The encoding of records and history, where it cannot be told."),
)

data = together(
    click.option("--records", type=FILE, metavar="FILE", help="The CRM export: .csv .tsv .json .jsonl .yaml."),
    click.option("--history", type=FILE, metavar="FILE", help="What has passed between you: questions, sends, visits."),
    reading,
    click.option("--personas", is_flag=True, help="Add the built-in personas to the records."),
)

grades = together(
    click.option(
        "--severity",
        type=click.Choice(SEVERITIES),
        default="info",
        show_default=True,
        help="Show findings of at least this severity.",
    ),
    click.option(
        "--confidence",
        type=click.Choice(CONFIDENCES),
        default="medium",
        show_default=True,
        help="Show findings of at least this confidence.",
    ),
)

rules = together(
    click.option("--select", multiple=True, metavar="RULES", help="Only these rules or packs (comma-separated)."),
    click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules or packs (comma-separated)."),
    grades,
)

fail_on = click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="End with status 1 on a finding of at least this severity.",
)

cache = together(
    click.option(
        "--cache-dir", type=FILE, metavar="FOLDER", help="Where packs and reports are kept.  [default: .msglint_cache]"
    ),
    click.option("--no-cache", is_flag=True, help="Keep nothing between runs."),
)


def output(formats: Sequence[str] = FORMATS) -> Callable[[Command], Command]:
    """Options that say how and where results are written."""
    return together(
        click.option(
            "--format",
            "format_",
            type=click.Choice(sorted(formats)),
            default="full",
            show_default=True,
            help="How to write the results.",
        ),
        click.option("--output", type=FILE, metavar="FILE", help="Write to this file instead of standard output."),
        click.option("--show-values", is_flag=True, help="Show people's values in files, pipes and machine formats."),
    )


baseline = together(
    click.option("--baseline", type=FILE, metavar="FILE", help="Fail on findings that this file does not have."),
    click.option("--no-baseline", is_flag=True, help="Show every finding, whatever msglint.yaml names as baseline."),
)

jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes judge.  [default: one for each processor, where the work is worth it]",
)

examples = click.option(
    "--examples",
    type=click.IntRange(min=0),
    metavar="N",
    default=5,
    show_default=True,
    help="How many records a finding names; 0: all of them.",
)


class ShardType(click.ParamType):  # type: ignore[type-arg]  # a generic only in later versions
    """``2/4``: a number from 1, and how many there are."""

    name = "shard"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        number, _, of = str(value).partition("/")
        if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            self.fail(f"{value!r} is no shard; write 2/4 for the second of four", param, ctx)
        return int(number), int(of)


shard = click.option(
    "--shard",
    type=ShardType(),
    metavar="I/N",
    help="Judge the I-th of N stretches of the recipients; `msglint merge` puts the parts together.",
)


def request(paths: Sequence[Path] = (), **given: Any) -> Request:
    """The run that these options ask for; options that a command does not have keep their defaults."""
    from msglint.engine import Request

    today = given.pop("today", None)
    known: dict[str, Any] = {"today": today.date()} if today else {}
    known |= {
        "select": names(given.pop("select", ()), "--select"),
        "ignore": names(given.pop("ignore", ())),
        "cache": not given.pop("no_cache", False),
        "baselined": not given.pop("no_baseline", False),
    }
    if "severity" in given:
        known["severity"] = severity(given.pop("severity"))
    if "confidence" in given:
        known["confidence"] = Confidence[given.pop("confidence").upper()]
    return Request(paths=tuple(paths) or (Path(),), **known, **given)


def results(format_: str, output: Path | None, show_values: bool) -> Output:
    """Where the results go; checked before the work begins."""
    if output is not None and not output.parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(output.parent)!r}", param_hint="--output")
    if output is not None and output.is_dir():
        raise click.BadParameter(f"{str(output)!r} is a folder; name a file in it", param_hint="--output")
    return Output(format_, output, show_values)


def names(given: Sequence[str], needed: str = "") -> tuple[str, ...]:
    """Rule ids and packs, comma-separated and repeatable, each once; ``needed``: the option that must name some."""
    single = (name.strip() for group in given for name in group.split(","))
    found = tuple(dict.fromkeys(name for name in single if name))
    if given and not found and needed:
        raise click.BadParameter("it names no rule and no pack", param_hint=needed)
    return found


def refuse(given: bool, option: str, beside: str) -> None:
    """Refuse an option that makes no sense beside another."""
    if given:
        raise click.UsageError(f"{option} does not go with {beside}: use one at a time")


def severity(label: str) -> Severity:
    return Severity[label.upper()]
