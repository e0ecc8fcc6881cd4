"""The records of the search and the scripts that hold them, made at the build; the browser does the searching."""
