// The document's file out of Word, in slices.

const SLICE = 1024 * 1024;

/**
 * The document as Word would save it now, or the PDF that Word makes of it.
 * @param {"compressed" | "pdf"} kind
 * @returns {Promise<Blob>}
 * @throws {Error} Word does not hand it over (some do not; a protected document).
 */
export async function wordFile(kind = "compressed") {
  const file = await called(
    /** @param {(result: Office.AsyncResult<Office.File>) => void} done */ (done) =>
      Office.context.document.getFileAsync(/** @type {any} */ (kind), {sliceSize: SLICE}, done),
  );
  try {
    const parts = [];
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = await called(
        /** @param {(result: Office.AsyncResult<Office.Slice>) => void} done */ (done) =>
          file.getSliceAsync(index, done),
      );
      parts.push(new Uint8Array(slice.data));
    }
    return new Blob(parts);
  } finally {
    // Word keeps at most two files open; one that stays open blocks the next review.
    file.closeAsync?.(() => undefined);
  }
}

/** The file's name, where Word says it; a document that was never saved has none. */
export function wordFileName() {
  const address = Office.context.document.url ?? "";
  const name = decoded(address.split(/[\\/]/).pop()?.split("?")[0] ?? "");
  return /\.(docx|docm|dotx|dotm)$/i.test(name) ? name : "document.docx";
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @template T
 * @param {(done: (result: Office.AsyncResult<T>) => void) => void} start
 * @returns {Promise<T>}
 */
function called(start) {
  return new Promise((resolve, reject) => {
    start((result) => {
      if (String(result.status) === "succeeded") resolve(result.value);
      else reject(new Error(result.error?.message || "Word did not hand over the document."));
    });
  });
}
