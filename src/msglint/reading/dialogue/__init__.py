"""How messages answer one another: what takes a matter up, what answers, what turns away, what says nothing new."""
