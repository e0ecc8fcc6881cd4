"""The policy and the headers, judged by the published rules of internet.nl and of the HTTP Observatory of MDN.

Both are computed here, without a network, from what the built site says. internet.nl: ``checks/tasks/http_headers.py``
of github.com/internetstandards/Internet.nl. HTTP Observatory: ``src/analyzer/tests/`` and ``src/grader/charts.js`` of
github.com/mdn/mdn-http-observatory. Both are read as of 2026; certificates, redirects and DNS are for the host.
"""

import re

import pytest

from briefwijzer.addresses.uris import HEADERS as FILES
from briefwijzer.policy import HEADERS, POLICY

HEADER = HEADERS["Content-Security-Policy"]
BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
KEYWORDS = re.compile(r"'[^']+'|[a-z]+:")  # sources that are no host


def parsed(policy):
    """The directives of a policy with their sources; one that stands twice is an error, as in the Observatory."""
    found = {}
    for directive in filter(None, (part.split() for part in policy.split(";"))):
        assert directive[0] not in found
        found[directive[0]] = set(directive[1:])
    return found


def sources(policy, name):
    """The sources that count for a directive: its own, or those of default-src, or everything."""
    return policy.get(name, policy.get("default-src", {"*"}))


def every(policy):
    return {source for name, given in policy.items() if "trusted-types" not in name for source in given}


# What internet.nl refuses in a policy, by the names that it gives to its verdicts.
INTERNET_NL = {
    "has-unsafe-inline": lambda policy: "'unsafe-inline'" in every(policy),
    "has-unsafe-eval": lambda policy: "'unsafe-eval'" in every(policy),
    "has-unsafe-hashes": lambda policy: "'unsafe-hashes'" in every(policy),
    "has-http": lambda policy: any(source.startswith("http:") for source in every(policy)),
    "has-bare-https": lambda policy: "https:" in every(policy),
    "has-host-without-scheme": lambda policy: any(
        "://" not in source and not KEYWORDS.fullmatch(source) for source in every(policy)
    ),
    "has-data": lambda policy: "data:" in sources(policy, "script-src") | sources(policy, "object-src"),
    "has-invalid-host": lambda policy: any(
        source.split("://")[-1].split("/")[0] in ("*", "127.0.0.1") for source in every(policy)
    ),
    # The host's own name would pass too; these are the two forms that need none.
    "missing-invalid-default-src": lambda policy: policy.get("default-src") not in ({"'none'"}, {"'self'"}),
    "missing-invalid-base-uri": lambda policy: policy.get("base-uri") not in ({"'none'"}, {"'self'"}),
    "missing-invalid-form-action": lambda policy: not policy.get("form-action", set()) & {"'none'", "'self'"},
    "missing-invalid-frame-ancestors": lambda policy: not policy.get("frame-ancestors", set()) & {"'none'", "'self'"},
}

# The verdicts of the Observatory on a policy in the order in which it looks, each with the points that it gives.
OBSERVATORY = {
    "csp-implemented-with-unsafe-inline": (
        -20,
        lambda policy: (
            sources(policy, "script-src") & (BROAD | {"'unsafe-inline'", "data:"})
            or sources(policy, "object-src") & BROAD
        ),
    ),
    "csp-implemented-with-insecure-scheme": (
        -20,
        lambda policy: any(
            source.startswith(("http:", "ftp:"))
            for name, given in policy.items()
            if name not in ("img-src", "media-src")
            for source in given
        ),
    ),
    "csp-implemented-with-unsafe-eval": (
        -10,
        lambda policy: "'unsafe-eval'" in sources(policy, "script-src") | sources(policy, "style-src"),
    ),
    "csp-implemented-with-insecure-scheme-in-passive-content-only": (
        -10,
        lambda policy: any(
            source.startswith(("http:", "ftp:")) for source in sources(policy, "img-src") | sources(policy, "media-src")
        ),
    ),
    "csp-implemented-with-unsafe-inline-in-style-src-only": (
        0,
        lambda policy: sources(policy, "style-src") & (BROAD | {"'unsafe-inline'", "data:"}),
    ),
    "csp-implemented-with-no-unsafe-default-src-none": (10, lambda policy: policy.get("default-src") == {"'none'"}),
    "csp-implemented-with-no-unsafe": (5, lambda policy: True),
}

# The other headers: the value that both accept without a remark, and the points of the Observatory (none: it does not
# look, or gives no points). internet.nl wants HSTS for a year, and no-referrer or same-origin.
OTHERS = {
    "Strict-Transport-Security": (lambda value: int(re.fullmatch(r"max-age=(\d+)", value)[1]) >= 31_536_000, 0),
    "X-Content-Type-Options": (lambda value: value == "nosniff", 0),
    "X-Frame-Options": (lambda value: value in ("DENY", "SAMEORIGIN"), 5),  # for frame-ancestors in the policy
    "Referrer-Policy": (lambda value: value in ("no-referrer", "same-origin"), 5),
    "Cross-Origin-Resource-Policy": (lambda value: value in ("same-origin", "same-site"), 10),
    "Cross-Origin-Opener-Policy": (lambda value: value == "same-origin", 0),
    "Permissions-Policy": (lambda value: re.fullmatch(r"[a-z-]+=\(\)(, [a-z-]+=\(\))*", value), 0),
}


