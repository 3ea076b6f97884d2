"""Readers: each turns one input format into articles."""
