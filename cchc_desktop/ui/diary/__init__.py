"""The diary of communication and the figures drawn from it."""
