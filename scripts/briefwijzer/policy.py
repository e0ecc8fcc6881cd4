"""What a browser may do with a page of the site: the Content Security Policy and the headers that go with it."""

from __future__ import annotations

# A page loads nothing that is not a file of the site, runs no script and takes no style that stands in the page, and
# sends its forms nowhere else. The theme's styles hold small pictures (data:). The last two directives close the ways
# in which a script could make markup or code out of text; search.js alone loads scripts, under a name of its own.
DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "briefwijzer",
}
POLICY = "; ".join(f"{name} {sources}" for name, sources in DIRECTIVES.items())

# Device features that no page asks for.
_FEATURES = (
    "accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb"
).split()
# Who may show a page in a frame can be said in a header only, and so can all the others.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def headers_file() -> str:
    """The headers in the form that Netlify and Cloudflare Pages read from the root of a site."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())


def nginx_snippet() -> str:
    """The headers for the server block of nginx; ``always`` sends them with errors too."""
    lines = [f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items()]
    return "# Inside server { }; a location with an add_header of its own needs this file once more.\n" + "".join(lines)


def apache_snippet() -> str:
    """The headers for a virtual host or directory of Apache with mod_headers, or for a file .htaccess."""
    return "".join(f'Header always set {name} "{value}"\n' for name, value in HEADERS.items())
