"""``msglint completion``: the script with which a shell completes msglint's commands and options."""

from __future__ import annotations

import click

EPILOG = """\b
Add to your shell's start-up file:
  bash: eval "$(msglint completion bash)"
  zsh:  eval "$(msglint completion zsh)"
  fish: msglint completion fish | source
"""


@click.command("completion", epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for your shell."""
    from click.shell_completion import get_completion_class

    from msglint.cli.app import COMPLETION

    completion = get_completion_class(shell)
    if completion is not None:
        click.echo(completion(ctx.find_root().command, {}, "msglint", COMPLETION).source())
