"""Where everything of the site is, and what stays there."""
