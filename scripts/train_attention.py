"""Train the model of attention from the labelled messages and write its weights into the package.

python scripts/train_attention.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src" / "msglint" / "data" / "attention_weights.json"
sys.path.insert(0, str(ROOT / "benchmarks" / "judgement"))


def main() -> None:
    from attending import examples, train

    messages = examples()
    weights = {name: round(value, 3) for name, value in sorted(train(messages).items())}
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(f"{len(messages)} messages, {len(weights)} weights: {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
