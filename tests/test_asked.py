"""Tests of the fields that a template asks for, held against what Jinja itself finds."""

from __future__ import annotations

import jinja2
import pytest
from jinja2 import meta

from generator.render.asked import asked

SOURCES = (
    "",
    "{{ a }} và {{ b.c }} và {{ a['d'] }}",
    "{% if a == 'x' and not b.c %}{{ d }}{% elif e %}{{ f }}{% else %}{{ g }}{% endif %}",
    "{% for each in a.b %}{{ each.c }} {{ loop.index }} {{ d }}{% else %}{{ e }}{% endfor %}",
    "{% for each in a %}{% for other in each.b %}{{ other }}{{ c }}{% endfor %}{% endfor %}",
    "{{ each }}{% for each in each.a %}{{ each }}{% endfor %}{{ each }}",
    "{% for each in a %}{{ each }}{% else %}{{ each }}{% endfor %}",
    "{% for each in a if each.b and c %}{{ each }}{% endfor %}",
    "{% for one, two in a %}{{ one }}{{ two }}{% endfor %}{{ two }}",
    "{{ a if b else c }} {{ loop.index }}",
)


@pytest.mark.parametrize("source", SOURCES)
def test_the_fields_are_those_that_jinja_finds(source: str) -> None:
    tree = jinja2.Environment(autoescape=True).parse(source)

    assert set(asked(tree)) == meta.find_undeclared_variables(tree)


def test_a_name_that_only_a_loop_gives_is_not_asked_for() -> None:
    tree = jinja2.Environment(autoescape=True).parse("{% for d in rows %}{{ d.a }}{% endfor %}")

    assert set(asked(tree)) == {"rows"}
