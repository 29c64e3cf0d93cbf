"""What is asked: forms, kinds of field, words for values."""
