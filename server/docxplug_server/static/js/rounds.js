// Two reviews of one document, before and after an edit: what is the same remark, and what is gone.

/**
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Review} Review
 */

/** Quotations that share this part of their words are the same one, edited. */
const ALIKE = 0.5;

/**
 * Whether a review is of another version of the document that was reviewed before, not of somebody else's. Headings do
 * not count: all clients copy them from the announcement.
 * @param {Review} before
 * @param {Review} after
 */
export function isNextVersion(before, after) {
  return likeness(answersOf(before), answersOf(after)) >= ALIKE;
}

/** @param {Review} review */
function answersOf({responses, paragraphs = []}) {
  return responses
    .flatMap(({first_paragraph: first, last_paragraph: last}) => paragraphs.slice(first, last + 1))
    .map(({text}) => text)
    .join("\n");
}

/**
 * For each new item the old one it continues, by id first; then by check, answer and likeness of the quoted words.
 * @param {readonly Item[]} before
 * @param {readonly Item[]} after
 * @returns {Map<Item, Item>}
 */
export function continued(before, after) {
  const left = new Map(before.map((item) => [item.id, item]));
  /** @type {Map<Item, Item>} */
  const pairs = new Map();
  for (const item of after) {
    const old = left.get(item.id);
    if (!old) continue;
    pairs.set(item, old);
    left.delete(item.id);
  }
  for (const item of after) {
    const old = pairs.has(item) ? undefined : [...left.values()].find((other) => isAlike(other, item));
    if (!old) continue;
    pairs.set(item, old);
    left.delete(old.id);
  }
  return pairs;
}

/**
 * What the client has put right: the old items that have no new one, and what the document itself knows to be fixed.
 * @param {readonly Item[]} before
 * @param {Map<Item, Item>} pairs
 * @param {readonly {check: string, quote: string}[]} known
 */
export function fixedFindings(before, pairs, known) {
  const kept = new Set(pairs.values());
  const gone = before.filter((item) => item.kind === "finding" && item.status !== "dismissed" && !kept.has(item));
  const told = gone.map((item) => ({check: checkOf(item) ?? "", quote: item.anchor?.quote ?? ""}));
  const others = known.filter((one) => !told.some(({check, quote}) => check === one.check && quote === one.quote));
  return [...told, ...others];
}

/**
 * @param {Item} one
 * @param {Item} other
 */
function isAlike(one, other) {
  if (one.kind !== "finding" || other.kind !== "finding" || checkOf(one) !== checkOf(other)) return false;
  if (one.response !== other.response) return false;
  return likeness(one.anchor?.quote ?? "", other.anchor?.quote ?? "") >= ALIKE;
}

/** @param {Item} item */
function checkOf(item) {
  return item.findings[0]?.check;
}

/**
 * The part of the words that two texts have in common, from 0 to 1.
 * @param {string} one
 * @param {string} other
 */
export function likeness(one, other) {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const shared = [...left].filter((word) => right.has(word)).length;
  const most = Math.max(left.size, right.size);
  return most ? shared / most : Number(one === other);
}

/** @param {string} text */
function wordsOf(text) {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
