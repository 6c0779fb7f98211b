// The browser page's host: the document is a dropped file, comments are picked here and written by the service.

/**
 * @typedef {import("./types.js").Anchor} Anchor
 * @typedef {import("./types.js").Host} Host
 * @typedef {import("./types.js").Landing} Landing
 * @typedef {import("./types.js").Review} Review
 * @typedef {import("./document_view.js").DocumentView} DocumentView
 */

/** @implements {Host} */
export class BrowserHost {
  /** @type {"browser"} */
  kind = "browser";

  /** @type {((anchor: Anchor, text: string) => void)[]} */
  #listeners = [];

  /** @param {DocumentView} view */
  constructor(view) {
    this.view = view;
    /** @type {File | null} */
    this.file = null;
  }

  /**
   * Whom to tell of the reviewer's own comments on selected words.
   * @param {(anchor: Anchor, text: string) => void} listener
   */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** @returns {Promise<import("./types.js").DocumentSource>} */
  async read() {
    if (!this.file) throw new Error("Choose a Word document first.");
    return {file: this.file, name: this.file.name};
  }

  /** @param {Review} review */
  async reviewed(review) {
    this.view.show(review);
  }

  /**
   * @param {Anchor} anchor
   * @returns {Promise<Landing>}
   */
  async select(anchor) {
    return this.view.reveal(anchor) ? {outcome: "done"} : {outcome: "unreachable", reason: "This place is not shown."};
  }

  /**
   * A comment is picked for the copy that is downloaded later.
   * @returns {Promise<Landing>}
   */
  async comment() {
    return {outcome: "done", comment: null};
  }

  /**
   * @param {string} text
   * @returns {Promise<Landing>}
   */
  async commentSelection(text) {
    const anchor = this.view.selection();
    if (!anchor) return {outcome: "unreachable", reason: "Select words within one paragraph of the document first."};
    for (const listener of this.#listeners) listener(anchor, text);
    return {outcome: "done"};
  }

  async recall() {
    return [];
  }

  async remember() {
    // The copy that is downloaded carries its own memory.
  }
}
