"""Every judged rule in one run: precision, recall and F1 on our own labelled data, with the baselines beside them.

``python benchmarks/judgement/every.py``; each of the four also runs by itself, and then takes files and options.
"""

from __future__ import annotations

import sys

import consistency
import conversation
import leads

import names


def main() -> None:
    sys.argv = sys.argv[:1]
    print("Whose need comes first\n")
    leads.main()
    print("\nDo we listen\n")
    conversation.main()
    print("\nWhose name is it\n")
    names.main(())
    print("\nOne promise on every channel\n")
    consistency.main()


if __name__ == "__main__":
    main()
