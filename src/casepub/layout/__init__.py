"""Layout: a prepared collection, a template and faces in; a display list out. No PDF library is known here."""
