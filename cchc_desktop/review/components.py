"""Finds the components of anybody's document by what they say, not by its styles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from cchc_desktop.document.measured import Grid, Letters, Para, Section, inside
from cchc_desktop.document.tree import Place
from cchc_desktop.prose import folded
from cchc_desktop.review import reading as part
from cchc_desktop.review.reading import Chart, Passage, ReadDocument

TYPES = (
    "nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh|ke hoach|"
    "phuong an|de an|du an|bao cao|bien ban|to trinh|hop dong|cong dien|giay moi|giay gioi thieu|phieu gui"
).split("|")
HIGHEST = 40
"""Within so many lines from the top stand the components above the body."""

_LONGEST_TITLE = 130
_AUTHORITY = re.compile(r"(tm|kt|tl|tuq|q|t/m|k/t|tun|thay mat)\b[.\s]", re.IGNORECASE)
_POST = re.compile(
    r"(pho |quyen |q\. ?)?(chu tich|truong phong|chanh van phong|giam doc|bi thu|truong ban|pho)"
)
_PLACE_DATE = re.compile(r"[,.\s]\s*ngay\b.*\b(thang|\d).*(nam|\d{4})")


@dataclass
class _Line:
    """A paragraph, or one line of it, on its way to a component."""

    passage: Passage
    block: int
    cell: tuple[int, int, int] | None

    @property
    def folded(self) -> str:
        return folded(self.passage.text[:_LONGEST_TITLE])


def read_pages(sections: Iterable[Section], today: date) -> ReadDocument:
    """The document in a file's sections: every paragraph with the component it is taken for."""
    sheets = tuple(sections)
    lines, charts = _lines(sheets)
    _name(lines)
    passages = tuple(
        replace(line.passage, place=Place("", line.passage.role, n)) for n, line in enumerate(lines)
    )
    appendix = next((n for n, one in enumerate(passages) if one.role == part.APPENDIX), len(passages))
    told = tuple(replace(chart, appendix=chart.first > appendix) for chart in charts)
    return ReadDocument(passages, told, sheets, today=today)


def _lines(sheets: tuple[Section, ...]) -> tuple[list[_Line], list[Chart]]:
    lines: list[_Line] = []
    charts: list[Chart] = []
    count = 0
    for number, section in enumerate(sheets):
        for block in section.blocks:
            count += 1
            paras = list(inside(block)) if isinstance(block, Grid) else [block]
            if isinstance(block, Grid) and len(block.rows) > 1 and not _is_frame(block):
                charts.append(Chart(_cells(block), len(lines)))
            for para in paras:
                for one in _pieces(para, high=len(lines) < HIGHEST):
                    role = part.LINE if not one.text.strip() and not one.label else part.BODY
                    role = part.TABLE if one.cell and role == part.BODY else role
                    passage = Passage(role, one.text, label=one.label, para=one, section=number)
                    lines.append(_Line(passage, count, one.cell))
    return lines, charts


def _is_frame(grid: Grid) -> bool:
    """Whether a table only sets its texts side by side: letterhead and signature."""
    text = folded(" ".join(para.text[:_LONGEST_TITLE] for para in islice(inside(grid), HIGHEST)))
    return not grid.borders and ("doc lap" in text or "noi nhan" in text or "so:" in text)


def _cells(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(" ".join(" ".join(para.text for para in cell).split()) for cell in row) for row in grid.rows
    )


def _pieces(para: Para, *, high: bool) -> Iterator[Para]:
    """The paragraph; near the top, where lines and tabs take the place of a table, its lines singly."""
    if not para.text.strip() and not para.label:
        if para.rule is not None or para.drawn:
            yield para
        return
    plain = folded(para.text[:_LONGEST_TITLE])
    if high and ("\n" in para.text or ("\t" in para.text.strip() and _is_headlike(plain))):
        signs = "[\n\t]" if _is_headlike(plain) else "\n"
        yield from _split(para, signs)
    else:
        yield para


def _is_headlike(plain: str) -> bool:
    return "chu nghia viet nam" in plain or "doc lap" in plain or plain.startswith("so:")


