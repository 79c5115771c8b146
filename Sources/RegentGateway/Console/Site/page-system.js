/** Is Regent well. */

const REFRESH_MS = 5_000;
const STATES = [["", "All"], ["OPEN", "Open"], ["REGRESSED", "Regressed"], ["RESOLVED", "Resolved"]];

/* -- health -- */

function diagnoses(view, list) {
  const { h, badge, table } = view.ui;
  const { word } = view.format;
  const rank = { FAILED: 0, WARNING: 1, OK: 2 };
  const rows = list.map((one) => ({ ...one, word: word(one.status, "DIAGNOSIS_STATUS") })).sort((a, b) => rank[a.word] - rank[b.word]);
  return table({
    label: "Subsystems", rows, cards: true, columns: ["Subsystem", "State", "Detail"],
    row: (one) => ({ key: one.subsystem, cells: [one.subsystem, badge(one.word, undefined, { plain: true }), h("span", { class: "free" }, one.detail)] }),
  });
}

function verdict(view, list, server) {
  const { h, badge } = view.ui;
  const bad = list.filter((one) => one.status === "DIAGNOSIS_STATUS_FAILED"), doubtful = list.filter((one) => one.status === "DIAGNOSIS_STATUS_WARNING");
  const word = bad.length ? "FAILED" : doubtful.length ? "WARNING" : "OK";
  const say = bad.length ? `${bad.map((one) => one.subsystem).join(", ")} does not work.`
    : doubtful.length ? `It works; ${doubtful.map((one) => one.subsystem).join(", ")} needs attention.` : `All of ${view.format.counted(list.length, "subsystem")} work.`;
  const tone = { FAILED: "is-fail", WARNING: "is-warn", OK: "is-pass" }[word];
  return h("div", { class: `verdict-box ${tone}` }, h("div", {}, badge(word)), h("p", { class: "say" }, say),
    server.single_person_mode && h("p", {}, "Segregation of duties is relaxed for the owner: single-person mode."),
    server.volatile && h("p", {}, "The store is in memory and ends with the process."));
}

/* -- versions, hardware, configuration -- */

const entries = (map) => Object.entries(map ?? {}).sort(([a], [b]) => a.localeCompare(b));

function versions(view, server) {
  const { pairs, panel, time } = view.ui;
  return panel(pairs([
    ["Release", server.version], ["Commit", server.commit], ["Protocol", String(server.protocol_version ?? 1)], ["Database", server.database],
    ["Store", view.ui.h("code", {}, server.store_id)], ["Revision", view.format.grouped(server.revision ?? 0)], ["Ready since", time(server.start_time)],
    ["Process", String(server.pid ?? "")], ["Owner", `user ${server.owner_uid ?? 0}`],
  ]));
}

function activity(view, server) {
  const now = server.activity ?? {};
  const { bytes, grouped, compact } = view.format;
  return view.ui.stats("What the daemon does", [
    { title: "Calls a second", value: compact(now.calls_per_second ?? 0), note: `${grouped(now.calls ?? 0)} since the start` },
    { title: "Failed calls", value: grouped(now.failed_calls ?? 0), note: `${grouped(now.denied_calls ?? 0)} denied, ${grouped(now.shed_calls ?? 0)} shed` },
    { title: "Connections", value: grouped(server.connections ?? 0), note: `${grouped(now.refused_connections ?? 0)} refused` },
    { title: "Memory", value: Number(now.memory_bytes ?? 0) ? bytes(now.memory_bytes) : view.ui.missing("not known"), note: `${bytes(now.held_bytes ?? 0)} held for calls` },
    { title: "Disk free", value: Number(now.disk_free_bytes ?? 0) ? bytes(now.disk_free_bytes) : view.ui.missing("a store in memory"), note: "where the store is" },
    { title: "Last backup", value: now.last_backup_time ? view.ui.time(now.last_backup_time) : "never", note: "regent backup" },
  ]);
}

function settings(view, server, given) {
  const { table, h, missing } = view.ui;
  const { word } = view.format;
  const machine = server.hardware ?? {};
  const rows = [
    ...(given ?? []).map((one) => [one.name, one.value, word(one.source, "SETTING_SOURCE").replace("_", " ").toLowerCase()]),
    ["log_level now", word(server.activity?.log_level, "LOG_LEVEL").toLowerCase(), "as it was set last"],
    ...(machine.choices ?? []).map((one) => [one.name, view.format.grouped(one.value ?? 0), one.basis]),
    ...entries(server.database_settings).map(([name, value]) => [`database.${name}`, value, "read back at the start"]),
    ...entries(server.kernels).map(([name, value]) => [`kernel.${name}`, value, value === "scalar" ? "plain C: no better variant" : "best of the processor's instruction sets"]),
  ];
  return table({
    label: "Configuration", rows, cards: true, columns: ["Setting", "Value", "Source"],
    row: ([name, value, source]) => ({ key: name, cells: [h("code", {}, name), value ? h("span", { class: "free" }, value) : missing("not set"), h("span", { class: "muted free" }, source)] }),
  });
}

