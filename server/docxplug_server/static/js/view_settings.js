// Settings of the next review: the pack, its checks, words that are fine.

import {h} from "./dom.js";
import {icon} from "./icons.js";
import {saveSettings} from "./storage.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Pack} Pack
 * @typedef {import("./types.js").Settings} Settings
 */

/**
 * @param {Desk} desk
 * @param {() => void} redraw  Called when another pack has other checks to show.
 */
export function settingsForm(desk, redraw) {
  const {settings, packs} = desk.state;
  const set = (/** @type {Partial<Settings>} */ changes) => {
    const next = {...desk.state.settings, ...changes};
    saveSettings(next);
    desk.store.set({settings: next});
  };
  return [
    h("h2", {}, "Settings"),
    h("p", {class: "hint"}, "They hold from the next review on."),
    packField(settings, packs, (rubric) => (set({rubric}), redraw())),
    acceptField(settings, set),
    desk.host.kind === "browser" && authorField(settings, set),
    switchField("with-info", "Notes become comments too", settings.withInfo, (isOn) => set({withInfo: isOn})),
    switchField(
      "exact-pages",
      desk.host.kind === "word"
        ? "Have Word count the pages, or LibreOffice where it is installed (slower)"
        : "Have LibreOffice count the pages where it is installed (slower)",
      settings.exactPages,
      (isOn) => set({exactPages: isOn}),
    ),
    checkGroups(desk, set),
  ];
}

/**
 * @param {Settings} settings
 * @param {Pack[]} packs
 * @param {(rubric: string) => void} onChange
 */
function packField({rubric}, packs, onChange) {
  const choices = [["auto", "By the announcement"], ...packs.map(({name, title}) => [name, title || name])];
  const select = h(
    "select",
    {id: "rubric", "data-key": "rubric", onchange: () => onChange(select.value)},
    choices.map(([name, title]) => h("option", {value: name ?? "", selected: name === rubric}, title ?? "")),
  );
  return h("div", {class: "field"}, h("label", {for: "rubric"}, "Rules"), select);
}

/**
 * @param {Settings} settings
 * @param {(changes: Partial<Settings>) => void} set
 */
function acceptField({accept}, set) {
  const area = h("textarea", {
    id: "accept",
    "data-key": "accept",
    rows: 3,
    value: accept.join(", "),
    placeholder: "NWS, POA&M",
    "aria-describedby": "accept-hint",
    onchange: () =>
      set({
        accept: area.value
          .split(/[,;\n]/)
          .map((word) => word.trim())
          .filter(Boolean),
      }),
  });
  return h(
    "div",
    {class: "field"},
    h("label", {for: "accept"}, "Words that are fine"),
    area,
    h("p", {class: "hint", id: "accept-hint"}, "Names and acronyms never to remark upon, with commas between."),
  );
}

/**
 * @param {Settings} settings
 * @param {(changes: Partial<Settings>) => void} set
 */
function authorField({author}, set) {
  const input = h("input", {
    type: "text",
    id: "author",
    "data-key": "author",
    maxlength: 100,
    value: author,
    onchange: () => set({author: input.value}),
  });
  return h("div", {class: "field"}, h("label", {for: "author"}, "Author of the comments"), input);
}

/**
 * @param {string} id
 * @param {string} label
 * @param {boolean} isOn
 * @param {(isOn: boolean) => void} onChange
 */
function switchField(id, label, isOn, onChange) {
  const box = h("input", {type: "checkbox", id, "data-key": id, checked: isOn, onchange: () => onChange(box.checked)});
  return h("div", {class: "check"}, box, h("label", {for: id}, label));
}

/**
 * @param {Desk} desk
 * @param {(changes: Partial<Settings>) => void} set
 */
function checkGroups(desk, set) {
  const {packs, settings} = desk.state;
  const {rubric, disable} = settings;
  const pack = packs.find(({name}) => name === rubric) ?? packs.find(({name}) => name === "tq") ?? packs[0];
  const checks = pack?.checks.filter(({enabled}) => enabled) ?? [];
  if (!checks.length) return null;
  const boxes = checks.map(({id, title}) =>
    switchField(`check-${id}`, title || id, !disable.includes(id), (isOn) => {
      const others = desk.state.settings.disable.filter((other) => other !== id);
      set({disable: isOn ? others : [...others, id]});
    }),
  );
  const off = disable.length ? `, ${disable.length} off` : "";
  return h(
    "details",
    {class: "checks", open: disable.length > 0},
    h("summary", {"data-key": "checks"}, icon("chevron"), `Checks (${checks.length}${off})`),
    boxes,
  );
}
