"""Fonts: which file holds a family, what a face measures and how it shapes, and a face cut down to its used glyphs.

The only package that knows HarfBuzz. Lengths are in em, as floats; a glyph id is two bytes, big-endian, wherever
many stand together.
"""
