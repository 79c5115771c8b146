"""Calls every method as every kind of principal, and compares who is let in with an independent derivation.

The expected matrix comes from the descriptor set (require_any, scope) and the table of roles below, in plain Python;
for a permission that the table does not have, from the roles that the descriptor set declares beside it;
the real one from a daemon, over a Unix socket by user id and token, and over TLS by certificate. Needs root, to be
other users.

With --http the same over HTTP: a Unix socket and TLS, every method that takes one message.

Usage: permission_matrix.py REGENTD REGENT [--http]
"""

import functools
import itertools
import json
import os
import pathlib
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import traceback

# Whether calls are made over HTTP.
IS_HTTP = "--http" in sys.argv
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients/python/example"))
import regent_example as client  # noqa: E402
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory  # noqa: E402
import http_wire  # noqa: E402

# The module by whose `Connection` and `Stream` calls are made.
door = http_wire if IS_HTTP else client

# Permissions of each role, as the design has them: x and o give the permission, o asks more of the verb itself.
TABLE = """
| model.read, provider.read, rollout.read, rollout.simulate, eval.read, outcome.read, proposal.read, deployment.read, \
usecase.read, sla.read, history.read, event.subscribe, incident.open, route.select, route.explain, outcome.report, \
decision.score, access.self, server.info | x | x | x | x | x |
| model.create, version.register, version.release, version.promote, version.deprecate, version.retire, version.force, \
rollout.write, rollout.rollback, job.write, provider.write, deployment.write, smoke.record, proposal.apply, \
schedule.tick, drill.run, usecase.deploy, validation.request, incident.manage, sla.pause | x | | | | |
| model.update, delegation.create | o | o | o | o | |
| task.confirm, task.adjust, task.cancel | o | o | o | o | o |
| proposal.edit, proposal.withdraw | o | o | | o | |
| version.suspend, usecase.deprecate | x | | x | | |
| proposal.create | x | x | | o | |
| proposal.review, proposal.vote, usecase.approve, validation.decide, override.grant, incident.close, \
report.sign | | | x | | |
| checklist.answer | x | x | x | | |
| usecase.create, usecase.submit, eval.define, eval.upload, eval.seal, eval.gate, eval.recompute, eval.abort, \
decision.optimise, sla.write | x | x | | | |
| gate_policy.write | | x | | | |
| eval.invalidate | | x | x | | |
| analytics.query | x | x | x | | x |
| dashboard.write | x | x | x | | |
| report.generate | | x | | | x |
| report.read | | | | | x |
| audit.read, audit.prove, audit.export | | | | | x |
| access.read | | | | x | x |
| role.grant, role.revoke, principal.write, token.issue, token.revoke, committee.write, config.write, backup.run, \
access.harden, key.rotate, ledger.erase | | | | x | |
"""
ROLES = ["OPERATOR", "ANALYST", "APPROVER", "ADMIN", "AUDITOR"]
ROLE_SETS = [[]] + [[role] for role in ROLES] + [["OPERATOR", "AUDITOR"], ["ANALYST", "APPROVER"]]
SCOPES = ["*", "environments/prod", "models/chat", "environments/other", "models/cha"]
VERSION, RUN = "models/chat/versions/1.0.0", "evalRuns/chat-run"
ENVIRONMENT = "environments/prod"
DENIED, UNAUTHENTICATED = 7, 16


def permissions_of_roles():
    held = {role: {"anyone"} for role in ROLES}
    for row in TABLE.strip().splitlines():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        for role, mark in zip(ROLES, cells[1:]):
            if mark:
                held[role] |= {word.strip() for word in cells[0].split(",")}
    known = {word.strip() for row in TABLE.strip().splitlines() for word in row.strip("|").split("|")[0].split(",")}
    for permission in declared_permissions():
        if permission.name not in known:
            for role in ROLES if list(permission.roles) == ["*"] else permission.roles:
                held[role].add(permission.name)
    return held


@functools.cache
def schema():
    """The files of the descriptor set, and a pool of them."""
    files = descriptor_pb2.FileDescriptorSet.FromString(client.COMPILED).file
    pool = descriptor_pool.DescriptorPool()
    for file in files:
        pool.Add(file)
    return files, pool


