// Choosing the announcement: pasted, dropped, picked from a folder or from those used lately.

import {counted, h} from "./dom.js";
import {icon} from "./icons.js";
import {forgetAnnouncement, readAnnouncement, useAnnouncement} from "./reviewing.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Announcement} Announcement
 * @typedef {import("./types.js").Posting} Posting
 */

const LONGEST_NAME = 70;
/** After so many milliseconds without a key the text is read. */
const TYPING_PAUSE = 300;

/**
 * The announcement in use in one line, or the form to choose one.
 * @param {Desk} desk
 */
export function announcementCard(desk) {
  const {announcement, isChoosing, review} = desk.state;
  if (!isChoosing && review) return chosenRow(desk);
  return h(
    "section",
    {class: "card", "aria-labelledby": "announcement-title"},
    h("h2", {id: "announcement-title"}, "Announcement"),
    announcement && isFromFile(announcement) ? fileRow(desk, announcement) : pasteField(desk),
    recentList(desk),
  );
}

/** @param {Desk} desk */
function chosenRow(desk) {
  const {announcement, review} = desk.state;
  const told = announcement
    ? announcement.name
    : review?.posting
      ? "The document’s own qualifications"
      : "No announcement";
  return h(
    "section",
    {class: "chosen", "aria-label": "Announcement"},
    h(
      "p",
      {},
      h("span", {class: "ellipsis"}, told),
      h("span", {class: "hint"}, review?.posting ? asked(review.posting) : ""),
    ),
    h(
      "button",
      {type: "button", class: "link", "data-key": "change", onclick: () => desk.store.set({isChoosing: true})},
      announcement ? "Change" : "Add one",
    ),
  );
}

/**
 * What an announcement asks for, in few words.
 * @param {Posting} posting
 */
function asked(posting) {
  const kinds = new Map();
  for (const {kind} of posting.qualifications) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const counts = [...kinds].map(([kind, count]) => counted(count, kind));
  const limit = posting.limits.find(
    ({unit, scope}) => scope.startsWith("tq") && ["pages", "words", "characters"].includes(unit),
  );
  if (limit) counts.push(`${limit.value} ${limit.unit}${limit.scope === "tq_each" ? " each" : ""}`);
  return counts.join(", ");
}

/** @param {Desk} desk */
function pasteField(desk) {
  const {announcement} = desk.state;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const area = h("textarea", {
    id: "announcement-text",
    "data-key": "announcement-text",
    rows: 5,
    value: announcement?.text ?? "",
    placeholder: "Paste the vacancy announcement, whole as it is, or drop its file here.",
    "aria-describedby": "announcement-hint",
    onchange: () => take(desk, area.value),
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => take(desk, area.value), TYPING_PAUSE);
    },
  });
  return dropZone(
    (file) => void readAnnouncement(desk, file),
    h("label", {for: "announcement-text", class: "hidden"}, "Text of the announcement"),
    area,
    h("p", {id: "understood"}),
    h(
      "p",
      {id: "announcement-hint", class: "hint row"},
      fileButton(desk),
      ".docx, .pdf or .txt. You can also review without one.",
    ),
  );
}

/**
 * What was read out of the text in the field.
 * @param {Desk} desk
 */
export function understoodLine(desk) {
  const {understood} = desk.state;
  if (!understood) return [];
  const isThere = understood.qualifications.length > 0;
  const told = isThere
    ? `Read: ${asked(understood)}.`
    : "No qualifications were found in this text. Is it the whole announcement?";
  return [icon(isThere ? "check" : "warning"), ` ${told}`];
}

/**
 * Whether the field shows the announcement in use: drawing it anew would take away what can be undone there.
 * @param {Desk} desk
 */
export function isTyped(desk) {
  const area = document.getElementById("announcement-text");
  return area instanceof HTMLTextAreaElement && area.value === (desk.state.announcement?.text ?? "");
}

/**
 * @param {Desk} desk
 * @param {string} text
 */
function take(desk, text) {
  const isNew = text !== (desk.state.announcement?.text ?? "");
  if (isNew) useAnnouncement(desk, text.trim() ? {name: nameOf(text), text} : null);
}

/**
 * The first line with words in it; that is where announcements have their title.
 * @param {string} text
 */
export function nameOf(text) {
  const line = text.split("\n").find((one) => /\p{L}{3}/u.test(one)) ?? "Announcement";
  const name = line.trim().replace(/\s+/g, " ");
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/** @param {Desk} desk */
function fileButton(desk) {
  return filePicker(
    "Choose a file",
    ".docx,.pdf,.txt,.json",
    "announcement-file",
    (file) => void readAnnouncement(desk, file),
  );
}

/**
 * A button that opens the system's file picker.
 * @param {string} label
 * @param {string} accept
 * @param {string} key
 * @param {(file: File) => void} onFile
 * @param {string} [look]
 */
export function filePicker(label, accept, key, onFile, look = "link") {
  const input = h("input", {
    type: "file",
    accept,
    hidden: true,
    "data-file": key,
    onchange: () => {
      const file = input.files?.[0];
      if (file) onFile(file);
      input.value = "";
    },
  });
  return h(
    "span",
    {},
    input,
    h("button", {type: "button", class: look, "data-key": key, onclick: () => input.click()}, label),
  );
}

/**
 * @param {(file: File) => void} onFile
 * @param {...Node} children
 */
export function dropZone(onFile, ...children) {
  const zone = h("div", {class: "drop"}, ...children);
  let depth = 0;
  const mark = (/** @type {number} */ step) => zone.classList.toggle("over", (depth += step) > 0);
  zone.addEventListener("dragenter", () => mark(1));
  zone.addEventListener("dragleave", () => mark(-1));
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    mark(-depth);
    const file = event.dataTransfer?.files[0];
    if (!file) return; // Dropped text goes into the field as usual.
    event.preventDefault();
    onFile(file);
  });
  return zone;
}

/** @param {Announcement} announcement */
function isFromFile(announcement) {
  return announcement.text.startsWith("{");
}

/**
 * @param {Desk} desk
 * @param {Announcement} announcement
 */
function fileRow(desk, {name, text}) {
  return h(
    "div",
    {class: "chosen"},
    h("p", {}, h("span", {class: "ellipsis"}, name), h("span", {class: "hint"}, asked(JSON.parse(text)))),
    h(
      "button",
      {type: "button", class: "bare", "aria-label": `Do not use ${name}`, onclick: () => useAnnouncement(desk, null)},
      icon("cross"),
    ),
  );
}

/** @param {Desk} desk */
function recentList(desk) {
  const others = desk.state.recent.filter(({text}) => text !== desk.state.announcement?.text);
  if (!others.length) return null;
  const rows = others.map((one, index) =>
    h(
      "li",
      {class: "chosen"},
      h(
        "button",
        {
          type: "button",
          class: "link ellipsis",
          "data-key": `recent-${index}`,
          onclick: () => useAnnouncement(desk, one),
        },
        one.name,
      ),
      h(
        "button",
        {
          type: "button",
          class: "bare",
          "aria-label": `Forget ${one.name}`,
          "data-key": `forget-${index}`,
          onclick: () => forgetAnnouncement(desk, one),
        },
        icon("cross"),
      ),
    ),
  );
  return h("div", {class: "recent"}, h("h3", {}, "Used lately"), h("ul", {class: "plain"}, rows));
}
