"""Templates: read once, compiled once, rendered for every organization."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from generator import package, wordml
from generator.archive import Entry, Stream, entry
from generator.errors import Place, Problem, Refused, error
from generator.frozen import Frozen, field, replace
from generator.model import Figure
from generator.render import grid
from generator.render.asked import asked
from generator.render.check import Checker, Choices, problems_of_braced
from generator.render.code import Coder
from generator.render.finish import Finisher, may_lack
from generator.render.foreign import problems_of_foreign
from generator.render.house import furnished
from generator.render.law import OF_LOOPS, ONLY_FIELDS, offences
from generator.render.page import FILTERS, Page, guard
from generator.render.salvage import understood
from generator.render.sites import BLOCK, PAGE, Site, SiteMaker
from generator.render.source import TAG, Source, first_words, source_of, standing
from generator.render.tags import braced, problems_of_syntax, problems_of_tags
from generator.render.tidy import tidied

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FOOTNOTES: Final = f"{WORD}.footnotes+xml"
FILLED: Final = (
    f"{WORD}.document.main+xml",
    f"{WORD}.header+xml",
    f"{WORD}.footer+xml",
    f"{WORD}.endnotes+xml",
    FOOTNOTES,  # after all that may add a footnote
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
)
NOTE_ID: Final = re.compile(rb"<w:footnote\b[^>]*\bw:id=\"(\d+)\"")
BOOKMARK_ID: Final = re.compile(rb"<w:bookmarkStart\b[^>]*\bw:id=\"(\d+)\"")
BRACE: Final = re.compile(rb"[{}]")
EMPTY_FOOTNOTES: Final = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
)


IN_PARAGRAPHS: Final = "Để cả hai trong một đoạn, hoặc mỗi thẻ {%p … %} một mình trong một đoạn."
IN_ROWS: Final = (
    "Muốn lặp cả dòng: {%tr for … %} một mình trong một dòng ở trên, {%tr endfor %} một mình "
    "trong một dòng ở dưới."
)
MISSING: Final = object()
PIECES: Final = 4096
"""As many are a few hundred kilobytes, which fit into memory that is at hand."""
NO_CHOICES: Final[Choices] = {}


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja that looks names up in plain dicts only, and never falls back on attributes."""

    code_generator_class = Coder

    def getattr(self, obj: object, attribute: str) -> Any:
        if isinstance(obj, LoopContext):
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> Any:
        if type(obj) is dict or isinstance(obj, Mapping):  # the quick question first
            found = obj.get(argument, MISSING)
            if found is not MISSING:
                return found
        return self.undefined(obj=obj, name=str(argument))


def _environment() -> _Environment:
    environment = _Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=guard,
        keep_trailing_newline=True,
        optimized=False,  # what a template says is known only when it is filled
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update(FILTERS)
    environment.tests.clear()
    return environment


ENVIRONMENT: Final = _environment()


class Rendered(Frozen):
    """The parts of a document, and every figure printed in it, in order.

    `body` holds every text and figure filled into the body, in order, paragraphs of blocks whole;
    `around` those of headers, footers and footnotes. `aside` are rows of long tables that still
    have to be put back into the parts. `parsed` are the parts that were parsed strictly as they
    are.
    """

    parts: dict[str, bytes | Entry]
    printed: tuple[Figure, ...]
    body: tuple[str, ...]
    around: tuple[str, ...]
    aside: Mapping[str, bytearray] = field(default_factory=dict)
    parsed: tuple[bytes, ...] = ()


class _Filled(Frozen):
    """A part with tags: as a tree that can be checked, and compiled."""

    name: str
    tree: nodes.Template
    template: jinja2.Template
    may_lack: bool
    fits_grids: bool
    names: frozenset[str] = frozenset()
    braced: tuple[Site, ...] = ()


