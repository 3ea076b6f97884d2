"""Where a line may end: UAX #14 (Unicode 17) and its regional tailorings. (Signatures settled; bodies follow.)

NO_BREAK = 0; ALLOWED = 1; MANDATORY = 2
opportunities(text: str, tailoring: Tailoring | None = None) -> bytes
    # len(text) + 1 values; [i] is the verdict before index i; [0] is 0, [len] is 2 (LB3) unless text is empty
tailoring(region: Region, level: Level | str | None = None) -> Tailoring     # cached; None: the region's own level
never_start(region: Region, level: Level | str | None = None) -> frozenset[str]
never_end(region: Region, level: Level | str | None = None) -> frozenset[str]
inseparable pairs for the fast road: INSEPARABLE: frozenset[str]  # — ⸺ … ⋯ ‥: no break between two of the same
"""
