"""Makes the SQLite files of Tests/Fixtures/mlflow: model registries with the tables of MLflow, most of them with a
fault.

They have what the import reads, in pages of 512 bytes. That MLflow's own files are read is checked by
mlflow_store_test.py.

Usage: make_mlflow_fixtures.py FOLDER
"""

import pathlib
import sqlite3
import sys

TABLES = """
CREATE TABLE registered_models (
  name VARCHAR(256) NOT NULL PRIMARY KEY, creation_time BIGINT, description VARCHAR(5000));
CREATE TABLE model_versions (
  name VARCHAR(256) NOT NULL, version INTEGER NOT NULL, creation_time BIGINT, description VARCHAR(5000),
  current_stage VARCHAR(20), source VARCHAR(500), run_id VARCHAR(32), status VARCHAR(20), PRIMARY KEY (name, version));
CREATE TABLE registered_model_tags (
  key VARCHAR(250) NOT NULL, value VARCHAR(5000), name VARCHAR(256) NOT NULL, PRIMARY KEY (key, name));
CREATE TABLE model_version_tags (
  key VARCHAR(250) NOT NULL, value VARCHAR(5000), name VARCHAR(256) NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (key, name, version));
CREATE TABLE registered_model_aliases (
  alias VARCHAR(256) NOT NULL, version INTEGER NOT NULL, name VARCHAR(256) NOT NULL, PRIMARY KEY (name, alias));
"""
ROWS = """
INSERT INTO registered_models VALUES ('churn', 1700000000000, 'Who leaves'), ('Fraud check', 1700000000000, NULL);
INSERT INTO model_versions VALUES
  ('churn', 1, 1, NULL, 'Archived', 's3://m/1', '0123456789abcdef0123456789abcdef', 'READY'),
  ('churn', 2, 2, 'Wider features', 'Production', 's3://m/2', NULL, 'READY'),
  ('churn', 3, 3, NULL, 'Deleted_Internal', '', NULL, 'READY'),
  ('churn', 4, 4, NULL, 'None', 's3://m/4', NULL, 'FAILED_REGISTRATION'),
  ('Fraud check', 1, 5, NULL, 'None', 'file:///m', NULL, 'READY');
INSERT INTO registered_model_tags VALUES ('team', 'risk', 'churn'), ('pii', NULL, 'churn');
INSERT INTO model_version_tags VALUES ('note', 'it''s "fine"; DROP TABLE x', 'churn', 2);
INSERT INTO registered_model_aliases VALUES ('champion', 2, 'churn'), ('gone', 3, 'churn');
"""
# By name of the file: statements after these.
FILES = {
    "registry": [],
    # As releases before aliases had it.
    "old": ["DROP TABLE registered_model_aliases"],
    "workspaces": [
        "ALTER TABLE registered_models ADD COLUMN workspace VARCHAR(63) NOT NULL DEFAULT 'default'",
        "UPDATE registered_models SET workspace = 'risk' WHERE name = 'Fraud check'",
        *(f"ALTER TABLE {table} ADD COLUMN workspace VARCHAR(63) NOT NULL DEFAULT 'default'"
          for table in ("model_versions", "registered_model_tags", "model_version_tags", "registered_model_aliases")),
        "UPDATE model_versions SET workspace = 'risk' WHERE name = 'Fraud check'",
    ],
    # Reading it would run what the file says, without end.
    "view": [
        "DROP TABLE registered_models",
        "CREATE VIEW registered_models AS WITH RECURSIVE c(name, description) AS "
        "(SELECT 'a', 'b' UNION ALL SELECT name, description FROM c) SELECT * FROM c",
    ],
    "computed": [
        "ALTER TABLE registered_model_tags RENAME TO old",
        "CREATE TABLE registered_model_tags (key, name, value AS (hex(zeroblob(1000000000))))",
    ],
    "blob": ["UPDATE registered_models SET description = x'00ff' WHERE name = 'churn'"],
    "number": ["UPDATE model_versions SET version = 'two' WHERE version = 2"],
    "column": ["ALTER TABLE model_versions DROP COLUMN source"],
    "tracking": ["DROP TABLE registered_models", "CREATE TABLE experiments (name)"],
}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    for name, faults in FILES.items():
        path = folder / f"{name}.db"
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA page_size = 512")
        connection.executescript(TABLES + ROWS)
        for statement in faults:
            connection.execute(statement)
        connection.execute("VACUUM")
        connection.close()
    (folder / "text.db").write_text("name: churn\n" * 100)


if __name__ == "__main__":
    main()
