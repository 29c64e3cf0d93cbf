"""The shape of the store, as a list of steps to which later ones are only ever added below."""

from sqlite_utils import Database, Migrations

SET_NAME = "cchc"

migrations = Migrations(SET_NAME)


def known_steps() -> frozenset[str]:
    """The names of all steps that this program knows."""
    with Database(memory=True) as empty:
        return frozenset(step.name for step in migrations.pending(empty))


@migrations(name="01 office")
def office(db: Database) -> None:
    """Who issues, who signs, who receives; an office holds from a date until the next one."""
    db.table("office").create({"valid_from": str, "content": str}, pk="valid_from", not_null={"content"})
    db.table("people").create(
        {"id": int, "rank": int, "name": str, "case_id": str, "position": str, "valid": int},
        pk="id",
        not_null={"rank", "name", "case_id", "position", "valid"},
    )
    db.table("recipients").create(
        {"id": int, "rank": int, "name": str, "kind": str, "items": str},
        pk="id",
        not_null={"rank", "name", "kind", "items"},
    )
    db.table("settings").create({"key": str, "value": str}, pk="key", not_null={"value"})


@migrations(name="01 entries")
def entries(db: Database) -> None:
    """Plans and reports, their frozen versions and where they were exported to.

    ``content`` is the whole entry file; the columns beside it repeat what lists and search need.
    """
    belongs = [("entry", "entries", "id")]
    columns = _text(
        "id revision parent form_id form_kind period_kind number date state title search content "
        "place_open created changed"
    ) | {"year": int}
    db.table("entries").create(columns, pk="id", not_null=columns)
    columns = {"id": int} | _text("entry revision parent time reason content")
    db.table("versions").create(columns, pk="id", not_null=columns, foreign_keys=belongs)
    db.table("versions").create_index(["entry", "revision"], unique=True)
    columns = {"id": int} | _text("entry revision time path sha256 kind")
    db.table("exports").create(columns, pk="id", not_null=columns, foreign_keys=belongs)
    db.table("exports").create_index(["entry"])


@migrations(name="06 dismissals")
def dismissals(db: Database) -> None:
    """Findings of the review that were passed over, each with its reason."""
    columns = {"id": int} | _text("entry rule section field quote reason time")
    db.table("dismissals").create(
        columns, pk="id", not_null=columns, foreign_keys=[("entry", "entries", "id")]
    )
    db.table("dismissals").create_index(["entry", "rule", "section", "field", "quote"], unique=True)


@migrations(name="04 carries")
def carries(db: Database) -> None:
    """What was carried out of the house on which stick, and entries that grew apart from their namesakes.

    ``branches.origin`` is the name that all copies of an entry know it by; ``entry`` its name here.
    """
    columns = {"id": int} | _text("entry revision time kind name sha256 number stick folder")
    belongs = [("entry", "entries", "id")]
    db.table("carries").create(columns, pk="id", not_null=columns, foreign_keys=belongs)
    db.table("carries").create_index(["entry"])
    db.table("branches").create(_text("entry origin"), pk="entry", not_null={"origin"}, foreign_keys=belongs)


@migrations(name="03 channels")
def channels(db: Database) -> None:
    """Channels of communication as the office has changed them; none stand for the shipped ones."""
    columns = {"id": str, "rank": int, "content": str}
    db.table("channels").create(columns, pk="id", not_null={"rank", "content"})


@migrations(name="03 activities")
def activities(db: Database) -> None:
    """The diary of communication, and its words folded for search under the same row numbers.

    Quantities are text, as exact as they were typed; ``whole`` is empty unless x of y was counted.
    """
    columns = {"id": int, "attendants": int} | _text("day channel title quantity whole unit note evidence")
    db.table("activities").create(columns, pk="id", not_null=columns)
    db.table("activities").create_index(["day"])
    db.table("activities").create_index(["channel", "day"])
    db.execute("CREATE VIRTUAL TABLE activity_words USING fts5 (words, prefix = '2 3')")


@migrations(name="02 bin")
def bin_of_entries(db: Database) -> None:
    """Entries thrown away, each with all that belongs to it still in its place."""
    belongs = [("entry", "entries", "id")]
    db.table("bin").create(_text("entry time"), pk="entry", not_null={"time"}, foreign_keys=belongs)


@migrations(name="02 states")
def states(db: Database) -> None:
    """States that a clerk gave an entry by hand; ``day`` is the one told (handed in on), ``time`` UTC."""
    columns = {"id": int} | _text("entry state day time")
    db.table("states").create(columns, pk="id", not_null=columns, foreign_keys=[("entry", "entries", "id")])
    db.table("states").create_index(["entry"])


@migrations(name="02 phrases")
def phrases(db: Database) -> None:
    """Sentences that the office writes again and again; ``text`` is prose in JSON, ``used`` UTC."""
    columns = {"id": int} | _text("name text used")
    db.table("phrases").create(columns, pk="id", not_null=columns)


@migrations(name="03 targets")
def targets(db: Database) -> None:
    """Tasks of plans that are done, by their words; the tasks and targets themselves are the plan's text."""
    columns = _text("entry task done")
    db.table("targets").create(columns, pk=("entry", "task"), not_null=columns)


@migrations(name="02 sections left")
def sections_left(db: Database) -> None:
    """The sections that the clerk has been through in each entry: their ids with blanks between them."""
    db.table("entries").add_column("sections_left", str, not_null_default="")


@migrations(name="02 unread")
def unread(db: Database) -> None:
    """Words that fit no answer, with the content beside which they were typed; ``typed`` is JSON."""
    columns = _text("entry revision number date typed")
    db.table("unread").create(
        columns, pk="entry", not_null=columns, foreign_keys=[("entry", "entries", "id")]
    )


def _text(names: str) -> dict[str, type]:
    return dict.fromkeys(names.split(), str)
