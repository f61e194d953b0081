"""`python -m poa` is the `poa` command."""

from poa.cli import main

if __name__ == "__main__":
    main()
