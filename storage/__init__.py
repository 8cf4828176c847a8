"""The archive: tables stay in here, domain objects go in and come out.

`archive.Archive` is the door. Nothing else of the product may import a table, a session
or sqlalchemy. `docs/decisions/0002-storage.md` says why it is built as it is.
"""
