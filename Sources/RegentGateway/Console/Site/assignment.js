/**
 * The assignment of keys to providers as PROTOCOL.md, "Assignment", has it: the same bits as the daemon's. It answers what no
 * method does: which keys would move if a weight were another one.
 * @module assignment
 */

import { word } from "./format.js";

const MASK = (1n << 64n) - 1n;
const [P1, P2, P3, P4, P5] = [
  0x9E3779B185EBCA87n, 0xC2B2AE3D27D4EB4Fn, 0x165667B19E3779F9n, 0x85EBCA77C2B2AE63n, 0x27D4EB2F165667C5n,
];
const LOGS = Uint32Array.from({ length: 1025 }, (_, i) => Math.floor(2 ** 26 * Math.log2(1 + i / 1024) + 0.5));
const UTF8 = new TextEncoder();

const turned = (value, bits) => ((value << bits) | (value >> (64n - bits))) & MASK;
const round = (sum, lane) => (turned((sum + lane * P2) & MASK, 31n) * P1) & MASK;

/** XXH64 with seed 0. */
export function xxh64(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = bytes.length;
  let at = 0, sum = P5;
  if (size >= 32) {
    const lanes = [(P1 + P2) & MASK, P2, 0n, (MASK + 1n - P1) & MASK];
    for (; at + 32 <= size; at += 32) lanes.forEach((lane, i) => { lanes[i] = round(lane, view.getBigUint64(at + 8 * i, true)); });
    sum = (turned(lanes[0], 1n) + turned(lanes[1], 7n) + turned(lanes[2], 12n) + turned(lanes[3], 18n)) & MASK;
    for (const lane of lanes) sum = ((sum ^ round(0n, lane)) * P1 + P4) & MASK;
  }
  sum = (sum + BigInt(size)) & MASK;
  for (; at + 8 <= size; at += 8) sum = (turned(sum ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4) & MASK;
  if (at + 4 <= size) {
    sum = (turned(sum ^ ((BigInt(view.getUint32(at, true)) * P1) & MASK), 23n) * P2 + P3) & MASK;
    at += 4;
  }
  for (; at < size; at += 1) sum = (turned(sum ^ ((BigInt(bytes[at]) * P5) & MASK), 11n) * P1) & MASK;
  sum = ((sum ^ (sum >> 33n)) * P2) & MASK;
  sum = ((sum ^ (sum >> 29n)) * P3) & MASK;
  return sum ^ (sum >> 32n);
}

/** Step 1: the hash of environment, model and key. */
export function keyHash(environment, model, key) {
  const parts = [environment, model, key].map((part) => UTF8.encode(part));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return xxh64(bytes);
}

/** Steps 2 and 3: what a provider draws for a key, before its weight. */
function draw(hash, seed) {
  let z = hash ^ seed;
  z = ((z ^ (z >> 30n)) * 0xBF58476D1CE4E5B9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94D049BB133111EBn) & MASK;
  const u = (z ^ (z >> 31n)) | 1n;
  const high = Number(u >> 32n);
  const zeros = high ? Math.clz32(high) : 32 + Math.clz32(Number(u & 0xFFFFFFFFn));
  const m = (u << BigInt(zeros)) & MASK;
  const i = Number(m >> 53n) & 1023;
  // The product has up to 49 bits: exact.
  const part = Math.floor(((LOGS[i + 1] - LOGS[i]) * Number((m >> 21n) & 0xFFFFFFFFn)) / 2 ** 32);
  return Math.min((zeros + 1) * 2 ** 26 - LOGS[i] - part, 2 ** 32 - 1);
}

/** Of two ids, whether the bytes of the first come first. UTF-16 orders as UTF-8 does but for surrogates. */
const isBefore = (one, two) => {
  const [a, b] = [UTF8.encode(one), UTF8.encode(two)];
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i] < b[i];
  return a.length < b.length;
};

