"""``python -m briefwijzer``."""

from .cli import main

raise SystemExit(main())
