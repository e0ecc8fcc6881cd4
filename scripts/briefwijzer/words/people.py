"""People and offices as Dutch prints them: the small words within a name, what stands before it, members of a cabinet.

Each text is for a group within a regular expression; whoever uses it says whether capitals count.
"""

from __future__ import annotations

# Inge van Dijk, S. ter Haar, Marie dos Santos.
PARTICLES = "van de den der het ten ter te ’t 't von la le du dos el".split()
PARTICLE = "|".join(PARTICLES)
TITLES = "mr. drs. dr. prof. ir. ing. mw. dhr.".split()
TITLE = "|".join(title.replace(".", r"\.") for title in TITLES)
MINISTER = "(?:vice-?)?minister(?:-president)?|staatssecretaris"
MINISTERS = f"(?:{MINISTER})(?:s|sen)?"
