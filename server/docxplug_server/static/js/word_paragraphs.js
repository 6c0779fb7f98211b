// The paragraphs that Word shows now, as the review writes them.

import {fold} from "./anchor.js";
import {isSupported} from "./office_start.js";

/**
 * @typedef {object} Shown
 * @property {string | null} id  Word's own for this session, where it gives one.
 * @property {number} index
 * @property {string} raw  As Word gives it: with tracked deletions, with Word's signs.
 * @property {string} text  As the review writes it, all tracked changes accepted.
 * @property {Word.Paragraph} paragraph
 */

/**
 * All paragraphs of the body, tables and content controls included, in reading order.
 * @param {Word.RequestContext} context
 * @param {Set<string>} known  Texts of which it is known that no tracked deletion is in them.
 * @returns {Promise<Shown[]>}
 */
export async function shownParagraphs(context, known) {
  const hasIds = isSupported("1.6");
  const paragraphs = context.document.body.paragraphs;
  paragraphs.load(hasIds ? "items/text,items/uniqueLocalId" : "items/text");
  await context.sync();
  const shown = paragraphs.items.map((paragraph, index) => ({
    id: (hasIds && paragraph.uniqueLocalId) || null, // some hosts that claim 1.6 give none
    index,
    raw: paragraph.text,
    text: fold(paragraph.text),
    paragraph,
  }));
  await acceptChanges(
    context,
    shown.filter(({text}) => text && !known.has(text)),
  );
  return shown;
}

/**
 * A paragraph by its id if it still has its text, without reading all the others; null where it has not, or is gone.
 * @param {Word.RequestContext} context
 * @param {{id: string, index: number}} home
 * @param {string} text
 * @returns {Promise<Shown | null>}
 */
export async function unchangedParagraph(context, {id, index}, text) {
  try {
    const paragraph = context.document.getParagraphByUniqueLocalId(id);
    paragraph.load("text");
    await context.sync();
    return fold(paragraph.text) === text ? {id, index, raw: paragraph.text, text, paragraph} : null;
  } catch {
    return null; // All paragraphs are looked at then.
  }
}

/**
 * Takes tracked deletions out of the texts. Where Word cannot tell, the texts stay as they are shown: a comment goes to
 * exactly the quoted words all the same, or nowhere.
 * @param {Word.RequestContext} context
 * @param {Shown[]} doubtful
 */
async function acceptChanges(context, doubtful) {
  if (!doubtful.length) return;
  try {
    const reviewed = doubtful.map(({paragraph}) => paragraph.getReviewedText("Current"));
    await context.sync();
    doubtful.forEach((shown, index) => (shown.text = fold(reviewed[index]?.value ?? shown.raw)));
  } catch {
    // What is shown has to do.
  }
}