/* -- time -- */

const micros = (view, value) => (value === undefined ? view.ui.missing("no calls with a duration") : value < 1000 ? `${Math.round(value)} µs` : `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} ms`);

function stages(view, { profile = {} }) {
  const { table, empty } = view.ui;
  const { grouped, fixed } = view.format;
  const elapsed = Number(profile.elapsed_ns ?? 0);
  const rows = (profile.stages ?? []).filter((one) => Number(one.count ?? 0));
  return table({
    label: "Stages", rows, columns: ["Stage", { title: "Times", number: true }, { title: "Mean", number: true }, { title: "Time, s", number: true }, { title: "Share of elapsed", number: true }],
    row: (one) => {
      const total = Number(one.total_ns ?? 0), share = elapsed ? 100 * total / elapsed : 0;
      return { key: one.stage, cells: [one.stage, grouped(one.count), micros(view, total / Number(one.count) / 1000), fixed(total / 1e9, 3), [`${fixed(share, 3)} %`, view.chart.share(share)]] };
    },
    empty: empty("Nothing was timed yet", "Stages of uploads, commits and kernels come here."),
    foot: "Since the start; of all threads together, so a share may be more than 100 %.",
  });
}

function methods(view, { methods: list = [], seconds }) {
  const { table, empty, h } = view.ui;
  const { grouped, fixed } = view.format;
  const rows = [...list].sort((a, b) => Number(b.calls ?? 0) - Number(a.calls ?? 0)).slice(0, 12);
  return table({
    label: "Methods", rows,
    columns: ["Method", { title: "Calls", number: true }, { title: "Failed", number: true }, { title: "A second", number: true }, { title: "p50", number: true }, { title: "p99", number: true }],
    row: (one) => ({
      key: one.method,
      cells: [h("code", {}, one.method.replace("/regent.v1.", "")), grouped(one.calls ?? 0), grouped(one.failed_calls ?? 0), fixed(one.calls_per_second ?? 0, 2), micros(view, one.p50_us), micros(view, one.p99_us)],
    }),
    empty: empty("No call in this time", "Methods that were called come here."),
    foot: seconds ? `Of the last ${fixed(seconds, 0)} s.` : undefined,
  });
}

/* -- errors -- */

function groups(view, { groups: list = [], omitted }) {
  const { table, badge, h, time, empty } = view.ui;
  const { grouped, word } = view.format;
  return table({
    label: "Error groups", rows: list, cards: true, columns: ["Failure", "State", { title: "Times", number: true }, "Last", "First"],
    row: (one) => ({
      key: one.id, selected: view.query.error === one.id ? true : undefined,
      cells: [[h("a", { href: view.link("/system", { ...view.query, error: one.id }) }, one.reason || one.code), h("span", { class: "sub mono" }, [one.method?.replace("/regent.v1.", ""), one.place].filter(Boolean).join(" · "))],
        badge(word(one.state, "ERROR_GROUP_STATE")), grouped(one.count ?? 0), time(one.last_time), time(one.first_time)],
    }),
    empty: empty("No failure", "Calls that fail within the daemon are grouped here, and those that clients get wrong too often."),
    foot: omitted ? `${grouped(omitted)} more` : undefined,
  });
}

