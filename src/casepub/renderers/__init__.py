"""Renderers: each turns a collection and a template into the files of one format."""
