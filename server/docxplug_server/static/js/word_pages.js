// How many pages Word counts, where it tells: Range.pages of WordApiDesktop 1.2 (Microsoft 365 on Windows and Mac).

import {isSupported} from "./office_start.js";

/** A count that takes longer than this is not waited for: the review has one of its own. */
const PATIENCE = 3_000;

/**
 * Word's own count of the document's pages, or null where it does not tell.
 * @returns {Promise<number | null>}
 */
export async function wordPages() {
  if (!isSupported("1.2", "WordApiDesktop")) return null;
  const late = new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE));
  return Promise.race([counted(), /** @type {Promise<null>} */ (late)]);
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
