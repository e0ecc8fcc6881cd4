"""What a reader makes of a file of any kind: a draft, its signs and structure, the account of its characters."""
