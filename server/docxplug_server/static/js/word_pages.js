// How many pages Word counts: it tells by Range.pages of WordApiDesktop 1.2 (Microsoft 365 on Windows and Mac), elsewhere
// by the PDF that it makes of the document.

import {isSupported} from "./office_start.js";
import {wordFile} from "./word_file.js";

/** A count that takes longer than this is not waited for: the review has one of its own. */
const PATIENCE = 3_000;
/** The same for a PDF, which is asked for only where the reviewer wants to wait for it. */
const PDF_PATIENCE = 20_000;

/**
 * Word's own count of the document's pages, or null where it does not tell.
 * @returns {Promise<number | null>}
 */
export async function wordPages() {
  return isSupported("1.2", "WordApiDesktop") ? soon(counted(), PATIENCE) : null;
}

/**
 * The PDF that Word makes of the document, or null where it does not.
 * @returns {Promise<Blob | null>}
 */
export async function wordPdf() {
  const made = wordFile("pdf").catch(() => null);
  return soon(made, PDF_PATIENCE);
}

/**
 * @template T
 * @param {Promise<T | null>} promise
 * @param {number} patience
 * @returns {Promise<T | null>}
 */
function soon(promise, patience) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve(null), patience))]);
}

async function counted() {
  try {
    return await Word.run(async (context) => {
      const pages = context.document.body.getRange("Whole").pages;
      pages.load("items/index");
      await context.sync();
      const last = pages.items[pages.items.length - 1]?.index;
      // Both say the same of a whole document; where they do not, neither is believed.
      return last && last === pages.items.length ? last : null;
    });
  } catch {
    return null; // The review counts without Word.
  }
}
