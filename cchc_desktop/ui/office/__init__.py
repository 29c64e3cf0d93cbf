"""The office: its names, who signs, who receives, and the first set-up."""
