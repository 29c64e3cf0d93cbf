"""Where a clerk answers: one editor for each kind of field."""
