"""Applies documents across scopes: neither an answer, nor a plan, an error or a dry run tells of a document that lies
outside the caller's scopes, or changes it.

A request that names the other side is sent twice: with the names of what is there, and with names as long of what is
nowhere. Both must be answered alike, byte for byte. A request that does not name it gets nothing that does.
"""

import itertools
import os

import permission_matrix as matrix
from permission_matrix import client

APPLY = "ApplyService/Apply"
ZEROS = "0" * 16
# A call of the owner with this key changes what the first request names: its plan belongs to the owner alone.
SHARED_KEY = "cross-scope-apply"
# The kind of the documents that are changed.
CHANGED = "providers"


def kinds():
    """The kinds that Apply takes, those that others lie in first."""
    found = [kind for kind, (_, policy) in matrix.resources().items() if policy.declarative]
    return sorted(found, key=lambda kind: matrix.resources()[kind][1].pattern.count("/"))


def document(kind, name, fields=(), paths=None, **more):
    """A document that says some fields of its kind."""
    message = client.CLASSES[matrix.resources()[kind][0].full_name](**dict(fields))
    return {"name": name, "content": message.SerializeToString(),
            "set_paths": list(dict(fields)) if paths is None else paths, **more}


def contents(kind, outer):
    """What a document of a kind may say: nothing, each number, each flag, each text with a word of the other side."""
    descriptor = matrix.resources()[kind][0]
    yield {}
    output_only = {"name", "revision", "etag"}
    for field in descriptor.fields:
        if field.is_repeated or field.message_type or field.enum_type or field.name in output_only:
            continue
        yield {field.name: outer if field.type == field.TYPE_STRING else 1}


def documents(inner, outer):
    """Documents of both sides, and of what is nowhere on the other."""
    for kind in kinds():
        sides = [matrix.name_of(kind, lambda _, side=side: side) for side in (inner, outer, outer.upper())]
        sides += [matrix.name_of(kind, lambda word, id=id: outer if word == "environment" else id)
                  for id in (inner, "nowhere")]
        for name in dict.fromkeys(sides):
            for fields in contents(kind, outer):
                yield document(kind, name, fields)
            yield document(kind, name, paths=["no_such_field"])
            yield {"name": name, "content": b"\xff"}
            for etag in (ZEROS, "0000000000000001"):
                yield document(kind, name, etag=etag)


def requests(inner, outer):
    """Requests of Apply with the names of one's own side and of another; the same ones in order for every other."""
    listed = list(documents(inner, outer))
    own = document(CHANGED, matrix.name_of(CHANGED, lambda _: inner), {"weight": 3})
    yield {"documents": [document(CHANGED, matrix.name_of(CHANGED, lambda _: outer), {"weight": 7})],
           "mutation": {"idempotency_key": SHARED_KEY}}
    for one in listed:
        yield {"documents": [one]}
        yield {"documents": [own, one]}
        if not one.get("set_paths"):
            yield {"documents": [one, own], "replace": True, "allow_empty": True}
    parents = [f"environments/{side}" for side in (inner, outer, outer.upper(), "nowhere")] + [outer, ""]
    for parent, other in itertools.product(parents, [[], [own], listed[:1], listed[-1:]]):
        for allow_empty in (False, True):
            yield {"documents": other, "prune": [parent], "allow_empty": allow_empty}
    yield {"documents": [], "prune": parents[:2]}


def named(request, outer):
    """Whether a request names the other side."""
    return outer.encode().lower() in repr(request).encode().lower()


def has(outer, *texts):
    return any(word.encode() in text for text in texts for word in (outer, outer.upper()))


def is_harmless(request, inner, outer):
    """Whether a request may be carried out: what it may change of one's own keeps its names and its default."""
    says = b"".join(each["content"] for each in request["documents"])
    own = any(inner in parent for parent in request.get("prune", []))
    return not own and not request.get("replace") and outer.encode() not in says


class Applies:
    """Calls of one caller, each with a key of its own."""

    def __init__(self, connection, answer):
        self.connection, self.answer = connection, answer
        self.keys = (f"apply-{os.urandom(8).hex()}-{number}" for number in itertools.count())

    def said(self, request, is_dry):
        mutation = {"idempotency_key": next(self.keys), "reason": "scopes", "validate_only": is_dry,
                    **request.get("mutation", {})}
        return self.answer(self.connection, APPLY, {**request, "mutation": mutation}, 0)

    def leaks(self, inner, outer, absent, is_dry_only):
        """Requests that told of the other side, as text, and how many were made."""
        found, count = [], 0
        for request, twin in zip(requests(inner, outer), requests(inner, absent), strict=True):
            for is_dry in (True, False):
                if not is_dry and (is_dry_only or not is_harmless(request, inner, outer)):
                    continue
                count += 1
                body, error = self.said(request, is_dry)
                if not named(request, outer):
                    told = has(outer, body, error)
                else:
                    said = self.said(twin, is_dry)
                    for here, there in ((absent, outer), (absent.upper(), outer.upper())):
                        said = tuple(text.replace(here.encode(), there.encode()) for text in said)
                    told = said != (body, error)
                if told:
                    found.append(f"{'dry run of ' if is_dry else ''}{request}")
        return found, count


def state(daemon, outer):
    """The documents of a side, with their revisions."""
    found = []
    for kind in kinds():
        method = matrix.resources()[kind][1].list_method.removeprefix("/regent.v1.")
        fields = client.CLASSES[f"regent.v1.{method.split('/')[1]}Request"].DESCRIPTOR.fields_by_name
        request = {"page_size": 1000}
        if "parent" in fields:
            request["parent"] = matrix.name_of(matrix.kind_of(fields["parent"]), lambda _: outer)
        page = daemon.owner.unary(method, request)
        for field, items in page.ListFields():
            found += [each for each in items if outer in each.name] if field.message_type else []
    return found
