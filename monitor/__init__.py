"""Figurewatch reads the news and tells you when a number changes."""

__version__ = "0.1.0"