class Template(Frozen):
    """A compiled template; it is never changed by rendering."""

    file: str
    main: str
    parts: Mapping[str, Entry]
    filled: tuple[_Filled, ...]
    sites: tuple[Site, ...]
    footnotes: str
    first_note: int
    first_bookmark: int
    is_whole: bool = True

    @property
    def names(self) -> frozenset[str]:
        """The first names of all fields that it asks for."""
        return frozenset[str]().union(*(part.names for part in self.filled))

    def problems(
        self, sample: Mapping[str, object], choices: Choices = NO_CHOICES
    ) -> tuple[Problem, ...]:
        """Hold every field, also in branches not taken, against a sample of the context.

        `choices` are all that some fields ever say.
        """
        checker = Checker(self.sites, choices)
        for part in self.filled:
            checker.walk(part.tree, sample)
            checker.problems += problems_of_braced(part.braced, sample)
        return tuple(dict.fromkeys(checker.problems))

    def render(
        self, mapping: Mapping[str, object], *, marks_figures: bool = False, goes_on: bool = False
    ) -> Rendered:
        """Fill the template; keys of `mapping` are folded names.

        With `marks_figures` every figure gets a hidden bookmark; numbers and dates always do. Who
        `goes_on` with the parts puts back what was laid aside of long tables.

        Raises:
            Refused: with every value that cannot be printed.
        """
        page = Page(self.sites, self.first_note, marks_figures=marks_figures)
        fields = {**mapping, PAGE: page}
        texts: dict[str, bytes] = {}
        in_body = 0
        for part in self.filled:
            context = part.template.new_context(fields, shared=True)
            texts[part.name] = _written(part.template.root_render_func(context))
            in_body = len(page.seen) if part.name == self.main else in_body
        if page.problems:
            raise Refused(dict.fromkeys(page.problems))
        parts: dict[str, bytes | Entry] = dict(self.parts)
        if page.notes:
            self._add_notes(page.notes, parts, texts)
        parsed = self._finish(texts, parts)
        if page.aside and not goes_on:
            parts = put_back(parts, page.aside)
        around = (*page.seen[in_body:], *page.seen_in_notes)
        aside = page.aside if goes_on else {}
        body = tuple(page.seen[:in_body])
        return Rendered(parts, tuple(page.printed), body, around, aside, tuple(parsed))

    def _add_notes(
        self, notes: list[str], parts: dict[str, bytes | Entry], texts: dict[str, bytes]
    ) -> None:
        name = self.footnotes or "word/footnotes.xml"
        if not self.footnotes:
            main = package.main_part(parts)
            package.add_part(parts, main, name, EMPTY_FOOTNOTES.encode(), FOOTNOTES)
        if name not in texts:
            texts[name] = package.write(package.parse(parts[name]))
        added = "".join(
            f'<w:footnote w:id="{number}">{note}</w:footnote>'
            for number, note in enumerate(notes, self.first_note)
        )
        before, end, after = texts[name].rpartition(b"</w:footnotes>")
        texts[name] = before + added.encode() + end + after

    def _finish(
        self, texts: Mapping[str, bytes], parts: dict[str, bytes | Entry]
    ) -> Sequence[bytes]:
        """Put the filled parts in their places; return those that were parsed as they are."""
        finisher = Finisher(self.first_bookmark)
        known = {part.name: part for part in self.filled}
        for name, text in texts.items():
            part = known.get(name)
            grids, lacks = (part.fits_grids, part.may_lack) if part else (False, True)
            try:
                parts[name] = finisher.finish(text, may_lack=lacks, fits_grids=grids)
            except etree.XMLSyntaxError as broken:
                what = f"Sau khi điền, phần «{name}» không còn là XML đúng."
                remedy = "Xem các thẻ {% if %}, {% for %} có mở và đóng cùng một chỗ không."
                raise Refused([error("MA11", Place(self.file), what, remedy)]) from broken
        return finisher.parsed


def _written(pieces: Iterable[str]) -> bytes:
    """Write what a part prints, some pieces at a time: letters take twice the room of bytes."""
    coming, written = iter(pieces), [package.DECLARATION]
    while some := list(islice(coming, PIECES)):
        written.append("".join(some).encode())
    return b"".join(written)


class Unusable(Refused):
    """A template that cannot be used; the fields of `checkable` can still be checked."""

    def __init__(self, problems: Iterable[Problem], checkable: Template) -> None:
        super().__init__(problems)
        self.checkable = checkable


def put_back(
    parts: Mapping[str, bytes | Entry], aside: Mapping[str, bytearray]
) -> dict[str, bytes | Entry]:
    """Put what was laid aside of long tables into the parts."""
    return {name: _whole(name, part, aside) for name, part in parts.items()}


def _whole(name: str, part: bytes | Entry, aside: Mapping[str, bytearray]) -> bytes | Entry:
    if isinstance(part, Entry) or not any(key.encode() in part for key in aside):
        return part
    whole = Stream(name)
    for piece in wordml.put_back(part, aside):
        whole.write(piece)
    return whole.end()


# --- compiling -------------------------------------------------------------------------------


