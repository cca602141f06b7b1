"""Whatever is typed into a template, it is either told of beforehand, or filled."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import Refused
from tests.office import SAMPLE, box, control, faults, filled, raw
from tests.word import docx, paragraph, run, table

PIECES = st.sampled_from(
    [
        "{{ số }}", "{{ họ_tên }}", "{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "%", " ",
        "{% if số %}", "{% If họ_và_tên == “x” %}", "{% else %}", "{% elif số %}", "{% endif %}",
        "{% for n in kính_gửi %}", "{{ n }}", "{{ loop.index }}", "{% endfor %}", "{%p if số %}",
        "{%P Endif %}", "{{p nội_dung }}", "{{r số }}", "{%tr for n in kính_gửi %}",
        "{%tr endfor %}", "{%tc for n in kính_gửi %}", "{%tc endfor %}", "{% vm %}", "{% hm %}",
        "{% colspan 2 %}", "{% colspan số %}", "{% cellbg 'FF0000' %}", "{%- if số -%}",
        "{% raw %}", "{% set a = 1 %}", "{{ a.b", "c }}", "chữ", "&<>", "“", "'", "\u00a0", "|",
        "(",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=5).map("".join)
PLAIN = TEXTS.map(paragraph)
CUT = st.lists(TEXTS.map(run), max_size=3).map("".join).map(raw)
BLOCKS = st.one_of(
    PLAIN,
    CUT,
    st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=3).map(
        lambda rows: table(*rows)
    ),
    PLAIN.map(box),
    PLAIN.map(control),
    st.builds(lambda one, other: raw(run(one), control(run(other)), run(one)), TEXTS, TEXTS),
)


@given(st.lists(BLOCKS, min_size=1, max_size=4))
@settings(max_examples=300)
@example([paragraph("{% for n in kính_gửi %}"), table(["{{ n }}", "{% endfor %}"])])
def test_a_template_is_told_of_or_filled(blocks: list[str]) -> None:
    template = docx(*blocks, paragraph("hết"))
    if not faults(template):
        # Only what a value says, and what no look beforehand can know, is told later.
        assert told_late(template) <= {"MA04"}


def told_late(template: bytes) -> set[str]:
    try:
        filled(template, SAMPLE)
    except Refused as refused:
        return {each.code for each in refused.problems}
    return set()
