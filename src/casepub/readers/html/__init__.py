"""Saved web pages come in; the article on them goes out."""
