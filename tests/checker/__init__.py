"""Tests of the checker: sound documents, small changes to them, and what is found."""
