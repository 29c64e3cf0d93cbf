"""The guide, what the program is made of, and what to do when something breaks."""
