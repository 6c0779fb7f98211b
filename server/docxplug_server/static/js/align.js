// Two versions of a document, paragraph by paragraph: which is which.

/** Beyond this many comparisons two versions are aligned by their unique paragraphs alone. */
const MOST_COMPARISONS = 1_000_000;

/**
 * For each of the review's paragraphs the index of Word's paragraph with the same text, in the same order, or null.
 * @param {readonly string[]} reviewed
 * @param {readonly string[]} shown
 * @returns {(number | null)[]}
 */
export function align(reviewed, shown) {
  /** @type {(number | null)[]} */
  const result = reviewed.map(() => null);
  let top = 0;
  while (top < reviewed.length && top < shown.length && reviewed[top] === shown[top]) result[top] = top++;
  let [end, shownEnd] = [reviewed.length, shown.length];
  while (end > top && shownEnd > top && reviewed[end - 1] === shown[shownEnd - 1]) result[--end] = --shownEnd;
  const middle = [reviewed.slice(top, end), shown.slice(top, shownEnd)];
  const [left, right] = /** @type {[string[], string[]]} */ (middle);
  const pairs = left.length * right.length <= MOST_COMPARISONS ? longestCommon(left, right) : unique(left, right);
  for (const [one, other] of pairs) result[top + one] = top + other;
  return result;
}

/**
 * @param {readonly string[]} left
 * @param {readonly string[]} right
 * @returns {[number, number][]}
 */
function longestCommon(left, right) {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (/** @type {number} */ row, /** @type {number} */ column) => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  /** @type {[number, number][]} */
  const pairs = [];
  let [row, column] = [0, 0];
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

/**
 * Pairs of texts that each side has once, in increasing order on both sides.
 * @param {readonly string[]} left
 * @param {readonly string[]} right
 * @returns {[number, number][]}
 */
function unique(left, right) {
  const places = once(right);
  let last = -1;
  /** @type {[number, number][]} */
  const pairs = [];
  for (const [text, index] of once(left)) {
    const other = places.get(text);
    if (other === undefined || other <= last) continue;
    pairs.push([index, other]);
    last = other;
  }
  return pairs;
}

/**
 * @param {readonly string[]} texts
 * @returns {Map<string, number>}
 */
function once(texts) {
  const seen = new Map();
  texts.forEach((text, index) => seen.set(text, seen.has(text) ? -1 : index));
  return new Map([...seen].filter(([, index]) => index >= 0));
}
