"""How much space punctuation keeps, and what adjustment may take or give, in em. (Signatures settled; bodies follow.)

width(char, region, *, vertical=False) -> float                       # natural advance of a CJK mark (1, 0.5 ...)
conditional(char, region, *, vertical=False) -> (before, after)       # conditional space inside that width
mark_trim(char, region, style=Style.AUTO, *, vertical=False) -> (before, after)  # what the style always takes (kaiming, banjiao)
pair_trim(prev, next, region, style=Style.AUTO, *, vertical=False) -> (after_prev, before_next)
    # total taken from the two facing sides, mark_trim included
line_start_trim(char, region, pattern="trim"|"keep", style=..., *, vertical=False) -> float
paragraph_start(char, region, pattern="one"|"one-and-half"|"half", indent=None, ...) -> (indent em, trim em)
line_end_trim(char, region, style=..., *, vertical=False) -> float    # always taken at a line end
autospace(prev, next, region) -> bool
@dataclass Gap(trim_prev, trim_next, space, autospace, shrink: (step, em), stretch: (step, em))
gap(prev, next, region, style=..., *, vertical=False) -> Gap          # all of it for one pair, cached by class
shrinkable(prev, next, region, style=..., *, vertical=False) -> (step, limit)   # step 0: never; limit: most em taken
stretchable(prev, next, region, *, vertical=False) -> (step, limit)   # limit inf: no limit
line_end_shrinkable(char, region, ...) -> (step, limit)               # all or nothing in Japanese
"""
