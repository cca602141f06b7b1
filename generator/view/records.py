"""A Word document as it is read on paper: every value resolved, in millimetres and points.

Nothing here knows XML. A rule looks at these records only; `Spot` leads a fixer back to the file.
"""

from __future__ import annotations

from typing import Literal

from generator.frozen import Frozen, field

Alignment = Literal["left", "center", "right", "both"]
Story = Literal["body", "header", "footer", "footnote", "endnote", "comment"]
HeaderKind = Literal["default", "first", "even"]
LineRule = Literal["auto", "exact", "at_least"]
StrokeKind = Literal["border", "shape", "cell", "characters"]


class Spot(Frozen, order=True):
    """Where a paragraph stands in the package: the part, and its number among all `w:p` there.

    `paragraph` counts the paragraphs of the part in document order from 0, those in tables, boxes
    and alternate content included, so that a fixer can find the same one again.
    """

    part: str
    paragraph: int


class Run(Frozen):
    """A stretch of text with one look.

    `index` counts the `w:r` elements of the paragraph, nested ones included, from 0; several
    records may share one. `fonts` are the faces that its characters are really set in (by script).
    `colour` is "auto" or six hex digits. `field` is the instruction of the field whose result the
    text is, such as "PAGE"; "" else. `inserted` and `hidden` text is in the document, not always
    on the page. Deleted text is not here at all. Letters stand `spacing_pt` further apart than
    the face asks, and are drawn `scale` as wide.
    """

    text: str
    index: int
    fonts: tuple[str, ...] = ("Times New Roman",)
    size_pt: float = 14.0
    bold: bool = False
    italic: bool = False
    underline: str = ""
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    hidden: bool = False
    colour: str = "auto"
    highlight: str = ""
    shading: str = ""
    raised: Literal["", "superscript", "subscript"] = ""
    field: str = ""
    link: str = ""
    inserted: bool = False
    spacing_pt: float = 0.0
    scale: float = 1.0

    @property
    def shown(self) -> str:
        """The letters as printed: capitals where the format makes them so."""
        return self.text.upper() if self.caps else self.text


class CellSpot(Frozen):
    """A cell of a table of the same story: rows and columns of the grid, from 0."""

    table: int
    row: int
    column: int
    span: int = 1


class Stroke(Frozen):
    """A drawn line under (or around) something: a border, a shape, or a row of characters.

    `length_mm` is None where the file does not say how long it is drawn. `after` is the paragraph
    that it stands under, as an index into `Document.paragraphs`; a shape belongs to the paragraph
    that it is anchored in, and one that is anchored in an empty paragraph to the text before it.
    """

    kind: StrokeKind
    after: int
    length_mm: float | None
    width_pt: float | None = None
    characters: str = ""


class Paragraph(Frozen):
    """A paragraph as printed.

    `first_mm` is how far the first line starts to the right of `left_mm` (below zero: hangs).
    `line` is lines for "auto", else points. `before_pt` and `after_pt` are already 0 where
    contextual spacing takes them away. `number` is what Word writes before it: "1.", "a)", "-".
    `width_mm` is the room for text between the margins (or the sides of its cell or box), without
    its own indents. `box` counts text boxes from 0; a paragraph outside has None. `section` counts
    from 0, and is that of its anchor for a box; -1 for headers, footers and notes.
    """

    index: int
    spot: Spot
    runs: tuple[Run, ...] = ()
    story: Story = "body"
    section: int = 0
    style: str = ""
    align: Alignment = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_rule: LineRule = "auto"
    line: float = 1.0
    number: str = ""
    keeps_next: bool = False
    breaks_page: bool = False
    outline: int | None = None
    boxed: bool = False
    shading: str = ""
    cell: CellSpot | None = None
    box: int | None = None
    width_mm: float = 160.0

    @property
    def text(self) -> str:
        """What is read, as stored: tabs and line breaks are characters, the number is left out."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def shown(self) -> str:
        """What is printed: capitals where the format makes them so."""
        return "".join(run.shown for run in self.runs)


class Header(Frozen):
    """A header or footer that a section prints: its kind, and its paragraphs by index."""

    kind: HeaderKind
    is_footer: bool
    paragraphs: tuple[int, ...]


class Section(Frozen):
    """A section of pages; lengths in millimetres.

    `headers` are those that are printed, inherited ones included; with `title_page` the first page
    has its own (none, if there is no header of the kind "first"). `starts_at` is the number that
    its pages start from again, None where they run on. `spot` is the paragraph that carries its
    settings, None for the last section.
    """

    index: int
    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float
    footer_mm: float
    gutter_mm: float = 0.0
    landscape: bool = False
    title_page: bool = False
    starts_at: int | None = None
    number_format: str = "decimal"
    columns: int = 1
    headers: tuple[Header, ...] = ()
    spot: Spot | None = None

    @property
    def text_width_mm(self) -> float:
        """The room between the side margins."""
        return self.width_mm - self.left_mm - self.right_mm - self.gutter_mm


class Row(Frozen):
    """A row of a table: whether it repeats on each page and whether it may be split."""

    repeats: bool
    splits: bool


class Table(Frozen):
    """A table: its rows, the widths of its grid, whether it has any lines drawn.

    A cell with nothing but a line above or under it makes no table `bordered`: that is a stroke.
    `number` counts the tables of the part, nested ones included, as a fixer finds them.
    """

    index: int
    rows: tuple[Row, ...]
    widths_mm: tuple[float, ...]
    bordered: bool
    story: Story = "body"
    section: int = 0
    part: str = ""
    number: int = 0


Foreign = Literal[
    "macro", "ole", "activex", "link", "template", "field", "chunk", "image", "frame", "custom_xml"
]


class Guest(Frozen):
    """Something that is not text and may act or reach outside: what, where, its target."""

    kind: Foreign
    part: str
    target: str


class Change(Frozen):
    """A tracked change that nobody has accepted or refused yet."""

    kind: Literal["inserted", "deleted", "moved", "formatted"]
    spot: Spot
    text: str
    author: str = ""


class Document(Frozen):
    """A document as read; `paragraphs` are those of all stories, the body first, as read.

    `missing` names the parts that the package refers to and lacks. Paragraphs of comments are
    among `paragraphs` with the story "comment".
    """

    file: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    changes: tuple[Change, ...] = ()
    guests: tuple[Guest, ...] = ()
    missing: tuple[str, ...] = ()
    even_and_odd: bool = False
    is_template: bool = False
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body, those in tables and boxes included, as read."""
        return tuple(each for each in self.paragraphs if each.story == "body")
