"""The codes of bad news: every one in use has its title, every title its use."""

from __future__ import annotations

import re
from pathlib import Path

from generator.codes import CODES

SOURCE = Path(__file__).parent.parent / "generator"
CHECKER = SOURCE / "checker"
"""Its rules have codes and pages of their own: tests/checker/test_rules.py."""


def test_every_code_in_use_has_a_title_and_every_title_its_use() -> None:
    used = {
        code
        for module in SOURCE.rglob("*.py")
        if module.name != "codes.py" and CHECKER not in module.parents
        for code in re.findall(r'"([A-Z]{2}[0-9]{2})"', module.read_text("utf-8"))
    }

    assert set(CODES) == used
