"""The first page and what is done with whole documents from there."""
