// Reviewing: announcement in, document out of the host, review from the service, and what it continues.

import {announce, counted} from "./dom.js";
import {itemsOf} from "./items.js";
import {continued, fixedFindings, isNextVersion} from "./rounds.js";
import * as storage from "./storage.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Announcement} Announcement
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Review} Review
 */

/** The steps as the service calls them. @type {Record<string, string>} */
const STEPS = {reading: "Reading the document", reviewing: "Reviewing", writing: "Collecting the findings"};

/** Packs and their checks, for the settings and the findings' titles. @param {Desk} desk */
export async function loadPacks(desk) {
  try {
    desk.store.set({packs: await desk.api.rubrics()});
  } catch (error) {
    desk.tell(error);
  }
}

/**
 * @param {Desk} desk
 * @param {string} key
 */
export async function useKey(desk, key) {
  desk.api.token = key;
  desk.store.set({needsKey: false, notice: null});
  await loadPacks(desk);
}

/**
 * @param {Desk} desk
 * @param {Announcement | null} announcement
 */
export function useAnnouncement(desk, announcement) {
  desk.store.set({announcement, understood: null});
  if (announcement) void understand(desk, announcement);
}

/**
 * Reads an announcement while the reviewer looks at it, to show what it asks for; a failure shows at the review.
 * @param {Desk} desk
 * @param {Announcement} announcement
 */
async function understand(desk, announcement) {
  try {
    const {text} = announcement;
    const understood = text.startsWith("{")
      ? JSON.parse(text)
      : await desk.api.posting(new File([text], "announcement.txt"));
    if (desk.state.announcement === announcement) desk.store.set({understood});
  } catch {
    // The review reads it again and says what is wrong.
  }
}

/**
 * An announcement as a file: what is understood of it is kept, so that it is read once.
 * @param {Desk} desk
 * @param {File} file
 */
export async function readAnnouncement(desk, file) {
  desk.working("Reading the announcement", null);
  try {
    const posting = await desk.api.posting(file);
    useAnnouncement(desk, {name: file.name, text: JSON.stringify(posting)});
    announce(`${file.name} is the announcement.`);
  } catch (error) {
    desk.tell(error);
  } finally {
    desk.store.set({work: null});
  }
}

/**
 * @param {Desk} desk
 * @param {Announcement} announcement
 */
export function forgetAnnouncement(desk, announcement) {
  const recent = desk.state.recent.filter((other) => other.text !== announcement.text);
  storage.saveRecent(recent);
  desk.store.set({recent});
}

/**
 * Reviews the document as it is now; what was commented or dismissed before stays so.
 * @param {Desk} desk
 */
export async function review(desk) {
  if (desk.state.work) return;
  const stop = new AbortController();
  desk.working("Reading the document", stop);
  try {
    const source = await desk.host.read(desk.state.settings.exactPages);
    desk.working("Reviewing", stop);
    const onProgress = (/** @type {import("./api.js").Progress} */ {step, done, of}) =>
      desk.working(STEPS[step] ?? "Waiting for a free place", stop, done, of);
    const options = reviewOptions(desk.state.settings, "pages" in source ? source.pages : null);
    const asked = {source, announcement: desk.state.announcement, options};
    const found = await desk.api.review(source, asked.announcement, asked.options, onProgress, stop.signal);
    stop.signal.throwIfAborted();
    await take(desk, found);
    const recent = asked.announcement ? storage.keepRecent(asked.announcement) : desk.state.recent;
    desk.store.set({asked, recent});
    if ("notice" in source) desk.notify("info", source.notice);
  } catch (error) {
    if (stop.signal.aborted) announce("Stopped.");
    else desk.tell(error);
  } finally {
    desk.store.set({work: null});
  }
}

/**
 * @param {import("./types.js").Settings} settings
 * @param {number | null | undefined} wordPages
 */
function reviewOptions({rubric, disable, accept, withInfo, exactPages}, wordPages) {
  const asked = exactPages ? {pages: "auto"} : {}; // else it is the service's to say
  const counted = wordPages ? {word_pages: wordPages} : {};
  return {rubric, disable, accept, with_info: withInfo, ...asked, ...counted};
}

/**
 * Puts a review in the place of the last one.
 * @param {Desk} desk
 * @param {Review} found
 */
async function take(desk, found) {
  const {review: last, items, current} = desk.state;
  const isSame = last && (desk.host.kind === "word" || isNextVersion(last, found));
  const before = isSame ? items : [];
  await desk.host.reviewed(found);
  const fresh = itemsOf(found);
  const pairs = continued(before, fresh);
  const carried = fresh.map((item) => carry(item, pairs.get(item), desk.host.kind));
  const now = await desk.recall(found, [...carried, ...ownItems(before, found)]);
  const fixed = fixedFindings(before, pairs, found.fixed);
  desk.store.set({
    review: found,
    items: now,
    fixed,
    current: now.some(({id}) => id === current) ? current : null,
    mode: "view",
    isChoosing: false,
    notice: null,
  });
  const count = now.filter(({kind}) => kind === "finding").length;
  announce(
    `Review done: ${counted(count, "finding")}${fixed.length ? `, ${fixed.length} fixed since the last one` : ""}.`,
  );
}

/**
 * The reviewer's own comments whose words are still where they were.
 * @param {Item[]} before
 * @param {Review} found
 */
function ownItems(before, found) {
  return before.filter(
    ({kind, anchor}) => kind === "own" && anchor && found.paragraphs?.[anchor.paragraph]?.text === anchor.text,
  );
}

/**
 * A new item with what the reviewer did to the old one that it continues.
 * @param {Item} item
 * @param {Item | undefined} old
 * @param {import("./types.js").Host["kind"]} kind
 * @returns {Item}
 */
function carry(item, old, kind) {
  if (item.status !== "open") return item;
  if (!old) return kind === "browser" && item.planned ? {...item, status: "commented"} : item;
  const {draft, reason, uncertain, wordComment} = old;
  const isDecided = old.status === "commented" || old.status === "dismissed";
  return {...item, draft, uncertain, wordComment, ...(isDecided ? {status: old.status, reason} : {})};
}