def _split(para: Para, signs: str) -> Iterator[Para]:
    runs: list[Letters] = []
    for run in para.runs:
        first, *later = re.split(signs, run.text)
        runs.append(replace(run, text=first))
        for text in later:
            if any(one.text.strip() for one in runs):
                yield replace(para, runs=tuple(runs))
            runs = [replace(run, text=text)]
    if any(one.text.strip() for one in runs):
        yield replace(para, runs=tuple(runs))


def _name(lines: list[_Line]) -> None:
    """Gives each line its component; what is not found stays body or table."""
    spoken = [line for line in lines if line.passage.text.strip()]
    top = spoken[:HIGHEST]
    kind = next((n for n, line in enumerate(top) if _is_type(line)), None)
    head = top if kind is None else top[:kind]
    symbol = _head(head)
    _agency(head, symbol)
    body = 0
    if kind is not None:
        _set(top[kind], part.TYPE)
        body = _abstract(spoken, kind + 1)
        body = _addressees(spoken, body)
    else:
        body = len([line for line in head if line.passage.role not in (part.BODY, part.TABLE)])
    end = _below(spoken, body)
    for line in spoken[body:end]:
        if line.passage.role == part.BODY and _is_heading(line.passage):
            _set(line, part.HEADING)
    _appendices(spoken, end)


def _set(line: _Line, role: str) -> None:
    line.passage = replace(line.passage, role=role)


def _is_type(line: _Line) -> bool:
    text = line.passage.text.strip()
    shown = text.upper() if _all_caps(line.passage.para) else text
    return line.folded in TYPES and (shown == text.upper() or _is_centred(line.passage))


def _all_caps(para: Para | None) -> bool:
    return bool(para and para.runs and all(run.upper for run in para.runs if run.text.strip()))


def _is_centred(passage: Passage) -> bool:
    return passage.para is not None and passage.para.align == "center"


def _head(head: list[_Line]) -> _Line | None:
    symbol: _Line | None = None
    for line in head:
        plain = line.folded
        if plain.startswith("cong hoa") and "viet nam" in plain:
            _set(line, part.NATION)
        elif re.sub(r"[^a-z]", "", plain).startswith("doclaptudo"):
            _set(line, part.MOTTO)
        elif symbol is None and re.match(r"so\s*[:\d/….]", plain) and "/" in plain:
            _set(line, part.SYMBOL)
            symbol = line
        elif len(plain) < 80 and _PLACE_DATE.search(plain):
            _set(line, part.PLACE_DATE)
    return symbol


def _agency(head: list[_Line], symbol: _Line | None) -> None:
    """What stands above the symbol, or first of all, in capitals: the body, and one above it."""
    before = head[: head.index(symbol)] if symbol else head
    names = [
        line
        for line in before
        if line.passage.role in (part.BODY, part.TABLE)
        and re.search(r"[^\W\d_]{2}", line.passage.text)
        and (symbol is None or symbol.cell is None or (line.cell or (0, 0, -1))[2] == symbol.cell[2])
    ]
    bold = [line for line in names if any(run.bold for run in _runs(line.passage))]
    for line in names:
        above = bool(bold) and line not in bold and names.index(line) < names.index(bold[0])
        _set(line, part.PARENT if above else part.AGENCY)


def _runs(passage: Passage) -> list[Letters]:
    return [run for run in passage.para.runs if run.text.strip()] if passage.para else []


def _abstract(lines: list[_Line], at: int) -> int:
    """The line under the type, and those after it that stand in the middle like it."""
    if at < len(lines) and not lines[at].folded.startswith("kinh gui") and not lines[at].passage.shown_label:
        _set(lines[at], part.ABSTRACT)
        centred = _is_centred(lines[at].passage)
        at += 1
        while at < len(lines) and centred and _is_centred(lines[at].passage) and lines[at].cell is None:
            if lines[at].folded.startswith("kinh gui") or lines[at].passage.shown_label:
                break
            _set(lines[at], part.ABSTRACT)
            at += 1
    return at


