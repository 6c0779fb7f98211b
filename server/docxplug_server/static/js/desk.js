// The reviewer's desk: store, host and service together, and the few things that every action does with them.

import {hashOf} from "./anchor.js";
import {ServiceError} from "./api.js";
import {announce} from "./dom.js";

/**
 * @typedef {import("./types.js").Host} Host
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Notice} Notice
 */

export class Desk {
  /**
   * @param {Store} store
   * @param {Host} host
   * @param {import("./api.js").Api} api
   */
  constructor(store, host, api) {
    this.store = store;
    this.host = host;
    this.api = api;
  }

  get state() {
    return this.store.state;
  }

  /**
   * @param {Notice["kind"]} kind
   * @param {string} text
   * @param {Notice["action"]} [action]
   */
  notify(kind, text, action = null) {
    this.store.set({notice: {kind, text, action}});
    announce(text);
  }

  /** Tells of a failure; where the service wants its key, the page asks for it. @param {unknown} error */
  tell(error) {
    if (error instanceof ServiceError && error.status === 401) this.store.set({needsKey: true});
    this.notify("error", error instanceof Error ? error.message : String(error));
  }

  /**
   * @param {string} label
   * @param {AbortController | null} stop  Null for what cannot be stopped half way.
   * @param {number} [done]
   * @param {number} [of]
   */
  working(label, stop, done = 0, of = 0) {
    const isNew = !this.state.work;
    this.store.set({work: {label, done, of, stop: stop && (() => stop.abort())}, notice: null});
    if (isNew) announce(`${label} …`);
  }

  /**
   * Items with what the document remembers of earlier rounds.
   * @param {Item[]} items
   */
  async recall(items) {
    try {
      const entries = new Map((await this.host.recall()).map((entry) => [entry.finding, entry]));
      return items.map((item) => recalled(item, entries.get(item.id)));
    } catch {
      return items; // A document that remembers nothing is reviewed as a new one.
    }
  }

  /** Writes into the document what was commented and dismissed. */
  async remember() {
    const decided = this.state.items.filter(({status}) => status === "commented" || status === "dismissed");
    try {
      await this.host.remember(decided.map(entryOf));
    } catch {
      this.notify("info", "Word could not note this in the document. It holds as long as the pane is open.");
    }
  }
}

/**
 * @param {Item} item
 * @param {import("./types.js").Remembered | undefined} entry
 * @returns {Item}
 */
function recalled(item, entry) {
  if (!entry || item.status !== "open" || entry.hash !== hashOf(item.anchor?.quote ?? "")) return item;
  return {...item, status: entry.state, reason: entry.reason ?? "", wordComment: entry.comment || null};
}

/**
 * @param {Item} item
 * @returns {import("./types.js").Remembered}
 */
function entryOf(item) {
  return {
    finding: item.id,
    state: item.status === "dismissed" ? "dismissed" : "commented",
    comment: item.wordComment ?? "",
    hash: hashOf(item.anchor?.quote ?? ""),
    reason: item.reason,
  };
}
