"""Precision, recall and F1 of the judgements of conversation, each beside a baseline.

conversation.py             cross-validated by domain on the rows that taught; the shipped models on those unseen
conversation.py FILE.tsv    conversation-dismissive on other labelled replies (columns label, question, text, and
                            certainty where there is one)
conversation.py --wrong     also every row that is judged wrongly
conversation.py --quick     without cross-validation
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from dialogue import Judgement, dismisses, judgements, says_a_phrase
from labelled import Row
from learning import cross_validated

HELD = {"unseen": "unseen"}
"""The set that teaches no model, and by which nothing was mended."""
HEAD = f"{'':38}{'precision':>9} {'recall':>7} {'F1':>6} {'wrongly flagged':>16}"


def score(pairs: Iterable[tuple[bool, bool]]) -> str:
    """Figures of (flagged, to be flagged)."""
    found = list(pairs)
    hits = sum(flagged and wanted for flagged, wanted in found)
    false = sum(flagged and not wanted for flagged, wanted in found)
    missed = sum(wanted and not flagged for flagged, wanted in found)
    good = sum(not wanted for _, wanted in found)
    precision, recall = hits / max(1, hits + false), hits / max(1, hits + missed)
    f1 = 2 * hits / max(1, 2 * hits + false + missed)
    return f"{precision:9.2f} {recall:7.2f} {f1:6.2f} {false:9} of {good:3}"


def flagged_unseen(judgement: Judgement, rows: Sequence[Row]) -> list[bool]:
    """What is flagged when each domain is judged by a model that has not seen it."""
    chances = cross_validated(judgement.examples(rows), judgement.first)
    return [judgement.flags(row, chance) for row, chance in zip(rows, chances, strict=False)]


def report(judgement: Judgement, *, wrong: bool, quick: bool) -> None:
    tune = [row for row in judgement.rows if row.part == "tune"]
    held = {part: [row for row in judgement.rows if row.part == part] for part in HELD}
    print(f"\n{judgement.name}\n{HEAD}")
    unseen = [judgement.check(row) for row in tune] if quick else flagged_unseen(judgement, tune)
    title = "rows that taught" if quick else "cross-validated by domain"
    lines = [(f"{title} ({len(tune)})", list(zip(unseen, tune, strict=True)))]
    for part, some in held.items():
        if some:
            lines.append((f"{HELD[part]} ({len(some)})", [(judgement.check(row), row) for row in some]))
    for title, judged in lines:
        print(f"{title:38}{score((flag, judgement.wanted(row)) for flag, row in judged)}")
    for title, some in (("baseline", tune), *((f"baseline, {HELD[part]}", some) for part, some in held.items())):
        if some:
            figures = score((judgement.baseline(row), judgement.wanted(row)) for row in some)
            print(f"{title:38}{figures}")
    for _, judged in lines if wrong else ():
        for flag, row in judged:
            if flag != judgement.wanted(row):
                print(f"  {row.part}, {'flagged' if flag else 'missed'}: {row.domain}: {row.asked} → {row.text}")


def other(path: Path) -> None:
    """The shipped check on replies of another file."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [
            (Row(row.get("certainty", ""), row["label"], "", "en", kind(row["question"]), row["question"], row["text"]))
            for row in csv.DictReader(lines, delimiter="\t")
        ]
    print(f"conversation-dismissive on {path}\n{HEAD}")
    for part in dict.fromkeys(row.part for row in rows):
        some = [row for row in rows if row.part == part]
        for title, judge in (("", dismisses), (" baseline", says_a_phrase)):
            figures = score((judge(row), row.label == "dismissive") for row in some)
            print(f"{f'{part}{title} ({len(some)})':38}{figures}")


def kind(question: str) -> str:
    return "question" if "?" in question else "complaint"


def main() -> None:
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    for path in files:
        other(path)
    if not files:
        for judgement in judgements():
            report(judgement, wrong="--wrong" in sys.argv, quick="--quick" in sys.argv)


if __name__ == "__main__":
    main()
