"""`python -m casepub`: the same as the command `casepub`."""

import sys

from casepub.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
