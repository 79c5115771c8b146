"""A verifier of receipts, from PROTOCOL.md and the formats of C2SP and RFC 9162 alone; nothing of Regent is in it.

Usage: verify_ledger.py KEY FILE [REVISION [LEAF]]     FILE: of c2sp.org/tlog-proof, or a checkpoint
Exit status 0 and a line with what is proved, or 1 and why it is not.
"""

import base64
import hashlib
import sys

PROOF_HEADER = b"c2sp.org/tlog-proof@v1"
BYTES_MAX, HASHES_MAX, SIGNATURES_MAX, LEAF, NODE = 1 << 20, 64, 64, b"\0", b"\1"


class NotProved(Exception):
    """Why something is not proved."""


def need(condition, why):
    if not condition:
        raise NotProved(why)


def decode(text, length=None):
    """Bytes of the one base64 text that stands for them."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        data = b""
    need(data and base64.b64encode(data) == text, "it is not base64, or not the only one of its bytes")
    need(length in (None, len(data)), f"it has {len(data)} bytes, not {length}")
    return data


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def number(text):
    """A decimal number without leading zeros."""
    need(text.isdigit() and len(text) <= 20 and int(text) < 1 << 64, "it is not a decimal number of 64 bits")
    need(b"%d" % int(text) == text, "the number has a leading zero")
    return int(text)


# Ed25519 (RFC 8032, section 5.1): points as (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)


def add(one, other):
    a, b = (one[1] - one[0]) * (other[1] - other[0]), (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * one[3] * other[3] * D, 2 * one[2] * other[2]
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P


def times(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        result = add(result, point) if factor & 1 else result
        point, factor = add(point, point), factor >> 1
    return result


def point_of(data):
    """The point of 32 bytes; None where there is none."""
    sign, y = data[31] >> 7, int.from_bytes(data, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    point, r, s = point_of(key), point_of(signature[:32].ljust(32)), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or point is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    one, other = times(s, BASE), add(r, times(h, point))
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


class Key:
    """A vkey of c2sp.org/signed-note: name+id+base64(type and key)."""
    def __init__(self, vkey):
        parts = vkey.encode().split(b"+", 2)
        need(len(parts) == 3, "the key is not of the form name+id+base64")
        self.name, content = parts[0], decode(parts[2], 33)
        need(content[0] in (1, 4), "the key is not of Ed25519")
        self.type, self.key = content[0], content[1:]
        self.id = hashlib.sha256(self.name + b"\n" + content).digest()[:4]
        need(self.id.hex().encode() == parts[1], "the id is not that of the key")

    def verifies(self, note):
        own = [signature for name, key_id, signature in note.signatures if (name, key_id) == (self.name, self.id)]
        texts = [note.text] * len(own)
        if self.type == 4:  # c2sp.org/tlog-cosignature
            texts = [b"cosignature/v1\ntime %d\n" % int.from_bytes(one[:8], "big") + note.text for one in own]
            own = [signature[8:] for signature in own]
        return bool(own) and all(is_signed(self.key, text, one) for text, one in zip(texts, own))


class Note:
    """A signed note: text, empty line, signatures."""
    def __init__(self, data):
        need(len(data) <= BYTES_MAX and data.endswith(b"\n"), "the note is too large or has no end")
        need(not any(byte < 32 and byte != 10 for byte in data), "the note has a control character")
        need(data.decode(errors="replace").encode() == data, "the note is not UTF-8")
        end = data.rfind(b"\n\n")
        need(0 <= end < len(data) - 2, "the note has no signatures")
        self.text, lines = data[:end + 1], data[end + 2:-1].split(b"\n")
        need(len(lines) <= SIGNATURES_MAX, "the note has too many signatures")
        parts = [line.split(b" ") for line in lines]
        for one in parts:
            need(len(one) == 3 and one[0] == "—".encode() and one[1], "a signature line is malformed")
        self.signatures = [(name, decode(text)[:4], decode(text)[4:]) for _, name, text in parts]


class Checkpoint:
    """The text of a note of c2sp.org/tlog-checkpoint, signed by the log."""
    def __init__(self, data, key):
        note = Note(data)
        lines = note.text[:-1].split(b"\n")
        need(len(lines) >= 3 and all(lines), "the checkpoint has not its three lines")
        self.origin, self.size, self.root = lines[0], number(lines[1]), decode(lines[2], 32)
        need(self.origin == key.name, "the checkpoint is of another log than the key")
        need(key.verifies(note), "the log has not signed the checkpoint")


def steps(fn, sn, path):
    """Each hash of a path, and whether it is left of the node (RFC 9162, sections 2.1.3.2 and 2.1.4.2)."""
    for sibling in path:
        need(sn > 0, "the path is too long")
        is_left = fn & 1 or fn == sn
        while is_left and fn and not fn & 1:
            fn, sn = fn >> 1, sn >> 1
        fn, sn = fn >> 1, sn >> 1
        yield sibling, is_left
    need(sn == 0, "the path is too short")


def root_of(leaf, index, size, path):
    need(index < size and len(path) <= HASHES_MAX, "there is no such place in the tree")
    for sibling, is_left in steps(index, size - 1, path):
        leaf = digest(NODE, sibling, leaf) if is_left else digest(NODE, leaf, sibling)
    return leaf


def check_consistency(old, new, path):
    """Whether a tree is the beginning of another one; old and new: (size, root)."""
    need(0 < old[0] <= new[0] and len(path) <= HASHES_MAX, "the sizes are not in order")
    if old[0] == new[0]:
        return need(not path and old[1] == new[1], "the roots differ")
    path = path if old[0] & old[0] - 1 else [old[1]] + path
    shift = (old[0] & -old[0]).bit_length() - 1
    one = other = path[0] if path else b""
    for sibling, is_left in steps(old[0] - 1 >> shift, new[0] - 1 >> shift, path[1:]):
        one = digest(NODE, sibling, one) if is_left else one
        other = digest(NODE, sibling, other) if is_left else digest(NODE, other, sibling)
    return need((one, other) == (old[1], new[1]), "the proof does not lead to both roots")


def check_proof(data, key, leaf=None):
    """The place, the checkpoint and the leaf's content of a file of c2sp.org/tlog-proof."""
    need(len(data) <= BYTES_MAX, "the proof is too large")
    head, empty, note = data.partition(b"\n\n")
    lines = head.split(b"\n")
    need(empty and lines.pop(0) == PROOF_HEADER, "it is no proof of c2sp.org/tlog-proof@v1")
    extra = decode(lines.pop(0)[6:]) if lines and lines[0].startswith(b"extra ") else None
    need(lines and lines[0].startswith(b"index "), "the index is missing")
    index, path = number(lines[0][6:]), [decode(line, 32) for line in lines[1:]]
    need(leaf or extra is not None, "the leaf is missing")
    need(extra is None or leaf in (None, digest(LEAF, extra)), "it is the proof of another leaf")
    checkpoint = Checkpoint(note, key)
    root = root_of(leaf or digest(LEAF, extra), index, checkpoint.size, path)
    need(root == checkpoint.root, "the path does not lead to the root")
    return index, checkpoint, extra


def main(vkey, first, revision=None, leaf=None):
    key, data = Key(vkey), open(first, "rb").read()
    if not data.startswith(PROOF_HEADER):
        checkpoint = Checkpoint(data, key)
        return f"signed: {checkpoint.origin.decode()} has {checkpoint.size} entries, root {checkpoint.root.hex()}"
    index, checkpoint, _ = check_proof(data, key, leaf and bytes.fromhex(leaf))
    need(revision in (None, str(index + 1)), "it is the proof of another revision")
    return f"proved: revision {index + 1} of {checkpoint.origin.decode()}, among {checkpoint.size} entries"


if __name__ == "__main__":
    try:
        print(main(*sys.argv[1:]))
    except NotProved as error:
        sys.exit(f"not proved: {error}")
