"""PDF: a display list in, a file out. The only package that knows reportlab, and that only as a writer of objects."""
