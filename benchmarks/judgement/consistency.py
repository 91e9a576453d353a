"""Precision, recall and F1 of the consistency rules on labelled pairs of messages, beside the naive baseline.

python benchmarks/judgement/consistency.py          the figures, over all and by kind
python benchmarks/judgement/consistency.py --wrong  the pairs judged wrong as well

A pair is a contradiction of one kind (``date``, ``price``, ``offer``, ``name``, ``link``; ``parts`` is whatever a text
part says otherwise than its HTML part) or none. It counts
as found when a rule of that kind speaks; any rule that speaks of a pair without one is a false alarm. The baseline
calls every pair contradictory in which the two messages name different dates and times, amounts, percentages or codes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msglint import config, packs
from msglint.engine import Request
from msglint.engine.run import run as run_project
from msglint.model import Case, Confidence, Place
from msglint.packs import RuleSet
from msglint.selftest.project import project

DATA = Path(__file__).with_name("promises.tsv")
TODAY = date(2026, 3, 2)
FRONT = "---\n{subject}campaign: spring\nstep: 1\n---\n{body}\n"
FIGURES = re.compile(r"\d+(?:[.,:/-]\d+)*(?:\s?[ap]m|\s?%|\s?€)?|[$£€]\s?\d+|\b[A-Z]+\d+\b")


class Pair(NamedTuple):
    label: str
    domain: str
    one: str
    other: str


def load(path: Path = DATA) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row["label"], row["domain"], row["one"], row["other"]) for row in rows]


def files(pair: Pair) -> dict[str, str]:
    """The pair as a project's files: two channels of one campaign, or the text and HTML part of one message."""
    found: dict[str, str] = {}
    for number, said in enumerate((pair.one, pair.other)):
        if said == "-":
            continue
        channel, body = said.replace("\\n", "\n").split(": ", 1)
        if channel in ("text", "html"):
            found["both.body.txt" if channel == "text" else "both.body.html"] = body
            continue
        subject = re.match(r"Subject: (.*)\n", body)
        line = f'subject: "{subject[1]}"\n' if subject else ""
        found[f"{'ab'[number]}.{channel}.j2"] = FRONT.format(subject=line, body=body[subject.end() if subject else 0 :])
    return found


def judge(ruleset: RuleSet, pair: Pair) -> frozenset[str]:
    """The kinds of contradiction that msglint finds in a pair."""
    case = Case(name=pair.domain, place=Place(""), files=files(pair))
    report = run_project(project(ruleset, case), Request(paths=(), today=TODAY, confidence=Confidence.MEDIUM))
    rules = (finding.rule for finding in report.findings if finding.rule.startswith("consistency-"))
    return frozenset(rule.removeprefix("consistency-") for rule in rules)


def naive(pair: Pair) -> frozenset[str]:
    """Any figure that the other side does not have is a contradiction."""
    sides = [set(FIGURES.findall(side.split(": ", 1)[-1])) for side in (pair.one, pair.other)]
    if pair.other == "-":
        head, _, body = pair.one.replace("\\n", "\n").partition("\n")
        sides = [set(FIGURES.findall(head)), set(FIGURES.findall(body))]
    return frozenset({pair.label}) if all(sides) and sides[0] != sides[1] else frozenset()


def figures(pairs: Iterable[Pair], judged: Callable[[Pair], frozenset[str]]) -> str:
    right = wrong = missed = 0
    for pair in pairs:
        found = judged(pair)
        if pair.label == "none":
            wrong += bool(found)
        elif pair.label in found:
            right += 1
        else:
            missed += 1
            wrong += bool(found)
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{precision:9.3f} {recall:7.3f} {f1:6.3f}"


def main() -> None:
    root = Path(__file__).parents[2]
    ruleset = packs.load(config.from_mapping({}, root), cwd=root).select(["consistency"])
    path = next((Path(name) for name in sys.argv[1:] if not name.startswith("-")), DATA)
    pairs = load(path)
    found = {pair: judge(ruleset, pair) for pair in pairs}
    good = sum(pair.label == "none" for pair in pairs)
    print(f"{len(pairs)} pairs, {good} without a contradiction")
    print(f"{'':34}{'precision':>9} {'recall':>7} {'F1':>6}")
    print(f"{'consistency rules':34}{figures(pairs, found.__getitem__)}")
    print(f"{'every differing figure':34}{figures(pairs, naive)}")
    for kind in dict.fromkeys(pair.label for pair in pairs if pair.label != "none"):
        own = [pair for pair in pairs if pair.label in (kind, "none")]
        here = {pair: judged & {kind} for pair, judged in found.items()}
        print(f"  {kind:32}{figures(own, here.__getitem__)}")
    if "--wrong" in sys.argv:
        for pair, judged in found.items():
            if (pair.label != "none" and pair.label not in judged) or (judged - {pair.label}):
                print(f"\n{pair.label}: found {', '.join(sorted(judged)) or 'nothing'}\n  {pair.one}\n  {pair.other}")


if __name__ == "__main__":
    main()
