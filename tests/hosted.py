"""A site as a host serves it: below a path, with its headers and its error page."""

from pathlib import Path

from sites import Quiet


class Hosted(Quiet):
    """Sends a site below /a/b/ with its headers, and its 404 page for everything that is not there."""

    below = "a/b/"
    keeping = "max-age=3600"  # it changes no more

    def end_headers(self):
        """Add the headers that the site gives to hosts."""
        for line in (Path(self.directory) / "_headers").read_text("utf-8").splitlines()[1:]:
            self.send_header(*line.strip().split(": ", 1))
        self.send_header("Cache-Control", self.keeping)
        super().end_headers()

    def translate_path(self, path):
        """The file for an address."""
        return super().translate_path(path.removeprefix("/a/b") if path.startswith("/a/b/") else "/-")

    def send_error(self, code, message=None, explain=None):
        """Send the site's own page."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send(code, body, {"Content-Type": "text/html; charset=utf-8"})
