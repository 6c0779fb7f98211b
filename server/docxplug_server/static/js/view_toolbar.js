// Above the list: what is done with all findings, and which of them are shown.

import {commentAll, download, pickShown, waiting} from "./commenting.js";
import {counted, h} from "./dom.js";
import {icon} from "./icons.js";
import {SEVERITIES, answerName, countBySeverity} from "./items.js";
import {review} from "./reviewing.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Review} Review
 * @typedef {import("./items.js").Filter} Filter
 */

/** @type {Record<string, [string, string]>} */
const SEVERITY_NAMES = {error: ["Error", "Errors"], warning: ["Warning", "Warnings"], info: ["Note", "Notes"]};

/** The button that reviews, and the one for all comments. @param {Desk} desk */
export function mainButtons(desk) {
  const {review: done, work, isChoosing} = desk.state;
  const isFirst = !done || isChoosing;
  const run = h(
    "button",
    {
      type: "button",
      class: isFirst ? "primary wide" : "",
      "data-key": "review",
      "aria-disabled": String(Boolean(work)),
      onclick: () => void review(desk),
    },
    done ? "Review again" : "Review",
  );
  if (isFirst) return [run];
  return [desk.host.kind === "word" ? commentAllButton(desk) : downloadButton(desk), run];
}

/** @param {Desk} desk */
function commentAllButton(desk) {
  const count = waiting(desk.state).length;
  return h(
    "button",
    {
      type: "button",
      class: "primary",
      "data-key": "all",
      "aria-disabled": String(count === 0 || Boolean(desk.state.work)),
      title: "Puts every open comment that is shown below into the document",
      onclick: () => count && void commentAll(desk),
    },
    count ? `Comment all (${count})` : "All commented",
  );
}

/** @param {Desk} desk */
function downloadButton(desk) {
  const count = desk.state.items.filter(({status}) => status === "commented").length;
  return h(
    "button",
    {
      type: "button",
      class: "primary",
      "data-key": "download",
      "aria-disabled": String(count === 0 || Boolean(desk.state.work)),
      onclick: () => count && void download(desk),
    },
    `Download copy (${counted(count, "comment")})`,
  );
}

/** @param {Desk} desk */
export function filters(desk) {
  const {review: done, items, filter} = desk.state;
  if (!done) return [];
  const inAnswer = items.filter(({response}) => !filter.response || (response ?? "document") === filter.response);
  const counts = countBySeverity(inAnswer);
  const set = (/** @type {Partial<Filter>} */ changes) => desk.store.set({filter: {...filter, ...changes}});
  const toggles = SEVERITIES.map((severity) => {
    const isOn = filter.severities.includes(severity);
    const others = filter.severities.filter((other) => other !== severity);
    return h(
      "button",
      {
        type: "button",
        class: `toggle toggle-${severity}`,
        "aria-pressed": String(isOn),
        "data-key": `severity-${severity}`,
        onclick: () => set({severities: isOn ? others : [...others, severity]}),
      },
      icon(severity),
      `${counts[severity]} ${SEVERITY_NAMES[severity]?.[counts[severity] === 1 ? 0 : 1]}`,
    );
  });
  return [
    h("div", {class: "toggles", role: "group", "aria-label": "Show findings by severity"}, toggles),
    h("div", {class: "row"}, answerSelect(desk, done, set), statusSelect(desk, set)),
    desk.host.kind === "browser" && pickButtons(desk),
  ];
}

/** @param {Desk} desk */
function pickButtons(desk) {
  const button = (/** @type {string} */ label, /** @type {boolean} */ isPicked) =>
    h("button", {type: "button", class: "link", "data-key": label, onclick: () => pickShown(desk, isPicked)}, label);
  return h("div", {class: "row picks"}, button("Pick all shown", true), button("Pick none", false));
}

/**
 * @param {Desk} desk
 * @param {Review} done
 * @param {(changes: Partial<Filter>) => void} set
 */
function answerSelect(desk, done, set) {
  if (done.responses.length < 2) return null;
  const options = done.responses.map(({id}) => [id, answerName(done, id)]);
  if (desk.state.items.some(({response}) => response === null)) options.push(["document", "The whole document"]);
  return select("Answer", "filter-answer", [["", "All answers"], ...options], desk.state.filter.response, (value) =>
    set({response: value}),
  );
}

/**
 * @param {Desk} desk
 * @param {(changes: Partial<Filter>) => void} set
 */
function statusSelect(desk, set) {
  const isWord = desk.host.kind === "word";
  const options = [
    ["all", "Everything"],
    ["open", isWord ? "Still open" : "Not picked"],
    ["commented", isWord ? "Commented" : "Picked"],
    ["dismissed", "Dismissed"],
  ];
  const {status} = desk.state.filter;
  return select("State", "filter-status", options, status, (value) =>
    set({status: /** @type {Filter["status"]} */ (value)}),
  );
}

/**
 * @param {string} label
 * @param {string} key
 * @param {string[][]} options
 * @param {string} value
 * @param {(value: string) => void} onChange
 */
function select(label, key, options, value, onChange) {
  const element = h(
    "select",
    {"aria-label": label, "data-key": key, onchange: () => onChange(element.value)},
    options.map(([name, text]) => h("option", {value: name ?? "", selected: name === value}, text ?? "")),
  );
  return element;
}