def compile(data: bytes, file: str) -> Template:
    """Read and compile a template.

    Raises:
        Refused: with everything wrong with the package.
        Unusable: with everything wrong with what it holds and with its tags.
    """
    parts, trees = package.read_with_trees(data, file)
    types = package.content_types(parts)
    names = [name for kind in FILLED for name in types.names(kind) if name in parts]
    problems = [*problems_of_foreign(parts, trees, file)]
    left = {each: tree for each, tree in trees.items() if each not in names and b"{" in parts[each]}
    problems += _problems_of_the_rest(left, file)
    sites: list[Site] = []
    with_tags = [name for name in names if BRACE.search(parts[name])]
    filled = [_fill(name, parts[name], file, sites, problems) for name in with_tags]
    footnotes = next(iter(types.names(FOOTNOTES)), "")
    sound = tuple(part for part in filled if part is not None)
    if any(site.end == BLOCK for site in sites):
        parts = furnished(parts, frozenset().union(*(part.names for part in sound)))
    template = Template(
        file=file,
        main=package.main_part(parts),
        parts={name: entry(name, part) for name, part in parts.items()},
        filled=sound,
        sites=tuple(sites),
        footnotes=footnotes,
        first_note=max(1, _next_id(NOTE_ID, [parts.get(footnotes, b"")])),
        first_bookmark=_next_id(BOOKMARK_ID, parts.values()),
    )
    if problems:
        faulty = [name for name, part in zip(with_tags, filled, strict=True) if part is None]
        rest = [_understood(name, parts[name], file, sites) for name in faulty]
        filled_too = (*template.filled, *rest)
        whole = replace(template, filled=filled_too, sites=tuple(sites), is_whole=False)
        raise Unusable(dict.fromkeys(problems), whole)
    return template


def _understood(name: str, part: bytes, file: str, sites: list[Site]) -> _Filled:
    """Return what of a faulty part is sound, to be checked, not filled."""
    read = tidied(package.parse(part))
    tree = understood(read, name, file, ENVIRONMENT, sites)
    blank, lone = ENVIRONMENT.from_string(""), tuple(braced(read, file))
    names = frozenset(asked(tree)) - {PAGE}
    return _Filled(name, tree, blank, may_lack=False, fits_grids=False, names=names, braced=lone)


def _next_id(pattern: re.Pattern[bytes], parts: Iterable[bytes]) -> int:
    numbers = (int(number) for part in parts for number in pattern.findall(part))
    return max(numbers, default=-1) + 1


def _fill(
    name: str, part: bytes, file: str, sites: list[Site], problems: list[Problem]
) -> _Filled | None:
    """Compile a part, adding its sites and its problems to those of the template."""
    tree = tidied(package.parse(part))
    if found := list(problems_of_tags(tree, file)):
        problems += [*found, *problems_of_syntax(tree, ENVIRONMENT, file)]
        return None
    source = source_of(tree, name, file)
    try:
        parsed = ENVIRONMENT.parse(source.text)
    except jinja2.TemplateSyntaxError as misread:
        problems += list(problems_of_syntax(tree, ENVIRONMENT, file)) or [
            _not_understood(source.place(misread.lineno))
        ]
        return None
    if found := list(_problems_of_law(parsed, source)):
        problems += found
        return None
    problems += _send_through_sites(parsed, source, sites)
    code = ENVIRONMENT.compile(parsed, name=name)
    template = jinja2.Template.from_code(ENVIRONMENT, code, {})
    return _Filled(
        name,
        parsed,
        template,
        may_lack=may_lack(source.text),
        fits_grids=grid.may_change(tree),
        names=frozenset(asked(parsed)) - {PAGE},
        braced=tuple(braced(tree, file)),
    )


def _not_understood(place: Place) -> Problem:
    what = "Không hiểu các thẻ ở gần đây."
    return error("MA01", place, what, "Xem lại ngoặc và các thẻ mở, đóng.")


def _problems_of_law(parsed: nodes.Template, source: Source) -> Iterator[Problem]:
    for line, what, remedy in offences(parsed):
        yield error("MA02", source.place(line), what, remedy)


def _send_through_sites(
    parsed: nodes.Template, source: Source, sites: list[Site]
) -> Iterator[Problem]:
    where = standing(ENVIRONMENT.lex(source.text))
    maker = SiteMaker(source, where, sites)
    maker.walk(parsed)
    for line, typed in maker.misplaced:
        what = f"Trường «{typed}» đứng ở chỗ không in được."
        yield error("MA08", source.place(line), what, "Đặt thẻ trong chữ của một đoạn.")
    for line in maker.spans:
        yield error("MA02", source.place(line), OF_LOOPS, ONLY_FIELDS)
    for line in where.crossed:
        what = "Thẻ mở và thẻ đóng không đứng cùng một loại chỗ."
        remedy = IN_ROWS if line in where.from_cell_to_cell else IN_PARAGRAPHS
        yield error("MA08", source.place(line), what, remedy)


def _problems_of_the_rest(trees: Mapping[str, etree._Element], file: str) -> Iterator[Problem]:
    """Find tags in parts that are not filled: they would be printed as they are."""
    for name, tree in trees.items():
        if not name.endswith(".xml"):
            continue
        if tag := TAG.search("".join(map(str, tree.itertext()))):
            what = f"Phần «{name}» có thẻ, nhưng phần này không được điền."
            remedy = "Chỉ đặt thẻ trong thân văn bản, đầu trang, chân trang, chú thích, tiêu đề."
            yield error("MA09", Place(file, paragraph=first_words(tag[0])), what, remedy)
