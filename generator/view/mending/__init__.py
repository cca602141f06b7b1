"""Edits of format carried out on the XML of a document, a module for each kind of thing."""
