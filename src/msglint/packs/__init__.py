"""Rules from YAML: loading, extending, judging their options."""
