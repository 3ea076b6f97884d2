"""casepub: one messy article in; PDF, Word, EPUB and HTML out."""
