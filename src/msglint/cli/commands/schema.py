"""``msglint schema``: what an editor needs to complete and judge msglint.yaml."""

from __future__ import annotations

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
    from msglint.reporters.drawing.document import document

    click.echo(document(config.schema()), nl=False)
