"""The command line: arguments in; files, words and an exit code out (0 done, 1 failed, 2 wrong usage)."""
