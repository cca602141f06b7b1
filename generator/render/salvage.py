"""What can be said of the fields of a template that cannot be used, so that all is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from lxml import etree

from generator.render.law import offences
from generator.render.sites import Site, SiteMaker
from generator.render.source import TAG, Source, Standing
from generator.render.tags import MAX_DEPTH, is_long, paragraphs, plain
from generator.vietnamese import nfc

TESTED: Final = {"if", "elif"}


def understood(
    tree: etree._Element, name: str, file: str, environment: Environment, sites: list[Site]
) -> nodes.Template:
    """Return what the tags of a part ask for that are sound one by one, as if only tested."""
    told = [nfc(text) for _, text in paragraphs(tree)]
    reader = _Reader(environment)
    lines = ["".join(reader.read(text)).replace("\n", " ") for text in told]
    source = Source(file, name, "\n".join(lines) + reader.rest, tuple(told) or ("",))
    parsed = environment.parse(source.text)
    SiteMaker(source, Standing((), ()), sites).walk(parsed)
    return parsed


class _Reader:
    """Read tags one after the other; loops stay open until their end, or that of the part."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._loops = 0

    @property
    def rest(self) -> str:
        return "{% endfor %}" * self._loops

    def read(self, text: str) -> Iterator[str]:
        for tag in TAG.findall(text):
            if is_long(tag):
                continue
            words = plain(tag)[2:-2].strip("-+ ")
            word, _, asked = words.partition(" ")
            if tag.startswith("{{"):
                yield from self._tested(words)
            elif word in TESTED:
                yield from self._tested(asked)
            elif (
                word == "for"
                and self._loops < MAX_DEPTH
                and self._is_sound(f"{{% {words} %}}", "{% endfor %}")
            ):
                self._loops += 1
                yield f"{{% {words} %}}"
            elif word == "endfor" and self._loops:
                self._loops -= 1
                yield "{% endfor %}"

    def _tested(self, asked: str) -> Iterator[str]:
        if self._is_sound(f"{{% if {asked} %}}", "{% endif %}"):
            yield f"{{% if {asked} %}}{{% endif %}}"

    def _is_sound(self, opened: str, closed: str) -> bool:
        try:
            return not [*offences(self._environment.parse(opened + closed))]
        except TemplateSyntaxError:
            return False
