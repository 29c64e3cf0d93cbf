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


def _text(names: str) -> dict[str, type]:
    return dict.fromkeys(names.split(), str)
