// What the page knows, in one place: views read it, actions change it, and whoever listens is told which part changed.

/**
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Review} Review
 *
 * @typedef {object} Work  Something that takes a while; `of` is 0 where its end is not known.
 * @property {string} label
 * @property {number} done
 * @property {number} of
 * @property {(() => void) | null} stop
 *
 * @typedef {object} Asked
 * @property {import("./types.js").DocumentSource} source
 * @property {import("./types.js").Announcement | null} announcement
 * @property {object} options
 *
 * @typedef {object} Notice
 * @property {"error" | "success" | "info"} kind
 * @property {string} text
 * @property {{label: string, run: () => void} | null} action
 *
 * @typedef {object} State
 * @property {"review" | "phrases" | "settings"} tab
 * @property {import("./types.js").Announcement | null} announcement
 * @property {import("./types.js").Posting | null} understood  What was read out of the announcement while it is chosen.
 * @property {boolean} isChoosing  Whether the announcement (and in the browser the document) is being chosen.
 * @property {Asked | null} asked  What the review was asked for with; the copy is made from the same.
 * @property {Review | null} review
 * @property {Item[]} items
 * @property {{check: string, quote: string}[]} fixed  What is gone since the round before.
 * @property {import("./items.js").Filter} filter
 * @property {string | null} current  The id of the item that is open.
 * @property {"view" | "edit" | "dismiss"} mode  What is done to the open item.
 * @property {Work | null} work
 * @property {Notice | null} notice
 * @property {boolean} needsKey  The service wants its access key.
 * @property {import("./types.js").Settings} settings
 * @property {import("./types.js").Phrase[]} phrases
 * @property {import("./types.js").Announcement[]} recent
 * @property {import("./types.js").Pack[]} packs
 */

export class Store {
  /** @type {((changed: Set<keyof State>) => void)[]} */
  #listeners = [];

  /** @param {State} state */
  constructor(state) {
    this.state = state;
  }

  /** @param {(changed: Set<keyof State>) => void} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** @param {Partial<State>} changes */
  set(changes) {
    const names = /** @type {(keyof State)[]} */ (Object.keys(changes));
    const changed = new Set(names.filter((name) => this.state[name] !== changes[name]));
    if (!changed.size) return;
    this.state = {...this.state, ...changes};
    for (const listener of this.#listeners) listener(changed);
  }

  /**
   * Changes one item and leaves the others the same objects.
   * @param {string} id
   * @param {Partial<Item>} changes
   */
  setItem(id, changes) {
    this.set({items: this.state.items.map((item) => (item.id === id ? {...item, ...changes} : item))});
  }

  /** @param {string | null} id */
  item(id) {
    return this.state.items.find((item) => item.id === id) ?? null;
  }
}
