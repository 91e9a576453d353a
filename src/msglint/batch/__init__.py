"""Batches of records judged anywhere: an Arrow record batch of contacts in, a batch of findings out.

``audit_batch`` is a pure function of a batch and an ``Audit``. An ``Audit`` is made where the project is (templates,
packs, history, and records that say what each column is), can be pickled, and needs nothing but msglint where it is
used. Any engine that hands Arrow batches to Python can spread it: Spark, DuckDB, Polars, Ray, Beam.

Rules that look at more than one record at a time (over a template's recipients, a campaign, the list) are not judged in
batches: ``Audit.not_checked`` names them. ``msglint audit`` judges them too, from what batches say of themselves.
"""

from msglint.batch.audit import LINE, ROW, SCHEMA, Audit, audit_batch

__all__ = ["LINE", "ROW", "SCHEMA", "Audit", "audit_batch"]
