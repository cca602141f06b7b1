"""Templates of Word: compiled once, checked against a sample, rendered for every document."""

from generator.render.template import Rendered, Template, compile

__all__ = ["Rendered", "Template", "compile"]
