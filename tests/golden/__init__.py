"""Golden documents: a few finished documents that people have read, and what keeps them true."""
