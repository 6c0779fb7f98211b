// From a place in a paragraph's text to Word's range with exactly those words.

import {fold, isSearchable, occurrences, searchEnds, searchText, unfold} from "./anchor.js";

/** @typedef {import("./word_paragraphs.js").Shown} Shown */

/** Head and tail of a long quotation are tried in at most so many pairs. */
const MOST_PAIRS = 60;

/**
 * The range of the words at `start`, or null where Word does not find exactly them.
 * @param {Word.RequestContext} context
 * @param {Shown} shown
 * @param {number} start
 * @param {string} quote
 * @returns {Promise<Word.Range | null>}
 */
export async function rangeOf(context, shown, start, quote) {
  const hasDeletions = fold(shown.raw) !== shown.text;
  const raw = hasDeletions ? quote : unfold(shown.raw, start, start + quote.length);
  const whole = isSearchable(raw) ? await exactHits(context, shown, raw, quote) : [];
  const hits = whole.length ? whole : await stretchedHits(context, shown, raw, quote);
  const starts = occurrences(shown.text, quote);
  const nth = starts.indexOf(start);
  if (nth >= 0 && hits.length === starts.length) return hits[nth] ?? null;
  return hitAt(context, shown, hits, start);
}

/**
 * Hits of Word's search that are the quotation to the letter; Word's search takes straight quotes for curly ones.
 * @param {Word.RequestContext} context
 * @param {Shown} shown
 * @param {string} raw
 * @param {string} quote
 */
async function exactHits(context, shown, raw, quote) {
  const hits = await searched(context, shown.paragraph, [raw]);
  return exactly(context, shown, hits[0] ?? [], quote);
}

/**
 * Ranges from a hit of the quotation's head to a hit of its tail.
 * @param {Word.RequestContext} context
 * @param {Shown} shown
 * @param {string} raw
 * @param {string} quote
 */
async function stretchedHits(context, shown, raw, quote) {
  const ends = searchEnds(raw);
  if (!ends) return [];
  const [heads = [], tails = []] = await searched(context, shown.paragraph, ends);
  const pairs = heads.flatMap((head) => tails.map((tail) => [head, tail])).slice(0, MOST_PAIRS);
  const ranges = pairs.map(([head, tail]) =>
    /** @type {Word.Range} */ (head).expandTo(/** @type {Word.Range} */ (tail)),
  );
  ranges.forEach((range) => range.load("text"));
  await context.sync();
  return exactly(context, shown, ranges, quote);
}

/**
 * @param {Word.RequestContext} context
 * @param {Word.Paragraph} paragraph
 * @param {string[]} texts
 * @returns {Promise<Word.Range[][]>}
 */
async function searched(context, paragraph, texts) {
  const found = texts.map((text) => paragraph.search(searchText(text), {matchCase: true}));
  found.forEach((hits) => hits.load("items/text"));
  await context.sync();
  return found.map((hits) => hits.items);
}

/**
 * Those of some ranges whose words, tracked changes accepted, are the quotation's.
 * @param {Word.RequestContext} context
 * @param {Shown} shown
 * @param {Word.Range[]} ranges
 * @param {string} quote
 */
async function exactly(context, shown, ranges, quote) {
  if (fold(shown.raw) === shown.text) return ranges.filter((range) => fold(range.text) === quote);
  const current = ranges.map((range) => range.getReviewedText("Current"));
  await context.sync();
  return ranges.filter((_, index) => fold(current[index]?.value ?? "") === quote);
}

/**
 * The hit with as much text before it as there is before `start`.
 * @param {Word.RequestContext} context
 * @param {Shown} shown
 * @param {Word.Range[]} hits
 * @param {number} start
 */
async function hitAt(context, shown, hits, start) {
  if (!hits.length) return null;
  const before = shown.text.slice(0, start);
  const top = shown.paragraph.getRange("Start");
  const prefixes = hits.map((hit) => top.expandTo(hit.getRange("Start")));
  const hasDeletions = fold(shown.raw) !== shown.text;
  const current = hasDeletions ? prefixes.map((prefix) => prefix.getReviewedText("Current")) : [];
  if (!hasDeletions) prefixes.forEach((prefix) => prefix.load("text"));
  await context.sync();
  const at = prefixes.findIndex((prefix, index) => fold(current[index]?.value ?? prefix.text) === before);
  return hits[at] ?? null;
}
