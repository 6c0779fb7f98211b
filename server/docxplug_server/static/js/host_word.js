// The pane's host in Word: reads the document, selects and comments on exact words, remembers in the document.

import {align} from "./align.js";
import {resolve} from "./anchor.js";
import {wordsOf, unreachable} from "./items.js";
import {isSupported} from "./office_start.js";
import {wordFile, wordFileName} from "./word_file.js";
import {noteRemarks, recallRemarks} from "./word_memory.js";
import {wordPages, wordPdf} from "./word_pages.js";
import {shownParagraphs, unchangedParagraph} from "./word_paragraphs.js";
import {rangeOf} from "./word_ranges.js";

/**
 * @typedef {import("./types.js").Anchor} Anchor
 * @typedef {import("./types.js").Host} Host
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Landing} Landing
 * @typedef {import("./types.js").Review} Review
 * @typedef {import("./word_paragraphs.js").Shown} Shown
 * @typedef {{id: string | null, index: number, rank: number, equals: number}} Home
 */

const NO_FILE =
  "Word did not hand over the file, so its text alone was reviewed: without pages, footnotes and labels of lists.";
const CHANGED = "These words have changed since the review. Review again to see what is left.";

/** @implements {Host} */
export class WordHost {
  /** @type {"word"} */
  kind = "word";
  /** The review's paragraphs that Word's body has too. @type {{index: number, text: string}[]} */
  #texts = [];
  /** Which of Word's paragraphs each of them was; null until Word has been asked. @type {Map<number, Home | null> | null} */
  #homes = null;
  /** @type {Set<string>} */
  #known = new Set();
  /** Ids of comments that are known to be some item's. @type {Set<string>} */
  #taken = new Set();

  /**
   * @param {boolean} exactPages
   * @returns {Promise<import("./types.js").DocumentSource>}
   */
  async read(exactPages) {
    try {
      const file = await wordFile();
      const pages = await wordPages();
      const pdf = exactPages && pages === null ? await wordPdf() : null;
      return {file, name: wordFileName(), pages, pdf};
    } catch {
      return {paragraphs: await this.#paragraphs(), notice: NO_FILE};
    }
  }

  async #paragraphs() {
    try {
      const shown = await Word.run((context) => shownParagraphs(context, new Set()));
      return shown.map(({id, index, text}) => ({id: id ?? String(index), text}));
    } catch (error) {
      throw new Error(sentenceOf(error));
    }
  }

