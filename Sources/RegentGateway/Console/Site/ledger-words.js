/** Entries of the ledger in words. */

import { resourceLink } from "./links.js";

/** What happened to what: "providerConfig.changed vendor-b". */
export function ledgerText(view, entry) {
  const { h } = view.ui;
  return [entry.event, " ", h("a", { href: resourceLink(entry.resource), title: entry.resource }, h("b", {}, view.format.id(entry.resource))), entry.reason && h("span", { class: "muted" }, ` ${entry.reason}`)];
}

/** Bytes of base64 text, of either alphabet. */
export function bytesOf(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** Lower-case hexadecimal digits. */
export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
