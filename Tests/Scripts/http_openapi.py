"""Asks every operation of a daemon's OpenAPI document for a while, with schemathesis, and checks each answer.

The document is checked first. Then no answer may be a server error, have a status or a type that the document does not
name for its operation, or a body that its schema does not allow.

Usage: http_openapi.py REGENTD SCHEMATHESIS SECONDS
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from http_curl import HTTPDaemon
from openapi_spec_validator import validate

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# What would change who may ask, or what is said of it; answers that have no end.
LEFT_OUT = ["AccessService.Harden", "ServerService.SetLogLevel", "watchLedger", "watchLive"]


def effort(seconds):
    """How hard each operation is tried: in a short time each only a little, so that all have their turn."""
    return ["--phases", "fuzzing", "--max-examples", "1"] if seconds < 120 else ["--phases", "coverage,fuzzing"]


def main():
    regentd, schemathesis, seconds = sys.argv[1:]
    schemathesis = str(pathlib.Path(schemathesis).absolute())
    with tempfile.TemporaryDirectory() as folder:
        daemon = HTTPDaemon(regentd, folder, is_tcp=True)
        try:
            daemon.curl.person("tester", "ADMIN", "ANALYST")
            answer = daemon.curl.do("GET", "/openapi.json")
            validate(answer.json)
            paths = answer.json["paths"]
            print(f"{sum(map(len, paths.values()))} operations on {len(paths)} paths", flush=True)
            document = pathlib.Path(folder) / "openapi.json"
            document.write_text(json.dumps(answer.json))
            command = [
                schemathesis, "run", str(document), "--url", f"http://127.0.0.1:{daemon.port}", "--checks", CHECKS,
                "--header", f"Authorization: Bearer {daemon.curl.tokens['tester']}", "--max-time", seconds,
                *effort(int(seconds)), "--continue-on-failure", "--suppress-health-check", "all",
                "--request-timeout", "30", "--warnings", "off", "--no-color", "--workers", "2"]
            for operation in LEFT_OUT:
                command += ["--exclude-operation-id", operation]
            status = subprocess.run(command, cwd=folder).returncode
            if daemon.process.poll() is not None:
                raise SystemExit(f"the daemon ended by itself:\n{daemon.log.read_text()[-4000:]}")
        finally:
            ended = daemon.end()
    return status or (ended != 0)


if __name__ == "__main__":
    sys.exit(main())
