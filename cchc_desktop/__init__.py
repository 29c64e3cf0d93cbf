"""Kế hoạch and báo cáo of a commune, from guided forms to the decree's pages."""

__version__ = "0.1.0"
