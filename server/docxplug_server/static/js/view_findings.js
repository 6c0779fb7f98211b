// The list of findings by answer.

import {comment} from "./commenting.js";
import {counted, h} from "./dom.js";
import {icon} from "./icons.js";
import {SEVERITIES, answerName, filtered} from "./items.js";
import {enter, itemRow, leave} from "./view_item.js";
import {countOf, overview} from "./view_overview.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Review} Review
 */

/** More than so many lines would push the findings themselves out of sight. */
const MOST_FIXED_SHOWN = 6;

/** The list; rows that did not change are kept, so that 300 findings are drawn as fast as ten. */
export class FindingsList {
  /** @type {Map<string, {item: Item, look: string, element: HTMLElement}>} */
  #rows = new Map();
  /** @type {Set<string>} */
  #open = new Set();

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  /** @returns {(Node | null)[]} */
  draw() {
    const {review: done, items, filter} = this.desk.state;
    if (!done) return [];
    const shown = filtered(items, filter);
    const answers = [...done.responses.map(({id}) => id), null].filter(
      (id) => !filter.response || (id ?? "document") === filter.response,
    );
    return [
      this.#fixed(),
      ...answers.map((id) => this.#answer(done, id, shown)),
      shown.length ? null : this.#empty(done),
      about(done),
    ];
  }

  /**
   * @param {Review} done
   * @param {string | null} id
   * @param {Item[]} shown
   */
  #answer(done, id, shown) {
    const own = shown.filter(({response}) => response === id);
    const response = done.responses.find((other) => other.id === id);
    if (!response && !own.length) return null;
    const name = answerName(done, id);
    const setOpen = (/** @type {boolean} */ isOpen) =>
      void (isOpen ? this.#open.add(id ?? "") : this.#open.delete(id ?? ""));
    return h(
      "section",
      {class: "answer", "aria-label": name},
      h(
        "h2",
        {},
        h("span", {class: "ellipsis"}, name),
        h("span", {class: "hint"}, counted(own.filter(({kind}) => kind === "finding").length, "finding")),
      ),
      response && overview(this.desk, response, this.#open.has(id ?? ""), setOpen),
      h(
        "ul",
        {class: "items", onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event)},
        own.map((item) => this.#row(item)),
      ),
    );
  }

  /** @param {Item} item */
  #row(item) {
    const {current, mode, packs} = this.desk.state;
    const look = item.id === current ? `open ${mode}` : "closed";
    const known = this.#rows.get(item.id);
    if (known && known.item === item && known.look === look && packs.length) return known.element;
    const element = itemRow(this.desk, item, this.#title(item));
    this.#rows.set(item.id, {item, look, element});
    return element;
  }

  /** @param {Item} item */
  #title(item) {
    if (item.kind === "summary") return "At a glance";
    if (item.kind === "own") return "Your own comment";
    return [...new Set(item.findings.map(({check}) => this.#checkTitle(check)))].join(" · ");
  }

  /** @param {string} check */
  #checkTitle(check) {
    const {packs, review: done} = this.desk.state;
    const pack = packs.find(({name}) => name === done?.rubric.name) ?? packs[0];
    return pack?.checks.find(({id}) => id === check)?.title ?? check;
  }

  #fixed() {
    const {fixed} = this.desk.state;
    if (!fixed.length) return null;
    const rows = fixed.map(({check, quote}) =>
      h("li", {}, icon("check"), `${this.#checkTitle(check)}${quote ? `: “${quote}”` : ""}`),
    );
    return h(
      "details",
      {class: "fixed", open: fixed.length <= MOST_FIXED_SHOWN},
      h("summary", {}, icon("chevron"), `${fixed.length} fixed since the last review`),
      h("ul", {class: "plain"}, rows),
    );
  }

  /** @param {Review} done */
  #empty(done) {
    const isClean = done.findings.length === 0;
    const all = () => this.desk.store.set({filter: {severities: [...SEVERITIES], response: "", status: "all"}});
    return h(
      "div",
      {class: "empty"},
      h("p", {}, isClean ? "Nothing found. The checks below were made." : "Nothing to show with these filters."),
      !isClean && h("button", {type: "button", class: "link", "data-key": "show-all", onclick: all}, "Show everything"),
    );
  }

  /**
   * Keys of the list: arrows go from finding to finding, letters act on the one with the focus.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const item = this.desk.store.item(target?.closest("[data-item]")?.getAttribute("data-item") ?? null);
    if (!target || !item || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && this.desk.state.mode !== "view")
      return this.#done(event, () => leave(this.desk, item));
    if (target.matches("textarea, select, input:not([type=checkbox])")) return;
    const step = {ArrowDown: 1, j: 1, ArrowUp: -1, k: -1}[event.key];
    if (step) return this.#done(event, () => this.#move(target, step));
    const isDecided = item.status === "commented" && this.desk.host.kind === "word";
    if (event.key === "c") return this.#done(event, () => void comment(this.desk, item.id));
    if (event.key === "e" && !isDecided) return this.#done(event, () => enter(this.desk, item, "edit"));
    if (event.key === "d" && !isDecided) return this.#done(event, () => enter(this.desk, item, "dismiss"));
  }

  /**
   * @param {KeyboardEvent} event
   * @param {() => void} act
   */
  #done(event, act) {
    event.preventDefault();
    act();
  }

  /**
   * @param {HTMLElement} from
   * @param {number} step
   */
  #move(from, step) {
    const heads = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".item-head")]);
    const own = from.closest("[data-item]")?.querySelector(".item-head");
    const next = heads[heads.indexOf(/** @type {HTMLElement} */ (own)) + step];
    next?.focus();
    next?.scrollIntoView({block: "nearest"});
  }
}

/** What the review was made with, for those who ask. @param {Review} done */
function about(done) {
  const lines = [
    `Rules: ${done.rubric.name}, ${done.rubric.reason}.`,
    done.pages ? `${countOf(done.pages)}; certainty ${done.pages.certainty}.` : "Pages were not counted.",
    done.grammar?.statement ?? "",
    ...done.failures.map(({check, reason}) => `The check ${check} could not be made: ${reason}`),
  ];
  return h(
    "details",
    {class: "about"},
    h("summary", {"data-key": "about"}, icon("chevron"), "About this review"),
    lines.filter(Boolean).map((line) => h("p", {}, line)),
    h(
      "p",
      {class: "hint"},
      "Keys in the list: ↓ ↑ next and previous, Enter shows, C comments, E edits, D dismisses, Esc leaves.",
    ),
  );
}
