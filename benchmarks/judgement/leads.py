"""Precision, recall and F1 of ``lead-product-first`` on the labelled openings, beside the first-pronoun baseline.

python benchmarks/judgement/leads.py            cross-validated: each domain judged by a model that has not seen it
python benchmarks/judgement/leads.py FILE.tsv   the shipped model on other labelled openings (columns label and text)
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from openings import Judged, Labelled, by_domain, cross_validated, first_pronoun, labelled, load, score, shown

from msglint.reading.appraisal import appraise, lexicon

HEAD = f"{'':34}{'precision':>9} {'recall':>7} {'F1':>6} {'false alarms':>13}"


def report(title: str, judged: Sequence[Judged]) -> None:
    """The figures of some openings, and the baselines on the same ones."""
    print(f"{title}: {len(judged)}; false alarms are need-first ones called product-first")
    print(HEAD)
    print(f"{'lead-product-first':34}{score((row.label, shown(found)) for row, found in judged)}")
    print(f"{'first pronoun':34}{score((row.label, first_pronoun(row.text)) for row, _ in judged)}")
    print(f"{'everything is product-first':34}{score((row.label, True) for row, _ in judged)}")


def other(path: Path) -> list[Labelled]:
    """Labelled openings of another file; what follows the comma of its column ``salutation`` stands before the text."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            labelled(
                row["label"],
                row.get("origin", ""),
                f"{row.get('salutation', '').partition(', ')[2]} {row['text']}".strip(),
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def main() -> None:
    if len(sys.argv) > 1:
        rows = other(Path(sys.argv[1]))
        report(f"Openings of {sys.argv[1]}", [(row, appraise(row.sentences, lexicon("en"))) for row in rows])
        return
    judged = cross_validated(load())
    leads = [(row, found) for row, found in judged if row.part == "lead"]
    report("Openings, each domain judged by a model that has not seen it", leads)
    for domain, figures in by_domain(leads).items():
        print(f"  {domain:32}{figures}")
    report(
        "Subjects, judged by a model that has seen openings only",
        [(row, found) for row, found in judged if row.part == "subject"],
    )


if __name__ == "__main__":
    main()
