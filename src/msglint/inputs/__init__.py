"""From files to the model: templates, records, history."""
