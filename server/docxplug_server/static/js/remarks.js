// What a document remembers of a review, in the form that the command line writes, too: pure functions.

import {wordsOf} from "./items.js";

/**
 * @typedef {import("./types.js").Finding} Finding
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Remark} Remark
 * @typedef {import("./types.js").Review} Review
 * @typedef {import("./types.js").ToldFinding} ToldFinding
 */

/** How many characters (code points) on either side tell two equal quotes apart, as in docxplug/rounds.py. */
const AROUND = 24;

/**
 * A text's digest as docxplug/round_facts.py has it: the beginning of its SHA-256, nothing of an empty text.
 * @param {string} text
 */
export async function digest(text) {
  if (!text) return "";
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What an answer is known by from round to round: its qualification, else its place among the answers.
 * @param {Review} review
 * @param {string | null} id
 */
export function aboutOf(review, id) {
  return review.responses.find((response) => response.id === id)?.qualification ?? id ?? "";
}

/**
 * What the document is to remember of an item that was commented or dismissed.
 * @param {Review} review
 * @param {Item} item
 * @returns {Promise<Remark>}
 */
export async function remarkOf(review, item) {
  const dismissed = item.status === "dismissed";
  return {
    kind: item.kind === "summary" ? "summary" : "finding",
    about: aboutOf(review, item.response),
    said: dismissed ? "" : await digest(wordsOf(item)),
    dismissed,
    closed: false,
    reason: dismissed ? item.reason : "",
    findings: await Promise.all(item.findings.map((finding) => toldOf(review, finding))),
  };
}

/**
 * @param {Review} review
 * @param {Finding} finding
 * @returns {Promise<ToldFinding>}
 */
async function toldOf(review, {id, check, response, paragraph, start, end, quote}) {
  const text = paragraph === null ? "" : (review.paragraphs?.[paragraph]?.text ?? "");
  const before = [...text.slice(0, start ?? 0)].slice(-AROUND).join("");
  const after = [...text.slice(end ?? text.length)].slice(0, AROUND).join("");
  const about = aboutOf(review, response);
  return {id, check, about, before: await digest(before), after: await digest(after), quote: quote ?? ""};
}

/**
 * Items with what the document remembers. What the service has read in the file goes before it: it knows whether a
 * comment is still there.
 * @param {Review} review
 * @param {Item[]} items
 * @param {Remark[]} remarks
 */
export function recalled(review, items, remarks) {
  const left = remarks.filter(({closed}) => !closed);
  return items.map((item) => {
    const at = left.findIndex((remark) => isAbout(remark, review, item));
    const [remark] = at < 0 ? [] : left.splice(at, 1);
    if (!remark) return item;
    if (item.status === "dismissed") return {...item, reason: remark.reason || item.reason};
    if (item.status !== "open") return item;
    const status = /** @type {Item["status"]} */ (remark.dismissed ? "dismissed" : "commented");
    return {...item, status, reason: remark.reason};
  });
}

/**
 * @param {Remark} remark
 * @param {Review} review
 * @param {Item} item
 */
function isAbout(remark, review, item) {
  if (remark.kind !== item.kind) return false;
  if (item.kind === "summary") return remark.about === aboutOf(review, item.response);
  const told = new Map(remark.findings.map(({id, quote}) => [id, quote]));
  return item.findings.some(({id, quote}) => told.get(id) === (quote ?? ""));
}
