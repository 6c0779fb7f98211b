// The regions of a page, each drawn anew when what it shows has changed.

import {Desk} from "./desk.js";
import {redraw} from "./dom.js";
import {SEVERITIES} from "./items.js";
import {loadPacks} from "./reviewing.js";
import {loadPhrases, loadRecent, loadSettings} from "./storage.js";
import {Store} from "./store.js";
import {announcementCard, isTyped, understoodLine} from "./view_announcement.js";
import {FindingsList} from "./view_findings.js";
import {notice, progress, tabs} from "./view_frame.js";
import {PhraseBank} from "./view_phrases.js";
import {settingsForm} from "./view_settings.js";
import {filters, mainButtons} from "./view_toolbar.js";

/**
 * @typedef {import("./store.js").State} State
 * @typedef {object} Region
 * @property {string} id  Of the element it fills.
 * @property {(keyof State)[]} needs  It is drawn when one of these has changed.
 * @property {() => any} draw
 * @property {() => boolean} [isCurrent]  Whether it shows all of it already, as a field does what was typed there.
 */

/** @returns {Store} */
export function newStore() {
  return new Store({
    tab: "review",
    announcement: null,
    understood: null,
    isChoosing: true,
    asked: null,
    review: null,
    items: [],
    fixed: [],
    filter: {severities: [...SEVERITIES], response: "", status: "all"},
    current: null,
    mode: "view",
    work: null,
    notice: null,
    needsKey: false,
    settings: loadSettings(),
    phrases: loadPhrases(),
    recent: loadRecent(),
    packs: [],
  });
}

/**
 * Draws everything into the page's regions and keeps it drawn.
 * @param {Desk} desk
 * @param {Region[]} [more]  Regions of one page only.
 */
export function startApp(desk, more = []) {
  const list = new FindingsList(desk);
  const bank = new PhraseBank(desk, () => draw(["phrases"]));
  /** @type {Region[]} */
  const regions = [
    {id: "tabs", needs: ["tab"], draw: () => tabs(desk)},
    {id: "notice", needs: ["notice", "needsKey"], draw: () => notice(desk)},
    {id: "progress", needs: ["work"], draw: () => progress(desk)},
    {id: "announcement", needs: ["announcement"], draw: () => announcementCard(desk), isCurrent: () => isTyped(desk)},
    {id: "announcement", needs: ["isChoosing", "recent", "review"], draw: () => announcementCard(desk)},
    {
      id: "understood",
      needs: ["understood", "announcement", "isChoosing", "recent", "review"],
      draw: () => understoodLine(desk),
    },
    {id: "actions", needs: ["review", "items", "filter", "work", "isChoosing"], draw: () => mainButtons(desk)},
    {id: "filters", needs: ["review", "items", "filter"], draw: () => filters(desk)},
    {
      id: "findings",
      needs: ["review", "items", "fixed", "filter", "current", "mode", "packs"],
      draw: () => list.draw(),
    },
    {id: "panel-phrases", needs: ["phrases"], draw: () => bank.draw()},
    {id: "panel-settings", needs: ["packs"], draw: () => settingsForm(desk, () => draw(["packs"]))},
    ...more,
  ];
  const draw = (/** @type {string[]} */ changed) => {
    for (const {id, needs, draw: drawn, isCurrent} of regions) {
      const element = needs.some((name) => changed.includes(name)) && document.getElementById(id);
      if (element && !isCurrent?.()) redraw(element, drawn());
    }
    showPanel(desk.state.tab);
  };
  desk.store.listen((changed) => draw([...changed]));
  draw(Object.keys(desk.state));
  sayWhereTextGoes();
  void loadPacks(desk);
}

/** Whoever hands in a client's text has a right to know who reads it. */
function sayWhereTextGoes() {
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const place = document.getElementById("privacy");
  if (place)
    place.textContent = isHere
      ? "The text stays on this computer."
      : `The text is read by the service at ${location.host}.`;
}

/** @param {State["tab"]} tab */
function showPanel(tab) {
  for (const name of ["review", "phrases", "settings"]) {
    const panel = document.getElementById(`panel-${name}`);
    if (panel) panel.hidden = name !== tab;
  }
}

/**
 * A value that the service puts into the page.
 * @param {string} name
 */
export function pageValue(name) {
  return document.querySelector(`meta[name="docxplug-${name}"]`)?.getAttribute("content") ?? "";
}
