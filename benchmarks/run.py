"""Every figure in one run: provenance, exact places, the whole check, lists of people, starting up."""

from __future__ import annotations

import places
import provenance
import recordlists
import startup
import whole


def main() -> None:
    provenance.main()
    print()
    places.main([])
    print()
    whole.main()
    print()
    recordlists.main()
    print()
    startup.main()


if __name__ == "__main__":
    main()
