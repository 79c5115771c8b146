/**
 * Checks a receipt in the browser: that its leaf is in the tree of a checkpoint, that the log has signed the checkpoint,
 * and that the log has only grown since the last one that this browser saw. What is computed here needs no trust in the
 * daemon; the key that has signed is compared with the one of the first check.
 *
 * - Source: RFC 9162, sections 2.1.3 and 2.1.4; c2sp.org/signed-note, c2sp.org/tlog-checkpoint.
 */

import { bytesOf, hex } from "./format.js";

const SEEN = "regent.checkpoint";
const HASH_BYTES = 32;

const join = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
const node = (left, right) => sha256(Uint8Array.of(1), left, right);
const same = (a, b) => hex(a) === hex(b);

function hashes(text) {
  const all = bytesOf(text ?? "");
  if (all.length % HASH_BYTES) throw new Error("the proof is no list of hashes");
  return Array.from({ length: all.length / HASH_BYTES }, (_, i) => all.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

/** The root that a proof of inclusion leads to (RFC 9162, section 2.1.3.2). */
async function rootOfInclusion(leaf, index, size, path) {
  let [at, last, root] = [BigInt(index), BigInt(size) - 1n, leaf];
  if (at > last) throw new Error("the leaf lies behind the tree");
  for (const hash of path) {
    if (last === 0n) throw new Error("the proof is too long");
    if (at & 1n || at === last) {
      root = await node(hash, root);
      while (!(at & 1n) && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else root = await node(root, hash);
    [at, last] = [at >> 1n, last >> 1n];
  }
  if (last !== 0n) throw new Error("the proof is too short");
  return root;
}

/** The roots that a proof of consistency leads to: `[older, newer]` (RFC 9162, section 2.1.4.2). */
async function rootsOfConsistency(oldSize, newSize, oldRoot, path) {
  const [first, second] = [BigInt(oldSize), BigInt(newSize)];
  if (first === second) return [oldRoot, oldRoot];
  const list = (first & (first - 1n)) === 0n ? [oldRoot, ...path] : [...path];
  if (!list.length) throw new Error("the proof is too short");
  let [at, last] = [first - 1n, second - 1n];
  while (at & 1n) [at, last] = [at >> 1n, last >> 1n];
  let [older, newer] = [list[0], list[0]];
  for (const hash of list.slice(1)) {
    if (last === 0n) throw new Error("the proof is too long");
    if (at & 1n || at === last) {
      [older, newer] = [await node(hash, older), await node(hash, newer)];
      while (!(at & 1n) && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else newer = await node(newer, hash);
    [at, last] = [at >> 1n, last >> 1n];
  }
  if (last !== 0n) throw new Error("the proof is too short");
  return [older, newer];
}

/** What a signed note says: `{ text, origin, size, root, signatures: [{ name, id, signature }] }`. */
function readNote(note) {
  const end = note.lastIndexOf("\n\n");
  if (end < 0) throw new Error("the checkpoint is no signed note");
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split("\n");
  if (!/^[1-9]\d*$/.test(size ?? "")) throw new Error("the checkpoint has no size");
  const signatures = note.slice(end + 2).split("\n").filter(Boolean).map((line) => {
    const [, name, value] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    if (!name) throw new Error("the checkpoint has a line that is no signature");
    const all = bytesOf(value);
    return { name, id: hex(all.slice(0, 4)), signature: all.slice(4) };
  });
  return { text, origin, size, root: bytesOf(root), signatures };
}

/** A key as notes write it, name+id+key: `{ name, id, key }`; only Ed25519. */
async function readKey(text) {
  const [name, id, ...rest] = text.split("+");
  const all = bytesOf(rest.join("+"));
  if (all.length !== 33 || all[0] !== 1) throw new Error("the key is not of Ed25519");
  const found = await sha256(new TextEncoder().encode(`${name}\n`), all);
  if (hex(found.slice(0, 4)) !== id) throw new Error("the key has another id");
  return { name, id, key: all.slice(1) };
}

async function isSigned(note, verifier) {
  const { name, id, key } = await readKey(verifier);
  const signature = note.signatures.find((one) => one.name === name && one.id === id)?.signature;
  if (!signature) return false;
  const imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, new TextEncoder().encode(note.text));
}

/**
 * Reads a receipt: JSON of an answer or of a receipt, or lines "revision 48170", "leaf e1a9…". Gives `{ revision, leaf }`,
 * of which the leaf is lower-case hexadecimal, or "" where there is none.
 */
export function readReceipt(text) {
  let revision, leaf;
  try {
    const json = JSON.parse(text);
    const receipt = json.receipt ?? json;
    [revision, leaf] = [receipt.revision ?? receipt, receipt.leaf_hash ?? receipt.leafHash ?? ""];
  } catch {
    revision = /\brevision\W+([\d,]+)/i.exec(text)?.[1]?.replaceAll(",", "") ?? /^\s*([\d,]+)\s*$/.exec(text)?.[1]?.replaceAll(",", "");
    leaf = /\bleaf(?:_hash)?\W+([0-9A-Fa-f]{64}|[A-Za-z0-9+/_-]{43}=?)(?![A-Za-z0-9+/])/.exec(text)?.[1] ?? "";
  }
  if (!/^[1-9]\d*$/.test(String(revision ?? ""))) throw new Error("A receipt names its revision.");
  if (leaf && !/^[0-9a-f]{64}$/i.test(leaf)) leaf = hex(bytesOf(leaf));
  if (leaf && leaf.length !== 64) throw new Error("A leaf has 32 bytes.");
  return { revision: String(revision), leaf: leaf.toLowerCase() };
}

function seen() {
  try { return JSON.parse(localStorage.getItem(SEEN) ?? "null"); } catch { return null; }
}

function remember(checkpoint) {
  try { localStorage.setItem(SEEN, JSON.stringify(checkpoint)); } catch { /* this check only */ }
}

/**
 * Checks a receipt; calls `step({ tone, text, note })` as each step is done. tone: pass, fail, none.
 *
 * @param {(method: string, message: object) => Promise<any>} call
 */
export async function checkReceipt(receipt, call, step) {
  const proof = await call("LedgerService/ProveInclusion", { revision: receipt.revision });
  const leaf = bytesOf(proof.leaf_hash ?? "");
  if (receipt.leaf) {
    const isSame = hex(leaf) === receipt.leaf;
    step({ tone: isSame ? "pass" : "fail", text: isSame ? "The ledger has this leaf at the revision" : "The ledger has another leaf at this revision", note: hex(leaf).slice(0, 16) });
    if (!isSame) return;
  } else step({ tone: "none", text: "The receipt names no leaf; that of the ledger is taken", note: hex(leaf).slice(0, 16) });
  if (proof.leaf_content) {
    const made = await sha256(Uint8Array.of(0), bytesOf(proof.leaf_content));
    step({ tone: same(made, leaf) ? "pass" : "fail", text: "The entry hashes to this leaf", note: "SHA-256" });
  } else step({ tone: "none", text: "The entry itself is for those with audit.prove", note: "" });
  const checkpoint = proof.checkpoint ?? {};
  const note = readNote(checkpoint.note ?? "");
  const path = hashes(proof.hashes);
  // The place in the tree is the revision less one, whatever the answer says.
  const root = await rootOfInclusion(leaf, BigInt(receipt.revision) - 1n, note.size, path);
  step({ tone: same(root, note.root) ? "pass" : "fail", text: "The leaf is in the tree", note: `${path.length} nodes` });
  const known = seen();
  const signed = await isSigned(note, checkpoint.verifier_key ?? "");
  step({ tone: signed ? "pass" : "fail", text: "The log has signed the root", note: "Ed25519" });
  await checkGrowth(note, checkpoint, known, call, step);
  if (checkpoint.cosignature_count) {
    step({ tone: "none", text: "Witnesses have signed it too: regent ledger verifies them", note: `${checkpoint.cosignature_count}` });
  }
  const isNewest = known?.origin !== note.origin || BigInt(known.size) < BigInt(note.size);
  if (signed && same(root, note.root) && isNewest) {
    remember({ origin: note.origin, size: note.size, root: hex(note.root), key: checkpoint.verifier_key });
  }
  return note;
}

async function checkGrowth(note, checkpoint, known, call, step) {
  if (!known || known.origin !== note.origin) {
    step({ tone: "none", text: "The first checkpoint of this log in this browser; it is remembered", note: "" });
    return;
  }
  if (known.key !== checkpoint.verifier_key) {
    step({ tone: "none", text: "Signed by another key than before: check its rotation", note: "" });
  }
  const [older, newer] = BigInt(known.size) <= BigInt(note.size) ? [known, note] : [note, known];
  const root = (one) => (typeof one.root === "string" ? Uint8Array.from(one.root.match(/../g), (digits) => parseInt(digits, 16)) : one.root);
  const growth = await call("LedgerService/ProveConsistency", { old_size: older.size, new_size: newer.size });
  const [a, b] = await rootsOfConsistency(older.size, newer.size, root(older), hashes(growth.hashes));
  const holds = same(a, root(older)) && same(b, root(newer));
  step({ tone: holds ? "pass" : "fail", text: holds ? "The log has only grown since" : "The log is not the one that was seen before", note: `your last: ${known.size}` });
}
