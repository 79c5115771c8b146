/** Numbers, times and words as the command line writes them. */

/** Digits in groups of three: "1,000,000". Takes integers of 64 bits as text. */
export function grouped(count) {
  const text = String(count ?? 0);
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** "1 batch", "1,000 batches". */
export const counted = (count, noun, plural = `${noun}s`) => `${grouped(count)} ${Number(count) === 1 ? noun : plural}`;

/** At most six decimals, none of them idle: "0.953333", "3163.228", "1". Too small or too large: in full. */
export function decimal(value) {
  const number = Number(value);
  if (!Number.isFinite(number)) return number === Infinity ? "inf" : number === -Infinity ? "-inf" : "nan";
  const size = Math.abs(number);
  if (number !== 0 && (size < 1e-4 || size >= 1e12)) return String(number);
  return number.toFixed(6).replace(/\.?0+$/, "").replace(/^-0$/, "0");
}

export const fixed = (value, decimals) => Number(value).toFixed(decimals);

/** A share in per cent: "12.5 %". */
export const percent = (share, decimals = 1) => `${fixed(share * 100, decimals)} %`;

function scaled(value, units, decimals) {
  let [number, unit] = [value, 0];
  while (number >= 999.5 && unit < units.length - 1) [number, unit] = [number / 1000, unit + 1];
  const kept = number < 9.995 ? decimals : number < 99.95 ? decimals - 1 : 0;
  return [number.toFixed(Math.max(0, kept)), units[unit]];
}

/** Three digits and a power of a thousand: "999", "1.24M", "212k". */
export function compact(count) {
  const number = Number(count);
  return number < 999.5 ? String(Math.round(Math.max(0, number))) : scaled(number, ["", "k", "M", "G", "T"], 2).join("");
}

/** "3.1 MB", "31 MB". */
export function bytes(count) {
  const number = Number(count);
  if (number < 999.5) return `${Math.round(Math.max(0, number))} B`;
  return scaled(number, ["B", "kB", "MB", "GB", "TB"], 1).join(" ");
}

/** Milliseconds of a duration: "3 s", "4 min", "2 h", "9 days". */
export function span(milliseconds) {
  const seconds = Math.abs(milliseconds) / 1000;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  if (seconds < 3570) return `${Math.round(seconds / 60)} min`;
  if (seconds < 171_000) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** "3 min ago", "in 2 h". */
export function relative(time, now = Date.now()) {
  const past = now - Date.parse(time);
  if (Math.abs(past) < 1500) return "now";
  return past > 0 ? `${span(past)} ago` : `in ${span(past)}`;
}

const parts = (time, zone) => Object.fromEntries(new Intl.DateTimeFormat("en-GB", {
  timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  second: "2-digit", hourCycle: "h23",
}).formatToParts(new Date(time)).map((part) => [part.type, part.value]));

/** "2026-11-26 14:31:52 UTC"; in a region's zone where one is named. */
export function absolute(time, zone = "UTC") {
  const p = parts(time, zone);
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}:${p.second} ${zone}`;
}

/** "14:31:52" of today, else "2026-11-25 14:31:52"; UTC. */
export function clock(time, now = Date.now()) {
  const p = parts(time, "UTC"), n = parts(now, "UTC");
  const day = `${p.year}-${p.month}-${p.day}`;
  const hours = `${p.hour}:${p.minute}:${p.second}`;
  return day === `${n.year}-${n.month}-${n.day}` ? hours : `${day} ${hours}`;
}

/** Today where a region is: "2026-11-26". */
export function today(zone = "UTC", now = Date.now()) {
  const p = parts(now, zone);
  return `${p.year}-${p.month}-${p.day}`;
}

/** The word of an enum value: `word("GATE_STATUS_PASS", "GATE_STATUS")` is "PASS"; "" for none or UNSPECIFIED. */
export function word(value, prefix) {
  if (!value) return "";
  const text = value.startsWith(`${prefix}_`) ? value.slice(prefix.length + 1) : value;
  return text === "UNSPECIFIED" ? "" : text;
}

/** The last part of a resource name: "evalRuns/r1" is "r1". */
export const id = (name) => (name ?? "").slice((name ?? "").lastIndexOf("/") + 1);

/** "models/triage/versions/1.1.0" as people say it: "triage 1.1.0". */
export const versionText = (name) => versionPath(name).replace("/", " ");

/** The same as the command line takes it: "triage/1.1.0". */
export function versionPath(name) {
  const parts = (name ?? "").split("/");
  return parts.length === 4 ? `${parts[1]}/${parts[3]}` : name ?? "";
}

/** Bytes of base64 text, of either alphabet. */
export function bytesOf(text) {
  const plain = atob((text ?? "").replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** Lower-case hexadecimal digits of bytes. */
export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The hexadecimal digits of bytes that JSON has in base64. */
export const digits = (base64) => hex(bytesOf(base64));

/** A word of the shell: plain, or in single quotes. */
export const quoted = (text) => (
  /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${String(text).replaceAll("'", `'\\''`)}'`);
