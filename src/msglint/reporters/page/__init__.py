"""The page that ``--format html`` writes and ``msglint preview`` serves: one file that asks nothing of any network."""
