// The reviewer's desk: store, host and service together, and the few things that every action does with them.

import {ServiceError} from "./api.js";
import {announce} from "./dom.js";
import {recalled, remarkOf} from "./remarks.js";

/**
 * @typedef {import("./types.js").Host} Host
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Notice} Notice
 */

export class Desk {
  /** What was dismissed and is wanted after all, until the document has forgotten it. @type {Set<string>} */
  #restored = new Set();

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
   * @param {import("./types.js").Review} review
   * @param {Item[]} items
   */
  async recall(review, items) {
    try {
      return recalled(review, items, await this.host.recall());
    } catch {
      return items; // A document that remembers nothing is reviewed as a new one.
    }
  }

  /**
   * Has the document forget that an item was dismissed.
   * @param {string} id
   */
  async restored(id) {
    this.#restored.add(id);
    await this.remember();
  }

  /** Writes into the document what was commented and dismissed. */
  async remember() {
    const {review, items} = this.state;
    if (!review) return;
    const decided = items.filter(({status}) => status === "commented" || status === "dismissed");
    const restored = items.filter(({id}) => this.#restored.has(id));
    try {
      const [remarks, gone] = await Promise.all(
        [decided, restored].map((list) => Promise.all(list.map((item) => remarkOf(review, item)))),
      );
      await this.host.remember(remarks ?? [], gone ?? [], review.posting !== null);
      this.#restored.clear();
    } catch {
      this.notify("info", "Word could not note this in the document. It holds as long as the pane is open.");
    }
  }
}
