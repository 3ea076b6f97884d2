"""What HTML and EPUB share: the model as HTML or XHTML text, the template as CSS, and the page skeletons."""
