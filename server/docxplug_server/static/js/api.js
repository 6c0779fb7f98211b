// The service behind the page: requests with its token, its sentences for what went wrong, progress of long reviews.

/**
 * @typedef {import("./types.js").Review} Review
 * @typedef {import("./types.js").DocumentSource} DocumentSource
 * @typedef {import("./types.js").Announcement} Announcement
 * @typedef {{step: string, done: number, of: number}} Progress
 * @typedef {{comment?: string, finding?: string, paragraph?: number, start?: number, end?: number, quote?: string, text?: string}} WantedComment
 */

const BASE = "/api/v1";
/** Documents above this many bytes are reviewed while the page asks how far it is. */
const LONG_DOCUMENT = 150_000;
const FIRST_WAIT = 100;
const LONGEST_WAIT = 1_000;

/** A refusal or a failure, told in a sentence for the reviewer. */
export class ServiceError extends Error {
  /**
   * @param {string} message
   * @param {number} status  HTTP's number, 0 where no answer came.
   */
  constructor(message, status) {
    super(message);
    this.name = "ServiceError";
    this.status = status;
  }
}

export class Api {
  /** @param {string} token */
  constructor(token) {
    this.token = token;
  }

  /**
   * @param {DocumentSource} source
   * @param {Announcement | null} announcement
   * @param {object} options
   * @param {(progress: Progress) => void} onProgress
   * @param {AbortSignal} signal
   * @returns {Promise<Review>}
   */
  async review(source, announcement, options, onProgress, signal) {
    const asked = {...options, paragraphs: true, offset_unit: "utf16"};
    const body = requestBody(source, announcement, {options: asked});
    const isLong = "file" in source && source.file.size > LONG_DOCUMENT;
    const response = await this.#send("/review", body, signal, isLong);
    if (response.status !== 202) return response.json();
    return this.#follow(await response.json(), response.headers.get("Location") ?? "", onProgress, signal);
  }

  /**
   * A copy of the document with comments, and the name it is given.
   * @param {DocumentSource} source
   * @param {Announcement | null} announcement
   * @param {object} options
   * @param {WantedComment[]} comments
   * @returns {Promise<{file: Blob, name: string}>}
   */
  async annotate(source, announcement, options, comments) {
    const asked = {...options, offset_unit: "utf16"};
    const body = requestBody(source, announcement, {options: asked, comments});
    const response = await this.#send("/annotate", body, null, false);
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
    return {file: await response.blob(), name: name ? decodeURIComponent(name) : "reviewed.docx"};
  }

  /** @returns {Promise<import("./types.js").Pack[]>} */
  async rubrics() {
    const response = await this.#fetch(`${BASE}/rubrics`, {});
    return (await response.json()).rubrics;
  }

  /**
   * What is understood of an announcement's file.
   * @param {File} file
   * @returns {Promise<import("./types.js").Posting>}
   */
  async posting(file) {
    const form = new FormData();
    form.append("posting", file, file.name);
    return (await this.#send("/posting", form, null, false)).json();
  }

  /**
   * @param {string} path
   * @param {FormData | string} body
   * @param {AbortSignal | null} signal
   * @param {boolean} isLong
   */
  #send(path, body, signal, isLong) {
    /** @type {Record<string, string>} */
    const headers = isLong ? {Prefer: "respond-async"} : {};
    if (typeof body === "string") headers["Content-Type"] = "application/json";
    return this.#fetch(BASE + path, {method: "POST", body, headers, signal});
  }

  /**
   * @param {string} address
   * @param {RequestInit} request
   */
  async #fetch(address, request) {
    const headers = {...request.headers, "X-Docxplug-Token": this.token};
    let response;
    try {
      response = await fetch(address, {...request, headers});
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new ServiceError("docxplug does not answer. Start it with “docxplug serve”, then try again.", 0);
    }
    if (!response.ok) throw new ServiceError(await sentenceOf(response), response.status);
    return response;
  }

  /**
   * @param {Progress & {status: string}} first
   * @param {string} address
   * @param {(progress: Progress) => void} onProgress
   * @param {AbortSignal} signal
   * @returns {Promise<Review>}
   */
  async #follow(first, address, onProgress, signal) {
    let state = first;
    try {
      for (let wait = FIRST_WAIT; state.status === "waiting" || state.status === "working"; ) {
        onProgress(state);
        await pause(wait, signal);
        wait = Math.min(wait * 1.5, LONGEST_WAIT);
        state = await (await this.#fetch(address, {signal})).json();
      }
      return await (await this.#fetch(`${address}/result`, {signal})).json();
    } catch (error) {
      if (signal.aborted) this.#fetch(address, {method: "DELETE"}).catch(() => undefined);
      throw error;
    }
  }
}

/**
 * @param {DocumentSource} source
 * @param {Announcement | null} announcement
 * @param {{options: object, comments?: WantedComment[]}} rest
 */
function requestBody(source, announcement, rest) {
  const posting = announcement ? {posting: announcement.text} : {};
  if ("paragraphs" in source) return JSON.stringify({paragraphs: source.paragraphs, ...posting, ...rest});
  const form = new FormData();
  form.append("document", source.file, source.name);
  if (announcement) form.append("posting", announcement.text);
  if (source.pdf) form.append("word_pdf", source.pdf, "word.pdf");
  for (const [name, value] of Object.entries(rest)) form.append(name, JSON.stringify(value));
  return form;
}

/** @param {Response} response */
async function sentenceOf(response) {
  const isProblem = (response.headers.get("Content-Type") ?? "").includes("json");
  const problem = isProblem ? await response.json().catch(() => null) : null;
  return (
    problem?.detail ??
    `docxplug answered with an error (${response.status}). Try again; restart it if that does not help.`
  );
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException("The review was stopped.", "AbortError"));
    if (signal.aborted) return stop();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), stop()), {once: true});
  });
}
