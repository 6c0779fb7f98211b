// An answer at a glance: length against its limit, the parts of its stories, the announcement's phrases.

import {counted, h} from "./dom.js";
import {icon} from "./icons.js";
import {anchorOf} from "./items.js";
import {showPlace} from "./commenting.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Place} Place
 * @typedef {import("./types.js").Response} Response
 * @typedef {import("./types.js").Story} Story
 * @typedef {import("./types.js").Verdict} Verdict
 */

const PARTS = ["challenge", "context", "action", "result"];

/** How a phrase of the announcement is taken up. @type {Record<string, [string, string]>} */
const STATUS = {
  verbatim: ["check", "in the posting’s words"],
  inflected: ["check", "in another form"],
  reordered: ["check", "in another order"],
  partial: ["part", "in part"],
  paraphrase: ["part", "perhaps in other words"],
  missing: ["cross", "not in the posting’s words"],
};
const TAKEN_UP = ["verbatim", "inflected", "reordered"];
const SIGNS = {within: "check", over: "error", unclear: "warning"};
const VERDICTS = {within: "within the limit", over: "over the limit", unclear: "too close to call: look in Word"};

/** Who counted the pages. @type {Record<string, string>} */
const COUNTED = {
  word: "counted by Word",
  libreoffice: "counted by LibreOffice",
  "word-saved": "counted by Word when it saved the file",
  estimate: "estimated",
};

/** The whole document's pages, and who says so. @param {import("./types.js").Pages} pages */
export function countOf({pages, low, high, source}) {
  const range = low < high ? ` (${low} to ${high})` : "";
  return `The whole document: ${counted(pages, "page")}${range}, ${COUNTED[source] ?? source}`;
}

/**
 * @param {Desk} desk
 * @param {Response} response
 * @param {boolean} isOpen
 * @param {(isOpen: boolean) => void} onToggle
 */
export function overview(desk, response, isOpen, onToggle) {
  const details = h(
    "details",
    {class: "overview", open: isOpen, ontoggle: () => onToggle(details.open)},
    h(
      "summary",
      {"data-key": `overview-${response.id}`},
      icon("chevron"),
      alarm(response),
      h("span", {}, inOneLine(response)),
    ),
    h("dl", {}, lengthRows(desk, response), storyRows(desk, response), phraseRows(desk, response)),
  );
  return details;
}

/** A sign before the line where a limit is passed, or may be. @param {Response} response */
function alarm({limits}) {
  const verdict = /** @type {const} */ (["over", "unclear"]).find((one) => limits.some((limit) => limit.verdict === one));
  return verdict && [icon(SIGNS[verdict]), h("span", {class: "hidden"}, `${VERDICTS[verdict]}: `)];
}

/** @param {Response} response */
function inOneLine(response) {
  const taken = response.mirroring.filter(({status}) => TAKEN_UP.includes(status)).length;
  const parts = [lengthText(response)];
  const missing = [...new Set(response.stories.flatMap((story) => story.missing))];
  if (response.stories.length) parts.push(missing.length ? `no ${missing.join(", ")} seen` : "CCAR");
  if (response.mirroring.length) parts.push(`${taken}/${response.mirroring.length} phrases`);
  return parts.join(" · ");
}

/** @param {Response} response */
function lengthText({pages, words, limits}) {
  const limit = limits.find(({limit: {unit}}) => unit === "pages");
  if (limit) return `${number(limit.actual)} of ${number(limit.limit.value)} pages`;
  return pages?.length ? `${number(pages.length)} pages` : `${number(words)} words`;
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString("en-US", {maximumFractionDigits: 2});
}

/**
 * @param {Desk} desk
 * @param {Response} response
 */
function lengthRows(desk, {words, characters, pages, limits}) {
  const size = [`${number(words)} words`, `${number(characters)} characters`];
  if (pages?.length) size.unshift(`${number(pages.length)} pages`);
  const whole = desk.state.review?.pages;
  return [
    h("dt", {}, "Length"),
    h("dd", {}, h("p", {}, size.join(" · ")), limits.map(limitRow), whole && h("p", {class: "hint"}, `${countOf(whole)}.`)),
  ];
}

/** @param {Verdict} verdict */
function limitRow({limit, actual, verdict, reason}) {
  return h(
    "div",
    {class: `limit limit-${verdict}`},
    // The words beside it say the same, so screen readers pass over the bar.
    h("progress", {max: limit.value, value: Math.min(actual, limit.value), "aria-hidden": "true"}),
    h(
      "p",
      {title: limit.sentence},
      icon(SIGNS[verdict]),
      ` ${number(actual)} of ${number(limit.value)} ${limit.unit}: ${VERDICTS[verdict]}`,
    ),
    reason && h("p", {class: "hint"}, reason),
  );
}

/**
 * @param {Desk} desk
 * @param {Response} response
 */
function storyRows(desk, {stories}) {
  if (!stories.length) return [];
  const rows = stories.map((story, index) =>
    h(
      "div",
      {class: "story"},
      stories.length > 1 && h("span", {class: "hint"}, `Story ${index + 1}`),
      h(
        "ul",
        {class: "chips"},
        PARTS.map((part) => partChip(desk, story, part)),
      ),
    ),
  );
  return [h("dt", {}, stories.length > 1 ? counted(stories.length, "story", "stories") : "Story"), h("dd", {}, rows)];
}

/**
 * @param {Desk} desk
 * @param {Story} story
 * @param {string} part
 */
function partChip(desk, story, part) {
  const places = story.parts.filter((one) => one.part === part);
  const name = part[0]?.toUpperCase() + part.slice(1);
  const state = places.length ? "there" : story.missing.includes(part) ? "missing" : "not seen";
  return chip(desk, name, state, places.length ? "check" : state === "missing" ? "cross" : "minus", places);
}

/**
 * @param {Desk} desk
 * @param {Response} response
 */
function phraseRows(desk, {mirroring}) {
  if (!mirroring.length) return [];
  const taken = mirroring.filter(({status}) => TAKEN_UP.includes(status)).length;
  const chips = mirroring.map(({phrase, status, spans}) => {
    const [sign, words] = STATUS[status] ?? ["minus", status];
    return chip(desk, phrase, words, sign, spans);
  });
  return [
    h("dt", {}, "Phrases of the announcement"),
    h("dd", {}, h("p", {}, `${taken} of ${mirroring.length} taken up`), h("ul", {class: "chips"}, chips)),
  ];
}

/**
 * A word with its state; a click shows where it stands.
 * @param {Desk} desk
 * @param {string} text
 * @param {string} state
 * @param {string} sign
 * @param {Place[]} places
 */
function chip(desk, text, state, sign, places) {
  const [place] = places;
  const review = desk.state.review;
  const words = [icon(sign), h("span", {}, text), h("span", {class: "hidden"}, `: ${state}`)];
  const look = `chip chip-${sign}`;
  if (!place || !review) return h("li", {class: look, title: state}, words);
  const show = () => void showPlace(desk, anchorOf(review, place));
  return h("li", {}, h("button", {type: "button", class: look, title: `${state}: show it`, onclick: show}, words));
}
