// The document as text with its findings marked in place, for the browser page.

import {documentElements, makeScrollable} from "./document_layout.js";
import {h} from "./dom.js";
import {anchorOf} from "./items.js";

/**
 * @typedef {import("./types.js").Anchor} Anchor
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Review} Review
 * @typedef {{start: number, end: number, item: Item}} Marked
 */

export class DocumentView {
  /** The paragraphs' elements by their index. @type {Map<number, HTMLElement>} */
  #elements = new Map();

  /**
   * @param {HTMLElement} root
   * @param {(item: string) => void} onPick  Called with the id of an item whose mark is clicked.
   */
  constructor(root, onPick) {
    this.root = root;
    this.onPick = onPick;
    /** @type {Review | null} */
    this.review = null;
    /** @type {Anchor | null} */
    this.lastSelection = null;
    root.addEventListener("click", (event) => this.#clicked(event));
    document.addEventListener("selectionchange", () => this.#rememberSelection());
    new ResizeObserver(() => makeScrollable(root)).observe(root);
  }

  /** @param {Review} review */
  show(review) {
    this.review = review;
    this.lastSelection = null;
    const headings = new Set(review.responses.map((response) => response.heading?.paragraph));
    this.#elements.clear();
    const elements = documentElements(review.paragraphs ?? [], ({index, where, label}) => {
      const look = {class: where === "body" ? null : `at-${where}`, "data-label": label || null};
      const element = h(headings.has(index) ? "h3" : "p", {"data-paragraph": index, ...look});
      this.#elements.set(index, element);
      return element;
    });
    this.root.replaceChildren(...elements);
  }

  /**
   * Draws the marks of items anew.
   * @param {readonly Item[]} items
   * @param {string | null} current
   */
  mark(items, current) {
    /** @type {Map<number, Marked[]>} */
    const byParagraph = new Map();
    for (const item of items) {
      if (!item.anchor || item.status === "dismissed" || item.kind === "summary") continue;
      const places = [item.anchor, ...item.findings.flatMap((finding) => finding.more)];
      for (const {paragraph, start, end} of places) {
        byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), {start, end, item}]);
      }
    }
    for (const {index, text} of this.review?.paragraphs ?? []) {
      const element = this.#paragraph(index);
      const marked = byParagraph.get(index) ?? [];
      const look = marked.map(({start, end, item}) =>
        [start, end, item.id, item.severity, item.status, item.id === current].join(),
      );
      const key = look.join("|") || "plain";
      if (!element || element.dataset.look === key) continue;
      element.dataset.look = key;
      element.replaceChildren(...segments(text, marked, current));
    }
  }

  /**
   * Scrolls a place into view.
   * @param {Anchor} anchor
   */
  reveal(anchor) {
    const paragraph = this.#paragraph(anchor.paragraph);
    if (!paragraph) return false;
    const mark = paragraph.querySelector("mark.current") ?? paragraph;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    mark.scrollIntoView({block: "center", behavior: isCalm ? "auto" : "smooth"});
    return true;
  }

  /** The words a person selected last within one paragraph, or null. */
  selection() {
    return this.lastSelection;
  }

  #rememberSelection() {
    const range = document.getSelection()?.rangeCount ? document.getSelection()?.getRangeAt(0) : null;
    if (!range || !this.root.contains(range.commonAncestorContainer)) return;
    this.lastSelection = this.#anchorOf(range);
  }

  /** @param {Range} range */
  #anchorOf(range) {
    const [from, to] = [paragraphOf(range.startContainer), paragraphOf(range.endContainer)];
    if (range.collapsed || !this.review || !from || from !== to) return null;
    const before = document.createRange();
    before.selectNodeContents(from);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const place = {paragraph: Number(from.dataset.paragraph), start, end: start + range.toString().length};
    return anchorOf(this.review, place);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const mark = event.target instanceof Element ? event.target.closest("mark") : null;
    if (mark instanceof HTMLElement && document.getSelection()?.isCollapsed) this.onPick(mark.dataset.item ?? "");
  }

  /** @param {number} index */
  #paragraph(index) {
    return this.#elements.get(index) ?? null;
  }
}

/** @param {Node} node */
function paragraphOf(node) {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest("[data-paragraph]");
  return paragraph instanceof HTMLElement ? paragraph : null;
}

/**
 * A paragraph's text cut where a mark begins or ends; where marks overlap, the shortest one shows.
 * @param {string} text
 * @param {Marked[]} marked
 * @param {string | null} current
 * @returns {(Node | string)[]}
 */
function segments(text, marked, current) {
  const cuts = [...new Set([0, text.length, ...marked.flatMap(({start, end}) => [start, end])])].sort((a, b) => a - b);
  const shortest = [...marked].sort((one, other) => one.end - one.start - (other.end - other.start));
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const over = shortest.filter((mark) => mark.start <= start && end <= mark.end);
    const top = over.find(({item}) => item.id === current) ?? over[0];
    return top ? markElement(text.slice(start, end), top.item, current) : text.slice(start, end);
  });
}

/**
 * @param {string} text
 * @param {Item} item
 * @param {string | null} current
 */
function markElement(text, item, current) {
  const looks = [item.severity, item.status === "commented" && "picked", item.id === current && "current"];
  return h("mark", {"data-item": item.id, class: looks.filter(Boolean).join(" ")}, text);
}
