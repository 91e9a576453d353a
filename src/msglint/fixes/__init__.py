"""What msglint can mend: a file a kind of fix, named by rules as ``fix: <kind>``.

A module ``msglint/fixes/<kind>.py`` has ``fix(wound)``, a pure function from what a finding marks in a file to the
words that should stand there, or ``None``.
"""

FIXES = ("fallback", "first-name", "merge-tag", "spacing", "spelling")
