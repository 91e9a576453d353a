"""Precision, recall and F1 of ``lead-product-first`` on the labelled openings, beside the first-pronoun baseline.

python benchmarks/judgement/leads.py            cross-validated: each domain judged by a model that has not seen it
python benchmarks/judgement/leads.py FILE.tsv   the shipped model on other labelled openings (columns label and text)
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from openings import Labelled, by_domain, cross_validated, first_pronoun, labelled, load, score

from msglint.checks.lead import Options
from msglint.reading.appraisal.model import probabilities, weights

HEAD = f"{'':34}{'precision':>9} {'recall':>7} {'F1':>6} {'false alarms':>13}"


def shown(chance: float) -> bool:
    """Whether the rule shows a finding at default confidence."""
    return chance >= Options().likely


def report(title: str, judged: Sequence[tuple[Labelled, float]]) -> None:
    """The figures of some openings, and the baselines on the same ones."""
    print(f"{title}: {len(judged)} openings; false alarms are need-first openings called product-first")
    print(HEAD)
    print(f"{'lead-product-first':34}{score((row.label, shown(chance)) for row, chance in judged)}")
    print(f"{'first pronoun':34}{score((row.label, first_pronoun(row.text)) for row, _ in judged)}")
    print(f"{'everything is product-first':34}{score((row.label, True) for row, _ in judged)}")


def other(path: Path) -> list[Labelled]:
    """Labelled openings of another file; its column ``salutation``, where it has one, stands before the text."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            labelled(row["label"], row.get("origin", ""), " ".join(filter(None, [_after_comma(row), row["text"]])))
            for row in csv.DictReader(file, delimiter="\t")
        ]


def _after_comma(row: dict[str, str]) -> str:
    return row.get("salutation", "").partition(", ")[2]


def main() -> None:
    if len(sys.argv) > 1:
        rows = other(Path(sys.argv[1]))
        report(sys.argv[1], [(row, probabilities(row.features, weights())[0]) for row in rows])
        return
    judged = cross_validated(load())
    leads = [(row, chance) for row, chance in judged if row.part == "lead"]
    report("Openings, cross-validated by domain", leads)
    for domain, figures in by_domain(leads, shown).items():
        print(f"  {domain:32}{figures}")
    report("Subjects, cross-validated", [(row, chance) for row, chance in judged if row.part == "subject"])


if __name__ == "__main__":
    main()