def declared_permissions():
    """The permissions that the files declare, with their roles."""
    files, pool = schema()
    options = message_factory.GetMessageClass(pool.FindMessageTypeByName("google.protobuf.FileOptions"))
    permission = pool.FindExtensionByName("regent.v1.permission")
    for file in files:
        yield from options.FromString(file.options.SerializeToString()).Extensions[permission]


def methods():
    """Wire name without its slash and package, and policy, of every method in the descriptor set."""
    files, pool = schema()
    options = message_factory.GetMessageClass(pool.FindMessageTypeByName("google.protobuf.MethodOptions"))
    policy = pool.FindExtensionByName("regent.v1.policy")
    for file, service in ((file, service) for file in files for service in file.service):
        for method in service.method:
            made = options.FromString(method.options.SerializeToString())
            # A stream of messages has no path over HTTP.
            if not (IS_HTTP and method.client_streaming):
                yield f"{service.name}/{method.name}", method, made.Extensions[policy]


# What requests say in fields that hold no name of a document, by the field that a scope names.
VALUES = {
    "environment": "prod", "model": "chat", "batch.environment": "prod",
    "name_prefix": ENVIRONMENT + "/", "name": ENVIRONMENT, "incident.subject": ENVIRONMENT,
    "sla_target.subject": "models/chat",
}
# The ids in names of documents, by the word in the pattern; of another word, the word itself.
IDS = {"environment": "prod", "provider": "openai", "run": "chat-run", "model": "chat", "version": "1.0.0"}


def options_of(descriptor, extension):
    """The value of one of Regent's own options on a descriptor; None where it has none."""
    _, pool = schema()
    kind = descriptor.GetOptions().DESCRIPTOR.full_name
    made = message_factory.GetMessageClass(pool.FindMessageTypeByName(kind)).FromString(
        descriptor.GetOptions().SerializeToString())
    field = pool.FindExtensionByName(extension)
    return made.Extensions[field] if made.HasExtension(field) else None


@functools.cache
def resources():
    """The documents by their kind: the descriptor of the message, and what the .proto says of it."""
    found = [(made.DESCRIPTOR, options_of(made.DESCRIPTOR, "regent.v1.resource")) for made in client.CLASSES.values()]
    return {policy.kind: (message, policy) for message, policy in found if policy}


@functools.cache
def kind_of(field):
    """The kind of the document that a field names; empty for a field that names none."""
    constraint = options_of(field, "regent.v1.constraint")
    return constraint.resource if constraint else ""


def name_of(kind, ids):
    """The name of a document; `ids` gives the id for a word of the pattern."""
    return re.sub(r"\{(\w+)\}", lambda word: ids(word.group(1)), resources()[kind][1].pattern)


def value_of(method, path):
    """What a request says in a field that its method's scope names."""
    message = client.CLASSES[method.input_type.lstrip(".")].DESCRIPTOR
    for word in path.split("."):
        field = message.fields_by_name[word]
        message = field.message_type
    kind = kind_of(field)
    if kind:
        return name_of(kind, lambda word: IDS.get(word, word))
    # A field for the name of any document: a run lies elsewhere than its name says.
    return RUN if options_of(field, "regent.v1.constraint").name and path not in VALUES else VALUES[path]


def requests(method, policy):
    """The messages of a call, and the names it is about for each entry of its scope."""
    messages, subjects = [{}], []
    for entry in policy.scope:
        if entry in ("any", "*"):
            subjects.append([])
            continue
        names = []
        for template in entry.split("|"):
            path = re.search(r"\{(.*)\}", template).group(1)
            value = value_of(method, path)
            names.append(template.strip().replace("{%s}" % path, value))
            place = messages[0]
            *way, last = path.split(".")
            for word in way:
                place = place.setdefault(word, {})
            place[last] = value
        subjects.append(names)
    if "batch" in messages[0]:  # a report begins with its start
        messages = [{"start": {"reporter": "matrix", "resume": True}}] + messages
    return messages, subjects


