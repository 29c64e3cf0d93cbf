"""What the clerk sees. Qt lives here and in app.py."""
