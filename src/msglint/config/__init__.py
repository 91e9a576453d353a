"""msglint.yaml: found, read, judged."""

from msglint.config.keys import KEYS
from msglint.config.load import from_mapping, load
from msglint.config.schema import schema

__all__ = ["KEYS", "from_mapping", "load", "schema"]