async function group(view, { group: one }, refresh) {
  const { h, pairs, panel, section, table, time, button, badge } = view.ui;
  const { grouped, word, id } = view.format;
  const state = word(one.state, "ERROR_GROUP_STATE");
  const verb = state === "RESOLVED" ? "Reopen" : "Resolve";
  const act = async () => {
    try {
      await view.change(`ErrorService/${verb}ErrorGroup`, { id: one.id });
      view.ui.toast(verb === "Resolve" ? "Resolved: if it fails again, it is a regression." : "Reopened.");
      refresh();
    } catch (error) { view.ui.toast(`${error.message} (${error.reason})`); }
  };
  const can = await view.can(`${verb}ErrorGroup`);
  return section(one.reason || one.code, {
    id: "group", actions: [button(verb, { kind: "slim", can, onclick: act }), button("Close", { kind: "slim", onclick: () => view.setQuery({ error: undefined }) })],
  }, h("div", { class: "grid" }, h("div", { class: "g4" }, panel(pairs([
    ["State", badge(state)], ["Method", h("code", {}, one.method)], ["Status", one.code], ["Place", one.place], ["Times", grouped(one.count ?? 0)],
    ["First", h("span", {}, time(one.first_time), ` in ${one.first_release}`)], ["Last", h("span", {}, time(one.last_time), ` in ${one.last_release}`)],
    ["Resolved", one.resolve_time && h("span", {}, time(one.resolve_time), ` by ${id(one.resolved_by)}`)], ["Regressions", one.regressions ? grouped(one.regressions) : ""],
  ]), view.ui.command(`regent errors ${verb.toLowerCase()} ${one.id}`))),
  h("div", { class: "g8" }, table({
    label: "Samples", rows: one.samples ?? [], cards: true, columns: ["When", "What it said", "Who", "Trace"],
    row: (sample) => ({ key: sample.request_id, cells: [time(sample.time), h("span", { class: "free" }, sample.message), id(sample.principal), h("code", { class: "free" }, sample.trace_id)] }),
    empty: view.ui.empty("No sample is kept", "The last ten failures are."),
  }))));
}

export default {
  path: "/system",
  title: "System",
  key: "g s",

  async show(view) {
    const { h, section, chips } = view.ui;
    const names = ["verdict", "activity", "subsystems", "versions", "settings", "stages", "methods", "errors", "group"];
    const areas = Object.fromEntries(names.map((name) => [name, h("div", {})]));
    const filter = h("div", { class: "toolbar" });
    view.command("regent doctor");
    view.root.append(view.head({ title: "System", meta: ["Health, versions, configuration, time and failures of the daemon"] }), areas.verdict,
      h("div", { class: "block" }, areas.activity),
      h("div", { class: "grid" }, h("div", { class: "g8" }, section("Health", {}, areas.subsystems)), h("div", { class: "g4" }, section("Versions", {}, areas.versions))),
      section("Error groups", { note: "regent errors list" }, filter, areas.errors, areas.group),
      section("Time by stage", { note: "regent profile" }, areas.stages),
      section("Methods", { note: "regent top" }, areas.methods),
      section("Configuration", { note: "what each follows from" }, areas.settings));

    const server = (options) => view.load(areas.activity, ({ signal }) => view.call("ServerService/GetServerInfo", {}, { signal }), (answer) => {
      if (!areas.versions.firstChild) {
        areas.versions.replaceChildren(versions(view, answer.server));
        diagnose(answer.server);
      }
      return activity(view, answer.server);
    }, options);
    const diagnose = (info) => view.load(areas.subsystems, ({ signal }) => view.call("ServerService/Diagnose", {}, { signal }), (answer) => {
      const list = answer.diagnoses ?? [];
      areas.verdict.replaceChildren(verdict(view, list, info));
      areas.settings.replaceChildren(settings(view, info, answer.settings));
      return diagnoses(view, list);
    }).then(() => { if (!areas.settings.firstChild) areas.settings.replaceChildren(settings(view, info)); });
    const times = (options) => Promise.all([
      view.load(areas.stages, ({ signal }) => view.call("ServerService/GetProfile", {}, { signal }), (answer) => stages(view, answer), options),
      view.load(areas.methods, ({ signal }) => view.call("ServerService/GetPerformance", { seconds: 600 }, { signal }), (answer) => methods(view, answer), options),
    ]);
    const errors = (options) => view.load(areas.errors, ({ signal }) => view.call("ErrorService/ListErrorGroups", { state: view.query.state ? `ERROR_GROUP_STATE_${view.query.state}` : undefined, limit: 100 }, { signal }), (answer) => groups(view, answer), options);
    const opened = () => (view.query.error
      ? view.load(areas.group, ({ signal }) => view.call("ErrorService/GetErrorGroup", { id: view.query.error }, { signal }), (answer) => group(view, answer, () => { errors({ quiet: true }); opened(); }))
      : areas.group.replaceChildren());
    const follow = () => {
      filter.replaceChildren(chips("State", STATES, view.query.state ?? "", (state) => view.setQuery({ state })));
      view.command(view.query.error ? `regent errors show ${view.query.error}` : view.query.state ? `regent errors list --state ${view.query.state.toLowerCase()}` : "regent doctor");
      errors({ quiet: true });
      opened();
    };
    view.onQuery(follow);
    follow();
    view.every(REFRESH_MS, () => { server({ live: true }); });
    view.every(6 * REFRESH_MS, () => { times({ live: true }); errors({ live: true }); });
    await Promise.all([server(), times()]);
  },
};
