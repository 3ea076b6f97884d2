"""East Asian text: characters, line breaking, spacing, joining and numerals; knows no type of casepub."""
