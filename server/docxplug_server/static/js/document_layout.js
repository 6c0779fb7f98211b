// A document's paragraphs as elements: text below text, tables as tables.

import {h} from "./dom.js";

/** @typedef {import("./types.js").ShownParagraph} ShownParagraph */

/** A table while its paragraphs come in. */
class Table {
  /** @type {HTMLTableRowElement | null} */
  #row = null;
  /** @type {HTMLTableCellElement | null} */
  #cell = null;
  /** Where the last paragraph stood. */
  #at = {row: -1, column: -1};

  /** @param {number} last  The index of its last paragraph. */
  constructor(last) {
    this.last = last;
    this.body = h("tbody", {});
    this.element = h("div", {class: "table"}, h("table", {}, this.body));
  }

  /**
   * The cell that a paragraph stands in; cells that span columns are as wide as Word has them.
   * @param {number} row
   * @param {number} column
   */
  cell(row, column) {
    if (!this.#row || row !== this.#at.row) {
      this.#row = h("tr", {});
      this.body.append(this.#row);
      this.#cell = null;
      if (column > 0) this.#row.append(h("td", {class: "before", colspan: String(column)}));
    }
    if (!this.#cell || column !== this.#at.column) {
      if (this.#cell) this.#cell.colSpan = Math.max(1, column - this.#at.column);
      this.#cell = h("td", {});
      this.#row.append(this.#cell);
    }
    this.#at = {row, column};
    return this.#cell;
  }

  /** What stands in the cell of the last paragraph, such as a table in it. */
  get current() {
    return this.#cell ?? this.body;
  }
}

/**
 * The elements of a document in order; `element` makes a paragraph's.
 * @param {readonly ShownParagraph[]} paragraphs
 * @param {(paragraph: ShownParagraph) => HTMLElement} element
 * @returns {HTMLElement[]}
 */
export function documentElements(paragraphs, element) {
  const last = new Map(paragraphs.flatMap(({index, cell}) => (cell ? [[cell.table, index]] : [])));
  const root = h("div", {});
  /** The tables around the paragraph, the innermost at the end. @type {{number: number, table: Table}[]} */
  const around = [];
  for (const paragraph of paragraphs) {
    const {index, cell} = paragraph;
    while (around.length && isOver(around, paragraph)) around.pop();
    if (cell && around.at(-1)?.number !== cell.table) {
      const table = new Table(last.get(cell.table) ?? index);
      (around.at(-1)?.table.current ?? root).append(table.element);
      around.push({number: cell.table, table});
    }
    const place = cell ? around.at(-1)?.table.cell(cell.row, cell.column) : around.at(-1)?.table.current;
    (place ?? root).append(element(paragraph));
  }
  return /** @type {HTMLElement[]} */ ([...root.children]);
}

/**
 * Lets tables that are wider than the screen be scrolled by keyboard, too.
 * @param {HTMLElement} root
 */
export function makeScrollable(root) {
  for (const element of root.querySelectorAll(".table")) {
    const isWide = element.scrollWidth > element.clientWidth;
    const attributes = Object.entries({tabindex: "0", role: "group", "aria-label": "Table"});
    for (const [name, value] of attributes) {
      if (isWide) element.setAttribute(name, value);
      else element.removeAttribute(name);
    }
  }
}

/**
 * Whether the innermost table does not reach to a paragraph. A cell ends with a paragraph of its own, so a table that
 * stands in one is followed by a paragraph of the table around it.
 * @param {readonly {number: number, table: Table}[]} around
 * @param {ShownParagraph} paragraph
 */
function isOver(around, {index}) {
  const top = around.at(-1);
  return top !== undefined && top.table.last < index;
}
