"""The assignment specification in the plainest Python: writes the golden file (--write), or checks it."""
import hashlib, json, math, random, struct, sys
from xxhash import xxh64_intdigest as xxh64
TABLE = [math.floor(2**26 * math.log2(1 + i / 1024) + 0.5) for i in range(1025)]
MASK = 2**64 - 1
PERMILLES = [0, 1, 10, 50, 250, 333, 500]

def hash_of(*parts):
    return xxh64(b"".join(struct.pack("<I", len(p)) + p for p in (part.encode() for part in parts)))

def mix64(z):
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
    return z ^ z >> 31

def score(h, seed, weight):
    u = mix64(h ^ seed) | 1
    zeros = 64 - u.bit_length()
    mantissa = u << zeros
    i, fraction = mantissa >> 53 & 1023, mantissa >> 21 & 0xFFFFFFFF
    e = min((zeros + 1 << 26) - TABLE[i] - ((TABLE[i + 1] - TABLE[i]) * fraction >> 32), 2**32 - 1)
    return e * (1.0 / weight)

def turn(n, weights):
    place = (n * 0x9E3779B97F4A7C15 & MASK) * sum(weights) >> 64
    return next(i for i in range(len(weights)) if place < sum(weights[:i + 1]))

def arm(h, salt, permille):
    x = mix64(h ^ xxh64(salt.encode()))
    return 1 if x * 1000 < permille << 64 else 2 if x * 1000 >= 1000 - permille << 64 else 3

def golden(case):
    targets = sorted((id.encode(), xxh64(id.encode()), weight) for id, weight in case["targets"] if weight)
    choices, vectors, arms = bytearray(), [], {permille: bytearray() for permille in PERMILLES}
    for n in range(case["keys"]):
        h = hash_of(case["environment"], case["model"], f"K-{n}")
        ranking = sorted((score(h, seed, weight), id) for id, seed, weight in targets)
        choices.append([id for id, *_ in targets].index(ranking[0][1]))
        for permille in PERMILLES: arms[permille].append(arm(h, case["salt"], permille))
        if n < 3: vectors.append([f"{h:016x}", [[id.decode(), s.hex()] for s, id in ranking]])
    turns = [turn(n, [weight for *_, weight in targets]) for n in range(1, case["keys"] + 1)]
    return case | {"choices_sha256": hashlib.sha256(choices).hexdigest(), "vectors": vectors,
                   "turns_sha256": hashlib.sha256(bytes(turns)).hexdigest(),
                   "arms_sha256": [hashlib.sha256(arms[permille]).hexdigest() for permille in PERMILLES]}

if sys.argv[1] == "--write":
    r, ids = random.Random(20261124), ["openai", "anthropic", "custom", "mistral", "Azure", "vllm-1", "éclair", "z.ai"]
    for n in range(100):
        some, top = r.sample(ids, r.randint(1, 8)), r.choice([1, 3, 100, 10**4, 2**32 - 1])
        targets = [[id, r.randint(1, top) if i == 0 or r.random() < .8 else 0] for i, id in enumerate(some)]
        print(json.dumps(golden({"environment": r.choice(["prod", "staging", "e" * 40]), "targets": targets,
                                 "model": r.choice(["", "chat", "modèle"]), "keys": 10_000,
                                 "salt": ["", "again", "séance", "s" * 40][n % 4]}), ensure_ascii=False))
elif any(golden(c) != c for c in map(json.loads, open(sys.argv[1], encoding="utf-8"))):
    sys.exit("the golden file differs")
