"""Templates of Word: compiled once, checked against a sample, rendered for every document."""

from generator.render.kept import compile
from generator.render.sites import BLOCK, TEST
from generator.render.template import Rendered, Template, Unusable, put_back

__all__ = ["BLOCK", "TEST", "Rendered", "Template", "Unusable", "compile", "put_back"]
