// What a coach keeps between documents: announcements used lately, phrases, settings. Only on this computer.

/**
 * @typedef {import("./types.js").Announcement} Announcement
 * @typedef {import("./types.js").Phrase} Phrase
 * @typedef {import("./types.js").Settings} Settings
 */

const PREFIX = "docxplug.";
const MOST_RECENT = 8;

/** @type {Settings} */
const DEFAULTS = {rubric: "auto", disable: [], accept: [], withInfo: false, exactPages: false, author: "docxplug"};

/** @type {Phrase[]} */
const FIRST_PHRASES = [
  {name: "So what?", text: "What changed because of this, and for whom? Add the result in numbers."},
  {name: "Your part", text: "What did you yourself decide or do here? Write it with “I”."},
  {name: "Scope", text: "How large was this: people, budget, sites, months? The panel cannot guess it."},
];

/** Word in a frame may forbid storage; then things last as long as the pane. */
const memory = new Map();

/**
 * @param {string} name
 * @returns {any}
 */
function load(name) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? memory.get(name) : JSON.parse(text);
  } catch {
    return memory.get(name);
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function save(name, value) {
  memory.set(name, value);
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Storage is forbidden or full: what is in memory has to do.
  }
}

/** @returns {Settings} */
export function loadSettings() {
  const saved = load("settings");
  return {...DEFAULTS, ...(isRecord(saved) ? saved : {})};
}

/** @param {Settings} settings */
export function saveSettings(settings) {
  save("settings", settings);
}

/** @returns {Phrase[]} */
export function loadPhrases() {
  const saved = load("phrases");
  return Array.isArray(saved)
    ? saved.filter((phrase) => isRecord(phrase) && phrase.name && phrase.text)
    : FIRST_PHRASES;
}

/** @param {Phrase[]} phrases */
export function savePhrases(phrases) {
  save("phrases", phrases);
}

/** @returns {Announcement[]} */
export function loadRecent() {
  const saved = load("announcements");
  const usable = Array.isArray(saved) ? saved.filter((one) => isRecord(one) && one.name && one.text) : [];
  return usable.map(({name, text}) => ({name, text}));
}

/**
 * The recent announcements with one put first.
 * @param {Announcement} announcement
 * @returns {Announcement[]}
 */
export function keepRecent(announcement) {
  if (!announcement.text.trim()) return loadRecent();
  const others = loadRecent().filter((other) => other.text !== announcement.text);
  const recent = [announcement, ...others].slice(0, MOST_RECENT);
  saveRecent(recent);
  return recent;
}

/** @param {Announcement[]} recent */
export function saveRecent(recent) {
  save(
    "announcements",
    recent.map(({name, text}) => ({name, text})),
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
