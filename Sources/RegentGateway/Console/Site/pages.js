/**
 * The pages, in the order of the navigation. A page is a module `page-NAME.js` whose default export is
 *
 *   { path: "/routing",            // or a list; ":name" takes one segment, which is decoded
 *     title: "Routing",            // in the navigation and the title of the window
 *     key: "g r",                  // jumps there
 *     async show(view) {},         // fills view.root; see view.js
 *     async count(view) {} }       // optional: the number beside its name in the navigation; undefined = none
 */

const LAYOUT = [
  ["", ["overview", "tasks"]],
  ["Deliver", ["routing", "rollouts"]],
  ["Decide", ["evaluation", "changes"]],
  ["Govern", ["use-cases", "incidents"]],
  ["Inspect", ["explore", "ledger", "system"]],
];

/** A page whose module cannot be loaded says so, and leaves the others as they are. */
async function load(name) {
  try {
    return (await import(`./page-${name}.js`)).default;
  } catch (error) {
    console.error(error);
    return {
      path: `/${name}`, title: name, key: "",
      async show(view) { view.root.append(view.ui.failure(error)); },
    };
  }
}

/** `[{ title, pages }]`, as the navigation shows them. */
export const groups = await Promise.all(LAYOUT.map(async ([title, names]) => (
  { title, pages: await Promise.all(names.map(load)) })));

const routes = groups.flatMap((group) => group.pages).flatMap((page) => (
  [page.path].flat().map((pattern) => ({ page, parts: pattern.split("/").slice(1) }))));

/** The page of a path, and what its pattern took: `{ page, params }`; undefined where there is none. */
export function match(path) {
  const parts = path.replace(/(.)\/$/, "$1").split("/").slice(1);
  for (const route of routes) {
    if (route.parts.length !== parts.length) continue;
    const params = {};
    const fits = route.parts.every((part, i) => {
      if (!part.startsWith(":")) return part === parts[i];
      try { params[part.slice(1)] = decodeURIComponent(parts[i]); } catch { return false; }
      return parts[i] !== "";
    });
    if (fits) return { page: route.page, params };
  }
  return undefined;
}

/** The address of a path and a query: `address("/ledger", { name })`; empty values are left out. */
export function address(path, query = {}) {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(key, value);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
