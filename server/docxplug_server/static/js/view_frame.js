// Around everything: the tabs, the notice and the progress.

import {counted, h} from "./dom.js";
import {icon} from "./icons.js";
import {useKey} from "./reviewing.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./store.js").State} State
 */

/** @type {[State["tab"], string][]} */
const TABS = [
  ["review", "Review"],
  ["phrases", "Phrases"],
  ["settings", "Settings"],
];

/** @param {Desk} desk */
export function tabs(desk) {
  const {tab: current} = desk.state;
  return TABS.map(([name, label]) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${name}`,
        class: "tab",
        "data-key": `tab-${name}`,
        "aria-selected": String(name === current),
        "aria-controls": `panel-${name}`,
        tabindex: name === current ? 0 : -1,
        onclick: () => desk.store.set({tab: name}),
        onkeydown: (/** @type {KeyboardEvent} */ event) => moved(desk, event),
      },
      label,
    ),
  );
}

/**
 * @param {Desk} desk
 * @param {KeyboardEvent} event
 */
function moved(desk, event) {
  const at = TABS.findIndex(([name]) => name === desk.state.tab);
  const targets = {ArrowRight: at + 1, ArrowLeft: at - 1 + TABS.length, Home: 0, End: TABS.length - 1};
  const target = targets[/** @type {keyof typeof targets} */ (event.key)];
  const tab = target === undefined ? undefined : TABS[target % TABS.length]?.[0];
  if (!tab) return;
  event.preventDefault();
  desk.store.set({tab});
  document.getElementById(`tab-${tab}`)?.focus();
}

/** @param {Desk} desk */
export function notice(desk) {
  const {notice: shown, needsKey} = desk.state;
  if (!shown && !needsKey) return [];
  const parts = [];
  if (shown) parts.push(noticeBar(desk, shown));
  if (needsKey) parts.push(keyForm(desk));
  return parts;
}

/**
 * @param {Desk} desk
 * @param {import("./store.js").Notice} shown
 */
function noticeBar(desk, {kind, text, action}) {
  const sign = {error: "error", success: "check", info: "info"}[kind];
  return h(
    "div",
    {class: `notice notice-${kind}`},
    icon(sign),
    h("p", {}, text),
    action &&
      h("button", {type: "button", class: "link", "data-key": "notice-action", onclick: action.run}, action.label),
    h(
      "button",
      {
        type: "button",
        class: "bare",
        "aria-label": "Close this message",
        "data-key": "notice-close",
        onclick: () => desk.store.set({notice: null}),
      },
      icon("cross"),
    ),
  );
}

/** @param {Desk} desk */
function keyForm(desk) {
  const input = h("input", {id: "access-key", type: "password", autocomplete: "off", required: true});
  const send = (/** @type {SubmitEvent} */ event) => (event.preventDefault(), void useKey(desk, input.value.trim()));
  return h(
    "form",
    {class: "card", onsubmit: send},
    h("label", {for: "access-key"}, "Access key of this service"),
    h("div", {class: "row"}, input, h("button", {type: "submit"}, "Use it")),
    h("p", {class: "hint"}, "Whoever runs the service has it. It is kept only while this page is open."),
  );
}

/** @param {Desk} desk */
export function progress(desk) {
  const {work} = desk.state;
  if (!work) return [];
  const {label, done, of, stop} = work;
  const told = of > 1 ? `${label}: ${done} of ${counted(of, "step")}` : label;
  const bar = h("progress", {"aria-label": told, max: of || 1, ...(of ? {value: done} : {})});
  if (!of) bar.removeAttribute("value");
  return [
    h(
      "div",
      {class: "work"},
      bar,
      h("span", {}, of > 1 ? `${label} ${done}/${of}` : `${label} …`),
      stop && h("button", {type: "button", class: "link", "data-key": "stop", onclick: stop}, "Stop"),
    ),
  ];
}
