// Where a quotation stands now: pure functions on strings, the same under Node and in Word's browser.

/**
 * @typedef {import("./types.js").Anchor} Anchor
 * @typedef {{id: string | null, index: number, text: string}} Current  A paragraph as it is now.
 * @typedef {{paragraph: number, start: number}} Found
 */

/** Characters of context on each side that tell equal quotations apart. */
const CONTEXT = 32;
/** So much of the context on one side must still be there for a quotation in a changed paragraph to be the same. */
const SURE = 12;
/** The same where nothing says which paragraph it was. */
const VERY_SURE = 24;
/** Word's search takes 255 characters, and "^" counts twice; long searches are slow and break on small changes. */
export const LONGEST_SEARCH = 100;
const PIECE = 60;
/** @type {Record<string, string>} */
const SEARCHED = {"^": "^^", "\t": "^t", "\n": "^l", "\v": "^l", "\x1e": "^~", "\x1f": "^-"};

/** @type {Record<string, string>} Word's own signs for what the review writes in another way, or not at all. */
const FOLDED = {
  "\v": "\n",
  "\x1e": "-",
  "\r": "",
  "\x1f": "",
  "\u00ad": "",
  "\x02": "",
  "\x01": "",
  "\x05": "",
  "\x15": "",
};

/**
 * A text of Word's as the review writes it.
 * @param {string} text
 */
export function fold(text) {
  return text.replace(/[\v\x1e\r\x1f\u00ad\x02\x01\x05\x15]/g, (sign) => FOLDED[sign] ?? "");
}

/**
 * Starts of all places of a quotation that do not overlap, as Word's search counts them.
 * @param {string} text
 * @param {string} quote
 */
export function occurrences(text, quote) {
  /** @type {number[]} */
  const starts = [];
  if (!quote) return starts;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) starts.push(at);
  return starts;
}

/**
 * A text as Word's search wants it without wildcards: its signs for what has no key.
 * @param {string} text
 */
export function searchText(text) {
  return text.replace(/[\^\t\n\v\x1e\x1f]/g, (sign) => SEARCHED[sign] ?? sign);
}

/**
 * Whether Word's search takes a text as a whole.
 * @param {string} text
 */
export function isSearchable(text) {
  return text.length <= LONGEST_SEARCH && text.length > 0;
}

/**
 * The first and last words of a quotation, to search for where it cannot be searched as a whole: it is too long, or
 * Word shows something between its words that the review does not have. Null where there are no two such pieces.
 * @param {string} quote
 * @returns {[string, string] | null}
 */
export function searchEnds(quote) {
  const words = [...quote.matchAll(/[^\s\x00-\x1f]+/g)];
  const [first, last] = [words[0], words[words.length - 1]];
  if (!first || !last || first === last) return null;
  if (first.index !== 0 || last.index + last[0].length !== quote.length) return null;
  const plain = !/[\x00-\x1f]/.test(quote);
  const long = quote.length > LONGEST_SEARCH && plain;
  const head = long ? withoutHalf(quote.slice(0, PIECE), "end") : first[0].slice(0, LONGEST_SEARCH);
  const tail = long ? withoutHalf(quote.slice(-PIECE), "start") : last[0].slice(-LONGEST_SEARCH);
  return [head, tail];
}

/**
 * What Word writes for a place of the folded text.
 * @param {string} raw  A paragraph as Word gives it.
 * @param {number} start
 * @param {number} end
 */
export function unfold(raw, start, end) {
  let [at, from, to] = [0, raw.length, raw.length];
  for (let index = 0; index < raw.length; index++) {
    if (fold(raw[index] ?? "") === "") continue;
    if (at === start) from = index;
    if (at === end - 1) to = index + 1;
    at++;
  }
  return raw.slice(from, to);
}

/**
 * A cut text without half of a surrogate pair at the cut.
 * @param {string} text
 * @param {"start" | "end"} side
 */
