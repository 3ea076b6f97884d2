"""Shared by the readers of plain text and of web pages: lines with features come in, an article goes out."""
