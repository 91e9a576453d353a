"""What ``msglint init`` writes: a first configuration, house pack and pre-commit entry, from what is there."""

from __future__ import annotations

from msglint.scaffold.look import look
from msglint.scaffold.plan import Step, carry_out, plan
from msglint.scaffold.seen import Seen

__all__ = ["Seen", "Step", "carry_out", "look", "plan"]
