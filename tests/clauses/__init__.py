"""Proofs of the clauses of CLREQ and JLREQ that docs/clreq.md and docs/jlreq.md call kept."""
