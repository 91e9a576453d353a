"""How people asked to be spoken to: how often, at which hours, in which language, on what, by whom."""
