"""Check PDF files against a PDF/A or PDF/UA profile with page-validation: PROFILE FILE... in, failures out.

Runs in the tools' own environment (scripts/install_tools.sh), not in casepub's.
"""

import sys

import page


def failures(path: str, profile: str) -> list[str]:
    """Give one line for each failed rule of `path`."""
    report = page.validate_pdf(path, profile=profile)
    return [f"{path}: {failure}" for failure in report.failures]


def main(arguments: list[str]) -> int:
    """Print the failures of all files; 1 when there is any."""
    profile, *paths = arguments
    lines = [line for path in paths for line in failures(path, profile)]
    print("\n".join(lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
