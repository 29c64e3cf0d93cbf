"""Results set against a plan's targets: the table in the appendix, and what can be said of it."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from cchc_desktop.form.definition import Field
from cchc_desktop.form.kind import Grid, Kind, Written, checked_text
from cchc_desktop.form.results import COLUMNS, Result, met_share, missed_sentence, results_from_json
from cchc_desktop.form.wording import GAP
from cchc_desktop.prose import Line, plain


class ResultsKind(Kind):
    """Plan, result and per cent of each target; ``into`` is the field that takes what was not met."""

    name, title = "results", "kết quả theo chỉ tiêu"
    settings = ("appendix", "lead", "into")
    suffixes: ClassVar[Mapping[str, str]] = {".dat": "số chỉ tiêu đạt", ".chua_dat": "câu về chỉ tiêu"}

    def read(self, raw: Any, field: Field, place: str) -> tuple[Result, ...]:
        return results_from_json(raw, place)

    def written(self, answer: tuple[Result, ...], field: Field) -> Iterator[Written | Grid]:
        if answer:
            if lead := field.settings.get("lead"):
                yield Written(plain(lead))
            rows = tuple(result.cells() for result in answer)
            yield Grid(COLUMNS, rows, (), field.settings.get("appendix", ""))

    def value(self, answer: tuple[Result, ...], field: Field, suffix: str) -> Line:
        said = met_share(answer) if suffix == ".dat" else missed_sentence(answer)
        return plain(said or GAP)

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        for key in self.settings:
            checked_text(settings.get(key, ""), f"{place}.{key}")