@functools.cache
def declarative():
    """The permissions of the methods by which Apply changes documents."""
    paths = {getattr(policy, word) for _, policy in resources().values() if policy.declarative
             for word in ("apply_method", "update_method", "archive_method", "restore_method")}
    return {word for name, _, policy in methods() if f"/regent.v1.{name}" in paths for word in policy.require_any}


def is_allowed(policy, subjects, grants, held):
    """Whether grants, pairs of (permissions, scope), let a call in."""
    wanted = set(policy.require_any)
    if wanted == {"declarative"}:
        wanted = declarative()
    if "anyone" in wanted:
        return True
    giving = [scope for permissions, scope in grants if wanted & permissions]
    if list(policy.scope) == ["any"]:
        return bool(giving)
    for names in subjects:
        names = [VERSION if name == RUN else name for name in names]
        if not any(scope == "*" or any(name == scope or name.startswith(scope + "/") for name in names)
                   for scope in giving):
            return False
    return bool(giving)


def code_of(connection, name, method, messages):
    """0 where a call was let in, whatever became of it; else the code it was refused with. Who holds the permission and
    is not the owner, say, of what it is about was let in: that is the lifecycle's, and names no permission."""
    try:
        is_stream = method.client_streaming
        with door.Stream(connection, name, messages[0], 10, last=not is_stream or len(messages) == 1) as stream:
            for place, message in enumerate(messages[1:]):
                stream.receive()
                stream.send(message, last=place == len(messages) - 2)
            while stream.receive() is not None and not method.server_streaming:
                pass
            while is_stream and stream.receive() is not None:
                pass
        return 0
    except client.RegentError as error:
        is_related = error.code == DENIED and "permission" not in error.metadata
        return error.code if error.code in (DENIED, UNAUTHENTICATED) and not is_related else 0


def answers(address, token=b"", tls=None):
    """The code of every method over one connection; tls: files of the CA, a certificate and its key."""
    listed = list(methods())
    context = ssl.create_default_context(cafile=tls["ca"]) if tls else None
    if tls and "cert" in tls:
        context.load_cert_chain(tls["cert"], tls["key"])
    try:
        connection = door.Connection(address, token, context)
    except client.RegentError as error:
        return {name: error.code for name, *_ in listed}
    found = {}
    for name, method, policy in listed:
        found[name] = code_of(connection, name, method, requests(method, policy)[0])
    connection.socket.close()
    return found


