/** The box of a query, with a list of what may come next: a combobox of ARIA. */

import { completions, fields } from "./query-words.js";
import { h, newId } from "./ui.js";

/**
 * @param {string} value
 * @param {(text: string) => void} onrun  Enter, or the button.
 * @returns The element, with `.input`, `.value` and `.fail(text, fix)`; `fix` = [what to write instead, the text then].
 */
export function queryBox(value, onrun) {
  const id = newId("q");
  const input = h("input", { type: "text", id, role: "combobox", class: "mono query", "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
    "aria-describedby": `${id}-bad ${id}-hint`, autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: "count from outcomes by selected_provider since 24h" });
  const list = h("ul", { class: "options", role: "listbox", id: `${id}-list`, "aria-label": "What may come next", hidden: true });
  const bad = h("div", { class: "bad", id: `${id}-bad`, role: "alert" });
  const form = h("form", { class: "field query-box", novalidate: true }, h("label", { for: id }, "Query"),
    h("div", { class: "query-line" }, h("div", { class: "query-field" }, input, list), h("button", { class: "btn primary" }, "Run")),
    h("span", { class: "hint", id: `${id}-hint` }, "Measures from a view, by fields, where, since, every. Down shows what may come next; Enter runs the query."), bad);
  input.value = value;
  let known = {}, found = { options: [] }, active = -1, asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (place) => {
    active = place;
    [...list.children].forEach((one, each) => one.setAttribute("aria-selected", String(each === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (word) => {
    const rest = input.value.slice(found.to);
    const text = `${input.value.slice(0, found.from)}${word}${/^\s/.test(rest) || word.endsWith("(") ? "" : " "}`;
    input.value = text + rest;
    input.setSelectionRange(text.length, text.length);
    input.focus();
    suggest();
  };
  const suggest = async () => {
    const turn = ++asked;
    known = await fields();
    if (turn !== asked || document.activeElement !== input) return;
    found = completions(input.value, input.selectionStart ?? input.value.length, known);
    list.replaceChildren(...found.options.map((word, place) => h("li", { id: `${id}-${place}`, role: "option", "aria-selected": "false",
      onpointerdown: (event) => { event.preventDefault(); take(word); } }, word)));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !found.options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", () => { form.fail(""); suggest(); });
  input.addEventListener("blur", () => { asked += 1; close(); });
  input.addEventListener("keydown", (event) => {
    const count = found.options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) suggest();
      else mark((active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + count) % count);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      take(found.options[active]);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asked += 1;
    close();
    onrun(input.value.trim());
  });
  form.input = input;
  Object.defineProperty(form, "value", { get: () => input.value.trim(), set: (text) => { input.value = text; } });
  form.fail = (text, fix) => {
    input.setAttribute("aria-invalid", String(Boolean(text)));
    bad.replaceChildren(...(text ? [h("span", {}, text)] : []), ...(text && fix ? [" ", h("button", { class: "btn slim", type: "button",
      onclick: () => { input.value = fix[1]; form.fail(""); onrun(input.value.trim()); } }, `Use ${fix[0]}`)] : []));
  };
  return form;
}