def _addressees(lines: list[_Line], at: int) -> int:
    if at < len(lines) and lines[at].folded.startswith("kinh gui"):
        _set(lines[at], part.ADDRESSEES)
        at += 1
        while (
            at < len(lines) and re.match(r"\s*[-–+]", lines[at].passage.text) and len(lines[at].folded) < 90
        ):
            _set(lines[at], part.ADDRESSEES)
            at += 1
    return at


def _below(lines: list[_Line], body: int) -> int:
    """Recipients and signature; where the body ends."""
    found = [n for n in range(body, len(lines)) if re.match(r"\W*noi nhan\b", lines[n].folded)]
    signed = [
        n for n in range(body, len(lines))
        if _AUTHORITY.match(lines[n].folded) and lines[n].passage.text == lines[n].passage.text.upper()
    ]  # fmt: skip
    at = found[0] if found else None
    end = min([*found[:1], *signed[:1]], default=len(lines))
    rest = lines[end:]
    stop = next((n for n, line in enumerate(rest) if _is_appendix(line.passage)), len(rest))
    if at is not None:
        _set(lines[at], part.RECIPIENTS_HEAD)
    head = lines[at] if at is not None else None
    for line in rest[:stop]:
        if line is not head:
            _set(line, _role_below(line, head))
    return end if end < len(lines) else _unsigned(lines, body)


def _unsigned(lines: list[_Line], body: int) -> int:
    """Where the body ends without recipients and authority: before a post and a name in capitals."""
    for n in range(max(body, len(lines) - 6), len(lines)):
        text = lines[n].passage.text.strip()
        if text == text.upper() and _POST.match(lines[n].folded):
            _set(lines[n], part.POSITION)
            for line in lines[n + 1 :]:
                _set(line, part.SIGNER)
            return n
    return len(lines)


def _role_below(line: _Line, head: _Line | None) -> str:
    text, plain = line.passage.text.strip(), line.folded
    listed = head is not None and (line.cell == head.cell if head.cell else bool(re.match(r"[-–+*]", text)))
    if listed:
        return part.RECIPIENTS
    if _AUTHORITY.match(plain) and text == text.upper() and not _is_acting(plain):
        return part.AUTHORITY
    if text == text.upper() and _POST.match(plain):
        return part.POSITION
    if re.match(r"[-–+*]", text):
        return part.RECIPIENTS
    return part.SIGNER if not re.match(r"[(.…_]", text) else part.BODY


def _is_acting(plain: str) -> bool:
    return plain.startswith("q.")


def _is_heading(passage: Passage) -> bool:
    """Whether a paragraph of the body is a title: by its outline, its number and its weight."""
    if passage.para is not None and passage.para.outline:
        return True
    label, words = passage.shown_label, passage.words
    if not label or len(words) > _LONGEST_TITLE or not words:
        return False
    if re.fullmatch(r"[IVXLC]+\.", label):
        return True
    bold = bool(_runs(passage)) and all(run.bold for run in _runs(passage) if run.text.strip(" .)0123456789"))
    return bold or (bool(re.match(r"\d", label)) and not re.search(r"[.;:,]$|: ", words))


def _is_appendix(passage: Passage) -> bool:
    plain = folded(passage.text[:_LONGEST_TITLE])
    return bool(re.fullmatch(r"phu luc( so)?( [ivx\d]+)?[.:]?", plain))


def _appendices(lines: list[_Line], end: int) -> None:
    for n in range(end, len(lines)):
        if _is_appendix(lines[n].passage):
            _set(lines[n], part.APPENDIX)
            for line in lines[n + 1 : n + 4]:
                text = line.passage.text.strip()
                if text.startswith("("):
                    _set(line, part.APPENDIX_REFERENCE)
                elif line.cell is None and _is_centred(line.passage):
                    _set(line, part.APPENDIX_TITLE)
            for line in lines[n + 1 :]:
                if line.passage.role in (part.SIGNER, part.RECIPIENTS, part.AUTHORITY, part.POSITION):
                    _set(line, part.TABLE if line.cell else part.BODY)
            break
