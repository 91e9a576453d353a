"""Precision, recall and F1 of ``lead-product-first`` on the labelled openings, beside the first-pronoun baseline.

python benchmarks/judgement/leads.py            cross-validated: each domain judged by a model that has not seen it
python benchmarks/judgement/leads.py FILE.tsv   the shipped model on other labelled openings (columns label and text)
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from bag import by_words
from openings import (
    GREETING,
    OPENING,
    SUBJECT,
    Judged,
    Labelled,
    by_domain,
    cross_validated,
    first_pronoun,
    folds,
    judge,
    labelled,
    load,
    score,
    shown,
)

from msglint.checks.lead import Options
from msglint.reading.appraisal.model import weights

HEAD = f"{'':34}{'precision':>9} {'recall':>7} {'F1':>6} {'false alarms':>13}"


def report(title: str, judged: Sequence[Judged], words: Sequence[tuple[str, bool]], options: Options = OPENING) -> None:
    """The figures of some openings, and the baselines on the same ones. ``words``: the verdicts of the one of words."""
    print(f"{title}: {len(judged)}; false alarms are need-first ones called product-first")
    print(HEAD)
    print(f"{'lead-product-first':34}{score((row.label, shown(found, options)) for row, found in judged)}")
    print(f"{'TF-IDF, logistic regression':34}{score(words)}")
    print(f"{'first pronoun':34}{score((row.label, first_pronoun(row.text)) for row, _ in judged)}")
    print(f"{'everything is product-first':34}{score((row.label, True) for row, _ in judged)}")


def other(path: Path) -> list[Labelled]:
    """Labelled openings of another file: columns label and text, and salutation where it has one."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [labelled(row["label"], "", row["text"], salutation=row.get("salutation", GREETING)) for row in rows]


def main() -> None:
    known = load()
    if len(sys.argv) > 1:
        rows = other(Path(sys.argv[1]))
        judged = [(row, judge(row, weights())) for row in rows]
        report(f"Openings of {sys.argv[1]}", judged, by_words(known, rows))
        return
    judged = cross_validated(known)
    leads = [(row, found) for row, found in judged if row.part == "lead"]
    words = [
        verdict
        for seen, unseen in folds([row for row in known if row.part == "lead"])
        for verdict in by_words(seen, unseen)
    ]
    report("Openings, each domain judged by a model that has not seen it", leads, words)
    for domain, figures in by_domain(leads).items():
        print(f"  {domain:32}{figures}")
    subjects = [(row, found) for row, found in judged if row.part == "subject"]
    words = by_words([row for row in known if row.part == "lead"], [row for row in known if row.part == "subject"])
    report("Subjects, judged by a model that has seen openings only", subjects, words, SUBJECT)


if __name__ == "__main__":
    main()
