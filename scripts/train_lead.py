"""Train the weights of ``lead-product-first`` on ``benchmarks/judgement/openings.tsv`` and write them as data.

    python scripts/train_lead.py            writes src/msglint/data/lead_weights.json
    python scripts/train_lead.py --check    exits 1 when the file is not what training gives

How good they are is printed by ``benchmarks/judgement/leads.py``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks" / "judgement"))

from openings import load, train  # noqa: E402

FILE = ROOT / "src" / "msglint" / "data" / "lead_weights.json"
SMALL = 0.02
"""A feature whose weights all are smaller is left out."""


def weights() -> str:
    """The weights as JSON, a feature a line."""
    table = train([row.example for row in load()])
    lines = [
        f"{json.dumps(name, ensure_ascii=False)}: {[round(weight, 2) for weight in row]}"
        for name, row in sorted(table.items())
        if max(map(abs, row)) >= SMALL
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    trained = weights()
    if "--check" in sys.argv[1:]:
        sys.exit(FILE.read_text(encoding="utf-8") != trained)
    FILE.write_text(trained, encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)}: {trained.count(chr(10)) - 2} features")


if __name__ == "__main__":
    main()
