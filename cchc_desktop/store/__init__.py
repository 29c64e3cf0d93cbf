"""What is kept: the office's data on the disk."""