def as_user(uid, address):
    """The answers to another user of the machine."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setgid(65534)
            os.setuid(uid)
            with os.fdopen(writing, "w") as pipe:
                json.dump(answers(address), pipe)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


class Daemon:
    """A daemon with principals of every kind, known by user id, token and certificate."""

    def __init__(self, regentd, regent, folder):
        self.folder, self.regent = folder, regent
        os.chmod(folder, 0o755)
        run = folder / "run"
        run.mkdir(mode=0o755)
        self.unix, self.tls_files = f"unix:{run}/r.sock", self.certificates()
        command = [regentd, "--data", str(folder / "data"), "--listen", self.unix, "--listen", "tls:127.0.0.1:0"]
        command += ["--tls-cert", str(folder / "server.pem"), "--tls-key", str(folder / "server.key")]
        if IS_HTTP:
            command += ["--http", f"unix:{run}/h.sock", "--http", "tls:127.0.0.1:0"]
        command += ["--tls-client-ca", str(folder / "ca.pem"), "--log-format", "json"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if '"ready"' in line:
                break
        else:
            raise SystemExit("the daemon did not start")
        os.chmod(run / "r.sock", 0o666)
        self.owner = client.Connection(self.unix)
        said = json.loads(line)
        if IS_HTTP:
            http_wire.learn((name, method) for name, method, _ in methods())
            os.chmod(run / "h.sock", 0o666)
            self.unix = f"unix:{run}/h.sock"
        self.tls = re.search(r"tls:127\.0\.0\.1:\d+", said["http" if IS_HTTP else "address"]).group(0)

    def certificates(self):
        source = ROOT / "Tests/Fixtures/tls"
        for name in ("ca.pem", "server.pem", "server.key", "client.pem", "client.key"):
            shutil.copy(source / name, self.folder / name)
            os.chmod(self.folder / name, 0o600)
        return {"ca": str(self.folder / "ca.pem"), "cert": str(self.folder / "client.pem"),
                "key": str(self.folder / "client.key")}

    def call(self, method, **request):
        number = getattr(self, "number", 0)
        self.number = number + 1
        mutation = request.pop("mutation", {})
        if mutation is not None:
            request["mutation"] = {"idempotency_key": f"matrix-{number:020d}", **mutation}
        return self.owner.unary(method, request)

    def principal(self, name, uid, grants):
        made = self.call("AccessService/PutPrincipal", principal={"name": name, "kind": 1, "uids": [uid]}).principal
        for role, scope in grants:
            made = self.call(
                "AccessService/GrantRole", principal=name,
                grant={"role": ROLES.index(role) + 1, "scope": scope}, mutation={"etag": made.etag}).principal
        return made

    def known_by_certificate(self, name, uid, uri):
        self.call("AccessService/PutPrincipal",
                  principal={"name": name, "kind": 1, "uids": [uid], "certificate_uris": [uri] if uri else []})

    def token(self, name, **request):
        return self.call("AccessService/IssueToken", principal=name, **request)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


class Matrix:
    """The real answers beside the expected ones."""

    def __init__(self):
        self.held, self.passed, self.failed = permissions_of_roles(), 0, []

    def compare(self, who, found, grants, is_known=True):
        grants = [(self.held[role], scope) for role, scope in grants]
        for name, method, policy in methods():
            subjects = requests(method, policy)[1]
            allowed = is_allowed(policy, subjects, grants, self.held)
            expected = UNAUTHENTICATED if not is_known else 0 if allowed else DENIED
            if found[name] == expected:
                self.passed += 1
            else:
                self.failed.append(f"{who}: {name} gave {found[name]}, expected {expected}")


def main():
    regentd, regent = sys.argv[1:3]
    if os.geteuid() != 0:
        raise SystemExit("permission_matrix.py must be root, to be other users")
    matrix = Matrix()
    with tempfile.TemporaryDirectory() as name:
        daemon = Daemon(regentd, regent, pathlib.Path(name))
        try:
            fill(daemon, matrix)
        finally:
            daemon.stop()
    for line in matrix.failed[:50]:
        print(line)
    print(f"{len(list(methods()))} methods")
    print(f"{matrix.passed} passed, {len(matrix.failed)} failed")
    sys.exit(1 if matrix.failed else 0)


def fill(daemon, matrix):
    daemon.call("EvaluationService/CreateRun", name=RUN, type=1, model_version=VERSION, unregistered=True)
    short_lived, uri = [], "regent:principals/worker"
    for place, (roles, scope) in enumerate(itertools.product(ROLE_SETS, SCOPES)):
        name, uid, grants = f"principals/p{place}", 20_000 + place, [(role, scope) for role in roles]
        who = f"{'+'.join(roles) or 'no role'} on {scope}"
        daemon.principal(name, uid, grants)
        issued, revoked = daemon.token(name), daemon.token(name)
        short_lived.append((who, daemon.token(name, ttl_seconds=1).secret.encode()))
        daemon.call("AccessService/RevokeToken", name=revoked.token.name)
        matrix.compare(f"{who}, user", as_user(uid, daemon.unix), grants)
        matrix.compare(f"{who}, token", answers(daemon.unix, issued.secret.encode()), grants)
        matrix.compare(f"{who}, revoked token", answers(daemon.unix, revoked.secret.encode()), grants, False)
        daemon.known_by_certificate(name, uid, uri)
        matrix.compare(f"{who}, certificate", answers(daemon.tls, tls=daemon.tls_files), grants)
        daemon.known_by_certificate(name, uid, "")
    time.sleep(1.1)
    for who, secret in short_lived:
        matrix.compare(f"{who}, expired token", answers(daemon.unix, secret), [], False)
    matrix.compare("nobody over TLS", answers(daemon.tls, tls={"ca": daemon.tls_files["ca"]}), [], False)
    matrix.compare("an unknown certificate", answers(daemon.tls, tls=daemon.tls_files), [], False)
    matrix.compare("a user without principal", as_user(19_999, daemon.unix), [])


if __name__ == "__main__":
    main()
