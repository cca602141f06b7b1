"""Templates of Word: compiled once, checked against a sample, rendered for every document."""

from generator.render.kept import compile
from generator.render.template import Rendered, Template

__all__ = ["Rendered", "Template", "compile"]