function withoutHalf(text, side) {
  const code = side === "end" ? text.charCodeAt(text.length - 1) : text.charCodeAt(0);
  if (side === "end") return code >= 0xd800 && code < 0xdc00 ? text.slice(0, -1) : text;
  return code >= 0xdc00 && code < 0xe000 ? text.slice(1) : text;
}

/**
 * Where an anchor's words stand in the document as it is now, or null: then they are not there, or it cannot be
 * told which of several equal ones is meant.
 * @param {Anchor} anchor
 * @param {readonly Current[]} now  The paragraphs, in order.
 * @param {{id: string | null, index: number, rank: number, equals: number} | null} home
 *   Which of Word's paragraphs it was: by id where Word gives ids, else by index; `rank` of `equals` equal texts.
 * @returns {Found | null}
 */
export function resolve(anchor, now, home) {
  if (!home) return best(anchor, now, false);
  const byId = home.id === null ? undefined : now.find((paragraph) => paragraph.id === home.id);
  if (byId) return within(anchor, byId);
  const equal = now.filter((paragraph) => paragraph.text === anchor.text);
  const same = equal.length === home.equals ? equal[home.rank] : undefined;
  if (same) return {paragraph: same.index, start: anchor.start};
  return equal.length ? null : best(anchor, now, false);
}

/**
 * @param {Anchor} anchor
 * @param {Current} paragraph
 */
function within(anchor, paragraph) {
  if (paragraph.text === anchor.text) return {paragraph: paragraph.index, start: anchor.start};
  return best(anchor, [paragraph], true);
}

/**
 * The one place whose surroundings fit best; null where none fits well enough or two fit alike.
 * @param {Anchor} anchor
 * @param {readonly Current[]} paragraphs
 * @param {boolean} known  Whether this is known to be the paragraph.
 * @returns {Found | null}
 */
function best(anchor, paragraphs, known) {
  const fits = paragraphs.flatMap((paragraph) =>
    everyStart(paragraph.text, anchor.quote)
      .map((start) => ({paragraph: paragraph.index, start, fit: fit(anchor, paragraph.text, start, known)}))
      .filter((place) => place.fit > 0),
  );
  const most = Math.max(0, ...fits.map((place) => place.fit));
  const winners = fits.filter((place) => place.fit === most);
  const [winner] = winners;
  return winner && winners.length === 1 ? {paragraph: winner.paragraph, start: winner.start} : null;
}

/**
 * @param {string} text
 * @param {string} quote
 */
function everyStart(text, quote) {
  const starts = [];
  for (let at = text.indexOf(quote); quote && at >= 0; at = text.indexOf(quote, at + 1)) starts.push(at);
  return starts;
}

/**
 * How well a place's surroundings fit, in characters; 0 where too little of them is left on both sides.
 * @param {Anchor} anchor
 * @param {string} text
 * @param {number} start
 * @param {boolean} known  Whether this is known to be the paragraph.
 */
function fit(anchor, text, start, known) {
  const before = anchor.text.slice(Math.max(0, anchor.start - CONTEXT), anchor.start);
  const after = anchor.text.slice(anchor.end, anchor.end + CONTEXT);
  const left = commonEnd(before, text.slice(0, start));
  const right = commonStart(after, text.slice(start + anchor.quote.length));
  const wholeLeft = left === before.length && (anchor.start > CONTEXT || start === left);
  const end = start + anchor.quote.length + right;
  const wholeRight = right === after.length && (anchor.end + CONTEXT < anchor.text.length || end === text.length);
  const enough = known ? 2 : VERY_SURE - anchor.quote.length;
  const isLong = Math.max(left, right) >= (known ? SURE : VERY_SURE);
  const isSame = isLong || ((wholeLeft || wholeRight) && left + right >= enough);
  return isSame ? 1 + left + right : 0;
}

/**
 * @param {string} one
 * @param {string} other
 */
function commonStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/**
 * @param {string} one
 * @param {string} other
 */
function commonEnd(one, other) {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
