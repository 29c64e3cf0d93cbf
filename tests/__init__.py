"""Tests mirror the house; golden texts lie beside them."""