def refused(policy):
    return [verdict for verdict, finds in INTERNET_NL.items() if finds(parsed(policy))]


def verdict(policy):
    return next(name for name, (_, finds) in OBSERVATORY.items() if finds(parsed(policy)))


def test_internet_nl_has_nothing_against_the_policy():
    assert refused(HEADER) == []
    # A meta element cannot say who may show the page in a frame; that is all it lacks.
    assert refused(POLICY) == ["missing-invalid-frame-ancestors"]


@pytest.mark.parametrize("policy", [HEADER, POLICY], ids=["header", "meta"])
def test_the_observatory_gives_the_policy_its_best_verdict(policy):
    assert verdict(policy) == "csp-implemented-with-no-unsafe-default-src-none"


def test_the_other_headers_are_as_both_want_them():
    assert set(HEADERS) == {*OTHERS, "Content-Security-Policy"}
    assert [name for name, (accepts, _) in OTHERS.items() if not accepts(HEADERS[name])] == []


def test_the_observatory_gives_its_highest_grade():
    score = 100 + OBSERVATORY[verdict(HEADER)][0] + sum(points for _, points in OTHERS.values())
    assert score == 130  # 100 and more is an A+; subresource integrity would add 5, and stop scripts on file://


@pytest.mark.parametrize(
    ("old", "new", "internet_nl", "observatory"),
    [
        ("script-src 'self'", "script-src 'unsafe-inline'", "has-unsafe-inline", "csp-implemented-with-unsafe-inline"),
        ("script-src 'self'", "script-src 'self' 'unsafe-eval'", "has-unsafe-eval", "csp-implemented-with-unsafe-eval"),
        ("script-src 'self'", "script-src 'self' data:", "has-data", "csp-implemented-with-unsafe-inline"),
        ("script-src 'self'", "script-src https:", "has-bare-https", "csp-implemented-with-unsafe-inline"),
        ("script-src 'self'", "script-src *", "has-invalid-host", "csp-implemented-with-unsafe-inline"),
        ("script-src 'self'", "script-src cdn.example.org", "has-host-without-scheme", None),
        ("script-src 'self'", "script-src http://example.org", "has-http", "csp-implemented-with-insecure-scheme"),
        ("img-src 'self'", "img-src http://example.org", "has-http",
         "csp-implemented-with-insecure-scheme-in-passive-content-only"),
        ("style-src 'self'", "style-src 'unsafe-inline'", "has-unsafe-inline",
         "csp-implemented-with-unsafe-inline-in-style-src-only"),
        ("style-src 'self'", "style-src 'self' 'unsafe-hashes'", "has-unsafe-hashes", None),
        ("default-src 'none'; ", "", "missing-invalid-default-src", "csp-implemented-with-unsafe-inline"),
        ("base-uri 'none'", "", "missing-invalid-base-uri", None),
        ("form-action 'self'", "", "missing-invalid-form-action", None),
        ("frame-ancestors 'none'", "", "missing-invalid-frame-ancestors", None),
    ],
)  # fmt: skip
def test_a_worse_policy_is_noticed(old, new, internet_nl, observatory):
    assert old in HEADER
    worse = HEADER.replace(old, new)
    assert internet_nl in refused(worse)
    assert verdict(worse) == (observatory or "csp-implemented-with-no-unsafe-default-src-none")


def test_the_files_for_hosts_say_the_same(built):
    hosted, nginx, apache = ((built / name).read_text("utf-8") for name in FILES)
    assert hosted.startswith("/*\n")
    assert dict(re.findall(r"^  ([\w-]+): (.+)$", hosted, re.MULTILINE)) == HEADERS
    assert dict(re.findall(r'^add_header ([\w-]+) "([^"]+)" always;$', nginx, re.MULTILINE)) == HEADERS
    assert dict(re.findall(r'^Header always set ([\w-]+) "([^"]+)"$', apache, re.MULTILINE)) == HEADERS
    # The limits of Cloudflare Pages: https://developers.cloudflare.com/pages/configuration/headers/
    assert max(map(len, hosted.splitlines())) <= 2000


def test_no_page_has_a_script_or_a_style_of_its_own(built):
    """So that the policy needs no hashes, and is one line for all pages."""
    pages = [*built.rglob("*.html")]
    assert len(pages) > 100
    inline = re.compile(r"<style|<script(?![^>]* src=)(?! type=\"application/ld\+json\")|\sstyle=|\son[a-z]+=\"")
    assert [path.name for path in pages if inline.search(path.read_text("utf-8"))] == []
