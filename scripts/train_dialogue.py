"""Train the models of dialogue on ``benchmarks/judgement/{conversations,replies}.tsv`` and write their weights as data.

    python scripts/train_dialogue.py            writes src/msglint/data/dialogue_weights.json
    python scripts/train_dialogue.py --check    exits 1 when the file is not what training gives

Only the rows of the set ``tune`` teach. Sentences are seen by what ``train_lead.py`` and ``build_meanings.py`` have
made, so that these come first. How good the models are is printed by ``benchmarks/judgement/conversation.py``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks" / "judgement"))

from dialogue import judgements  # noqa: E402
from learning import train  # noqa: E402

FILE = ROOT / "src" / "msglint" / "data" / "dialogue_weights.json"
SMALL = 0.02
"""A smaller weight is left out."""


def weights() -> str:
    """The weights of every model as JSON, a feature a line."""
    models = {}
    for judgement in judgements():
        examples = judgement.examples([row for row in judgement.rows if row.part == "tune"])
        trained = train(examples, judgement.first)
        models[judgement.model] = {
            name: round(value, 3) for name, value in sorted(trained.items()) if abs(value) >= SMALL
        }
    return json.dumps(models, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    trained = weights()
    if "--check" in sys.argv[1:]:
        sys.exit(FILE.read_text(encoding="utf-8") != trained)
    FILE.write_text(trained, encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)}: {trained.count(':')} lines")


if __name__ == "__main__":
    main()