/** The providers in the order of the bytes of their ids. */
export const inOrder = (providers) => [...providers].sort((a, b) => (a === b ? 0 : isBefore(a, b) ? -1 : 1));

/**
 * What each provider draws for the keys PREFIX-0, PREFIX-1 and so on. In slices, so that typing goes on meanwhile.
 * @returns {Promise<Map<string, Float64Array>>}
 */
export async function drawn(environment, model, providers, count, prefix, signal) {
  const seeds = providers.map((provider) => xxh64(UTF8.encode(provider)));
  const draws = providers.map(() => new Float64Array(count));
  for (let key = 0; key < count; key++) {
    const hash = keyHash(environment, model, `${prefix}-${key}`);
    seeds.forEach((seed, place) => { draws[place][key] = draw(hash, seed); });
    if (key % 1000 === 999) await new Promise((resume) => setTimeout(resume));
    signal?.throwIfAborted();
  }
  return new Map(providers.map((provider, place) => [provider, draws[place]]));
}

/** What a config of a provider and its health are to the assignment. */
export function standing(config, health) {
  const state = word(health?.state, "PROVIDER_HEALTH_STATE");
  return {
    provider: config.provider,
    weight: Number(config.weight ?? 0),
    permille: state === "SLOW_START" ? Number(health.weight_permille ?? 0) : 1000,
    priority: Number(config.priority ?? 0),
    isDefault: Boolean(config.is_default),
    isEnabled: config.enabled !== false && !config.archive_time,
    isHealthy: state !== "EJECTED" && state !== "HALF_OPEN",
  };
}

/**
 * Who serves each key first: PROTOCOL.md, "Tiers and health". An index into `standings`, -1 where nobody may.
 * @param {Map<string, Float64Array>} draws
 * @param {{provider: string, weight: number, permille: number, priority: number, isDefault: boolean, isEnabled: boolean,
 *   isHealthy: boolean}[]} standings
 */
export function served(draws, standings) {
  const count = draws.values().next().value?.length ?? 0;
  const order = inOrder(standings.map((s) => s.provider)).map((id) => standings.find((s) => s.provider === id));
  const able = order.filter((s) => s.isEnabled);
  let isIll = false;
  for (const priority of [...new Set(able.map((s) => s.priority))].sort((a, b) => a - b)) {
    const tier = able.filter((s) => s.priority === priority);
    const healthy = tier.filter((s) => s.isHealthy);
    isIll ||= tier.some((s) => !s.isHealthy && (s.weight > 0 || s.isDefault));
    const weighted = healthy.filter((s) => s.weight * s.permille > 0);
    if (weighted.length) return ranked(draws, standings, weighted, count);
    const only = healthy.find((s) => s.isDefault) ?? (isIll ? healthy[0] : undefined);
    if (only) return new Int16Array(count).fill(standings.indexOf(only));
  }
  return new Int16Array(count).fill(-1);
}

function ranked(draws, standings, weighted, count) {
  const found = new Int16Array(count);
  const least = new Float64Array(count).fill(Infinity);
  for (const standing of weighted) {
    const place = standings.indexOf(standing), its = draws.get(standing.provider);
    const inverse = 1 / ((standing.weight * standing.permille) / 1000);
    for (let key = 0; key < count; key++) {
      const score = its[key] * inverse;
      // In the order of ids: of equals the first one stays.
      if (score < least[key]) [least[key], found[key]] = [score, place];
    }
  }
  return found;
}

/** The keys that change their provider: how many, and from whom to whom. */
export function moves(before, after) {
  const pairs = new Map();
  let moved = 0;
  for (let key = 0; key < before.length; key++) {
    if (before[key] === after[key]) continue;
    moved += 1;
    const pair = `${before[key]} ${after[key]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const list = [...pairs].map(([pair, count]) => [...pair.split(" ").map(Number), count]);
  return { moved, pairs: list.sort((a, b) => b[2] - a[2]) };
}
