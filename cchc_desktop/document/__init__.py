"""What is written: the document tree and its writers."""