  /** @param {Review} review */
  async reviewed(review) {
    this.#texts = (review.paragraphs ?? []).filter(({where}) => !unreachable({...NOWHERE, where}));
    this.#known = new Set(this.#texts.map(({text}) => text));
    this.#homes = null;
    try {
      await Word.run(async (context) => this.#findHomes(await shownParagraphs(context, this.#known)));
    } catch {
      // They are found when the first place is asked for.
    }
  }

  /** @param {Shown[]} shown */
  #findHomes(shown) {
    const places = align(
      this.#texts.map(({text}) => text),
      shown.map(({text}) => text),
    );
    const homes = new Map(this.#texts.map(({index}, at) => [index, homeOf(places[at] ?? null, shown)]));
    this.#homes = homes;
    return homes;
  }

  /**
   * @param {Anchor} anchor
   * @returns {Promise<Landing>}
   */
  async select(anchor) {
    return guarded(async (context) => {
      const range = await this.#range(context, anchor);
      if (!range) return {outcome: "changed", reason: CHANGED};
      range.select();
      await context.sync();
      return {outcome: "done"};
    });
  }

  /**
   * @param {Item} item
   * @returns {Promise<Landing>}
   */
  async comment(item) {
    const anchor = item.anchor;
    const reason = unreachable(anchor);
    if (!anchor || reason) return {outcome: "unreachable", reason};
    let inserting = false;
    const landing = await guarded(async (context) => {
      const present = item.uncertain ? await presentComment(context, item, this.#taken) : null;
      if (present) return {outcome: "done", comment: present};
      const range = await this.#range(context, anchor);
      if (!range) return {outcome: "changed", reason: CHANGED};
      inserting = true;
      return insertComment(context, range, wordsOf(item));
    });
    if (landing.comment) this.#taken.add(landing.comment);
    return landing.outcome === "failed" ? {...landing, uncertain: inserting || item.uncertain} : landing;
  }

  /**
   * @param {string} text
   * @returns {Promise<Landing>}
   */
  async commentSelection(text) {
    return guarded(async (context) => {
      const selection = context.document.getSelection();
      selection.load("text");
      await context.sync();
      if (!selection.text.trim()) return {outcome: "unreachable", reason: "Select the words in the document first."};
      const comment = selection.insertComment(text);
      comment.load("id");
      await context.sync();
      return {outcome: "done", comment: comment.id};
    });
  }

  async recall() {
    return Word.run((context) => recallRemarks(context));
  }

  /**
   * @param {import("./types.js").Remark[]} remarks
   * @param {import("./types.js").Remark[]} restored
   * @param {boolean} withPosting
   */
  async remember(remarks, restored, withPosting) {
    await Word.run((context) => noteRemarks(context, remarks, restored, withPosting));
  }

  /**
   * The range of an anchor's words as the document is now.
   * @param {Word.RequestContext} context
   * @param {Anchor} anchor
   */
  async #range(context, anchor) {
    const home = this.#homes?.get(anchor.paragraph) ?? null;
    const same = home?.id ? await unchangedParagraph(context, {...home, id: home.id}, anchor.text) : null;
    if (same) return rangeOf(context, same, anchor.start, anchor.quote);
    const shown = await shownParagraphs(context, this.#known);
    const homes = this.#homes ?? this.#findHomes(shown);
    const found = resolve(anchor, shown, homes.get(anchor.paragraph) ?? null);
    const paragraph = found ? shown[found.paragraph] : undefined;
    return found && paragraph ? rangeOf(context, paragraph, found.start, anchor.quote) : null;
  }
}

/** @type {Anchor} */
const NOWHERE = {paragraph: 0, start: 0, end: 0, quote: "", text: "", where: "body"};

/**
 * @param {number | null} place
 * @param {Shown[]} shown
 * @returns {Home | null}
 */
function homeOf(place, shown) {
  const here = place === null ? undefined : shown[place];
  if (!here) return null;
  const equal = shown.filter(({text}) => text === here.text);
  return {id: here.id, index: here.index, rank: equal.indexOf(here), equals: equal.length};
}

/**
 * Inserts a comment, looks in the same moment whether the words are still those that were found, and takes the
 * comment away again where they are not: a person may type between two calls.
 * @param {Word.RequestContext} context
 * @param {Word.Range} range
 * @param {string} text
 * @returns {Promise<Landing>}
 */
async function insertComment(context, range, text) {
  const before = range.text;
  range.load("text");
  const comment = range.insertComment(text);
  comment.load("id");
  await context.sync();
  if (range.text === before) return {outcome: "done", comment: comment.id};
  comment.delete();
  await context.sync();
  return {outcome: "changed", reason: CHANGED};
}

/**
 * The id of a comment with an item's words on its quotation, if an attempt that seemed to fail has put it there.
 * @param {Word.RequestContext} context
 * @param {Item} item
 * @param {Set<string>} taken  Ids of other items' comments: equal words may get equal comments.
 */
async function presentComment(context, item, taken) {
  const comments = context.document.body.getComments();
  comments.load("items/id,items/content");
  await context.sync();
  const same = comments.items.filter(({id, content}) => !taken.has(id) && content === wordsOf(item));
  const ranges = same.map((comment) => comment.getRange());
  ranges.forEach((range) => range.load("text"));
  await context.sync();
  const at = ranges.findIndex((range) => range.text === item.anchor?.quote);
  return same[at]?.id ?? null;
}

/**
 * Runs in Word; a fault of Word's becomes a landing with a sentence, and nothing is lost.
 * @param {(context: Word.RequestContext) => Promise<Landing>} work
 * @returns {Promise<Landing>}
 */
async function guarded(work) {
  try {
    return await Word.run(work);
  } catch (error) {
    return {outcome: "failed", reason: sentenceOf(error)};
  }
}

/** @param {unknown} error */
export function sentenceOf(error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "AccessDenied" || code === "NotAllowed")
    return "This document is protected, so Word takes no comments. Allow them, then try again.";
  if (code === "ItemNotFound") return "Word cannot find this place any more. Review again.";
  return `Word could not do this${code ? ` (${code})` : ""}. Nothing was lost; try again.`;
}

/** Whether this Word can do what the pane needs. */
export function canComment() {
  return isSupported("1.4");
}
