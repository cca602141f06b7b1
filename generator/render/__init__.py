"""Templates of Word: compiled once, checked against a sample, rendered for every document."""

from generator.render.kept import compile
from generator.render.template import Rendered, Template, Unusable, put_back

__all__ = ["Rendered", "Template", "Unusable", "compile", "put_back"]
