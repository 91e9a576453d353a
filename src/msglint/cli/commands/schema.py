"""``msglint schema``: what an editor needs to complete and judge msglint.yaml."""

from __future__ import annotations

import json

import click

EPILOG = """\b
Example:
  msglint schema > msglint.schema.json

then, on the first line of msglint.yaml:
  # yaml-language-server: $schema=msglint.schema.json
"""


@click.command("schema", epilog=EPILOG)
def command() -> None:
    """Print the JSON Schema of msglint.yaml."""
    from msglint import config

    click.echo(json.dumps(config.schema(), indent=2, ensure_ascii=False))
