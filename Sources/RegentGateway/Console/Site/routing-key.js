/** A key that is tried: who serves it, why, and who would be next. */

import { line, option, rested } from "./asking.js";
import { decimal, grouped, id, versionText, word } from "./format.js";
import { badge, command, field, h, missing, note, pairs, table, time } from "./ui.js";

const FIELDS = ["key", "model", "requested", "session", "revision"];

/** A form whose fields stand in the address, and the explanation of its key. */
export class KeyTrial {
  constructor(view, environment) {
    this.view = view;
    this.environment = environment;
    this.key = field("Request key", { kind: "search", required: true, value: view.query.key, autocomplete: "off", spellcheck: "false",
      hint: "A user, a session, a document: what the decision sticks to." });
    const more = (label, name, hint) => field(label, { value: view.query[name] ?? "", hint, autocomplete: "off", spellcheck: "false" });
    this.model = more("Model", "model", "Its id or an alias; the version is decided too.");
    this.requested = more("Requested provider", "requested");
    this.session = more("Session", "session", "One of your own, as of now.");
    this.revision = more("As of revision", "revision", "Empty: now. Health and sessions are known as of now only.");
    this.answer = h("div", { class: "stack" });
    const others = h("details", { open: FIELDS.slice(1).some((name) => view.query[name]) }, h("summary", {}, "Model, session, revision"),
      h("div", { class: "pair" }, this.model, this.requested, this.session, this.revision));
    const form = h("form", { class: "panel stack trial", novalidate: true }, this.key, others, this.answer);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.typed(); });
    form.addEventListener("input", rested(250, () => this.typed()));
    this.node = h("div", {}, h("div", { class: "sec-head" }, h("h2", {}, "Try a key"), h("p", {}, "explained by the daemon; nothing is sent to a provider")), form);
  }

  /** What was typed goes into the address. */
  typed() {
    if (this.view.signal.aborted) return;
    const changes = Object.fromEntries(FIELDS.map((name) => [name, this[name].value.trim() || undefined]));
    if (FIELDS.every((name) => (this.view.query[name] ?? undefined) === changes[name])) return;
    this.view.setQuery(changes, { replace: true });
  }

  show() {
    const { query } = this.view;
    for (const name of FIELDS) {
      const input = this[name].input;
      // What is being typed is newer than the address.
      if (document.activeElement !== input) this[name].value = query[name] ?? "";
    }
    const asked = JSON.stringify(FIELDS.map((name) => query[name]));
    if (asked === this.asked) return undefined;
    this.asked = asked;
    if (!query.key) {
      this.answer.replaceChildren(h("p", { class: "muted" }, "Enter a key to see who serves it, who would be next, and the score of each."));
      this.shown = false;
      return undefined;
    }
    if (query.revision && !/^\d{1,19}$/.test(query.revision)) {
      this.revision.fail("Enter the number of a revision.");
      return undefined;
    }
    return this.view.load(this.answer, (options) => this.view.call("RoutingService/Explain", {
      environment: this.environment, key: query.key, model: query.model ?? "", requested_provider: query.requested ?? "",
      session: query.session ?? "", revision: query.revision ?? "0",
    }, options), (answer) => (this.view.query.key ? this.draw(answer, query) : undefined), { quiet: this.shown });
  }

  draw(answer, query) {
    this.shown = true;
    return [this.decision(answer), this.candidates(answer), this.versions(answer),
      !answer.health_known && h("p", { class: "small muted" }, `As of revision ${grouped(answer.revision)}; health and sessions are not part of it.`),
      command(line("regent", "route", "explain", "-e", this.environment, "--key", query.key, option("--model", query.model),
        option("--requested", query.requested), option("--session", query.session), option("--revision", query.revision)))];
  }

  decision({ decision, candidates = [], session }) {
    if (!decision) {
      const isIll = candidates.some((one) => word(one.exclusion, "ROUTE_EXCLUSION") === "UNHEALTHY");
      return note("warn", isIll ? "PROVIDERS_UNHEALTHY" : "NO_CANDIDATE", isIll
        ? "Providers could serve this key, but every one of them is ejected or waits for its probe."
        : "No provider may serve this key, or every version that could is suspended.");
    }
    const arm = word(decision.arm, "ARM"), source = word(decision.version_source, "VERSION_SOURCE");
    return pairs([
      ["Provider", h("b", {}, decision.selected_provider)],
      ["Because", [word(decision.route_strategy, "ROUTE_STRATEGY"), " · ", word(decision.reason, "ROUTE_REASON")]],
      ["Not as requested", decision.requested_exclusion && word(decision.requested_exclusion, "ROUTE_EXCLUSION")],
      ["Version", decision.model_version && [versionText(decision.model_version),
        h("span", { class: "muted" }, ` ${[arm, source].filter(Boolean).join(" · ")}`)]],
      ["Model there", decision.provider_model],
      ["Then", (decision.fallbacks ?? []).join(", ") || missing("nobody else may serve")],
      ["Timeout", `${grouped(decision.timeout_ms)} ms, ${decision.max_retries} retries`],
      ["Session", session && [`stays with ${session.provider} since `, time(session.pin_time),
        session.weighted_provider && session.weighted_provider !== session.provider && `; the weights say ${session.weighted_provider}`]],
      ["Policy revision", grouped(decision.policy_revision)],
      ["Key digest", h("span", { class: "mono" }, BigInt(decision.key_digest ?? 0).toString(16).padStart(16, "0"))],
    ]);
  }

  candidates({ candidates = [], decision }) {
    return table({
      label: "Candidates", bare: true, rows: candidates,
      columns: ["Candidate", { title: "Weight", number: true }, { title: "Score, least wins", number: true }, "Excluded"],
      row: (one) => {
        const excluded = word(one.exclusion, "ROUTE_EXCLUSION");
        const isSlow = Boolean(one.effective_weight) && one.effective_weight !== Number(one.weight);
        return {
          selected: one.provider === decision?.selected_provider, class: one.score === undefined ? "row-off" : undefined,
          cells: [[one.provider, Number(one.priority) > 0 && h("span", { class: "sub" }, `tier ${one.priority}`)],
            [grouped(one.weight ?? 0), isSlow && h("span", { class: "sub" }, `${decimal(one.effective_weight)} now`)],
            one.score === undefined ? missing("it has no score") : decimal(one.score), excluded || missing("it may serve")],
        };
      },
    });
  }

  versions({ versions = [] }) {
    if (!versions.length) return undefined;
    return table({
      label: "Versions", bare: true, rows: versions,
      columns: ["Version", "Named by", "Arm", { title: "Keys", number: true }, "Excluded"],
      row: (one) => ({
        cells: [id(one.version), word(one.source, "VERSION_SOURCE"), word(one.arm, "ARM") || missing("no rollout policy"),
          Number(one.permille) ? `${decimal(one.permille / 10)} %` : missing("not by a share"),
          word(one.exclusion, "ROUTE_EXCLUSION") ? badge(word(one.exclusion, "ROUTE_EXCLUSION"), "soon") : missing("it may serve")],
      }),
    });
  }
}
