// The coach's own phrases: kept on this computer, inserted as comments at the selection.

import {commentSelection} from "./commenting.js";
import {announce, h} from "./dom.js";
import {icon} from "./icons.js";
import {savePhrases} from "./storage.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Phrase} Phrase
 */

/** The phrase bank; `edited` is the place of the phrase in the form, -1 for a new one. */
export class PhraseBank {
  #edited = -1;

  /**
   * @param {Desk} desk
   * @param {() => void} redraw
   */
  constructor(desk, redraw) {
    this.desk = desk;
    this.redraw = redraw;
  }

  draw() {
    const {phrases} = this.desk.state;
    return [
      h("h2", {}, "Your phrases"),
      h("p", {class: "hint"}, "Select words in the document, then insert a phrase: it becomes a comment there."),
      phrases.length
        ? h(
            "ul",
            {class: "plain phrases"},
            phrases.map((phrase, index) => this.#row(phrase, index)),
          )
        : h("p", {class: "empty"}, "No phrases yet. Add the first one below."),
      this.#form(phrases[this.#edited] ?? null),
    ];
  }

  /**
   * @param {Phrase} phrase
   * @param {number} index
   */
  #row(phrase, index) {
    return h(
      "li",
      {class: "phrase"},
      h("h3", {}, phrase.name),
      h("p", {}, phrase.text),
      h(
        "div",
        {class: "row"},
        h(
          "button",
          {
            type: "button",
            "data-key": `insert-${index}`,
            "aria-label": `Insert “${phrase.name}” at the selection`,
            onclick: () => void commentSelection(this.desk, phrase.text),
          },
          "Insert",
        ),
        h(
          "button",
          {
            type: "button",
            class: "link",
            "data-key": `edit-${index}`,
            "aria-label": `Edit “${phrase.name}”`,
            onclick: () => this.#edit(index),
          },
          "Edit",
        ),
        h(
          "button",
          {
            type: "button",
            class: "bare",
            "data-key": `delete-${index}`,
            "aria-label": `Delete “${phrase.name}”`,
            onclick: () => this.#delete(index),
          },
          icon("cross"),
        ),
      ),
    );
  }

  /** @param {Phrase | null} phrase */
  #form(phrase) {
    const name = h("input", {
      type: "text",
      id: "phrase-name",
      "data-key": "phrase-name",
      maxlength: 60,
      required: true,
      value: phrase?.name ?? "",
    });
    const text = h("textarea", {
      id: "phrase-text",
      "data-key": "phrase-text",
      rows: 3,
      required: true,
      value: phrase?.text ?? "",
    });
    const send = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      this.#keep({name: name.value.trim(), text: text.value.trim()});
    };
    return h(
      "form",
      {class: "card stack", onsubmit: send},
      h("h3", {}, phrase ? "Edit the phrase" : "New phrase"),
      h("label", {for: "phrase-name"}, "Name"),
      name,
      h("label", {for: "phrase-text"}, "Words of the comment"),
      text,
      h(
        "div",
        {class: "row"},
        h("button", {type: "submit", class: "primary"}, phrase ? "Keep" : "Add"),
        !phrase &&
          h(
            "button",
            {type: "button", "data-key": "insert-new", onclick: () => void commentSelection(this.desk, text.value)},
            "Insert without keeping",
          ),
        phrase && h("button", {type: "button", onclick: () => this.#edit(-1)}, "Cancel"),
      ),
    );
  }

  /** @param {Phrase} phrase */
  #keep(phrase) {
    if (!phrase.name || !phrase.text) return;
    const phrases = [...this.desk.state.phrases];
    if (this.#edited < 0) phrases.push(phrase);
    else phrases[this.#edited] = phrase;
    this.#edited = -1;
    this.#save(phrases);
    announce("Phrase kept.");
  }

  /** @param {number} index */
  #edit(index) {
    this.#edited = index;
    this.redraw();
    document.getElementById("phrase-name")?.focus();
  }

  /** @param {number} index */
  #delete(index) {
    const before = this.desk.state.phrases;
    this.#edited = -1;
    this.#save(before.filter((_, other) => other !== index));
    this.desk.notify("info", "Phrase deleted.", {
      label: "Undo",
      run: () => (this.#save(before), this.desk.store.set({notice: null})),
    });
  }

  /** @param {Phrase[]} phrases */
  #save(phrases) {
    savePhrases(phrases);
    this.desk.store.set({phrases});
    this.redraw();
  }
}
