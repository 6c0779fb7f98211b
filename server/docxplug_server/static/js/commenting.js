// What a reviewer does with findings: look, comment, word anew, dismiss, and take the copy home.

import {announce, counted} from "./dom.js";
import {blank, commentable, filtered, unreachable, wordsOf} from "./items.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Anchor} Anchor
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Landing} Landing
 */

/** How often a screen reader hears how far "comment all" is. */
const TOLD_EVERY = 25;

/**
 * Opens an item and shows its place; null closes the open one.
 * @param {Desk} desk
 * @param {string | null} id
 */
export async function open(desk, id) {
  desk.store.set({current: id, mode: "view"});
  const item = desk.store.item(id);
  if (!item?.anchor || unreachable(item.anchor)) return;
  const landing = await desk.host.select(item.anchor);
  if (landing.outcome !== "done") land(desk, item, landing);
  else if (item.status === "changed") desk.store.setItem(item.id, {status: "open", reason: ""});
}

/**
 * Shows a place that is no item's, such as a phrase of the announcement.
 * @param {Desk} desk
 * @param {Anchor} anchor
 */
export async function showPlace(desk, anchor) {
  const landing = await desk.host.select(anchor);
  if (landing.outcome !== "done") desk.notify("info", landing.reason ?? "");
}

/**
 * @param {Desk} desk
 * @param {string} id
 */
export async function comment(desk, id) {
  const item = desk.store.item(id);
  if (!item || desk.state.work || !canComment(item)) return;
  desk.working("Adding the comment", null);
  const landing = await desk.host.comment(item);
  desk.store.set({work: null});
  land(desk, item, landing);
  if (landing.outcome !== "done") return;
  announce("Comment added.");
  await desk.remember();
}

/** @param {Item} item */
function canComment(item) {
  return item.status !== "commented" && item.status !== "dismissed" && wordsOf(item).trim() !== "";
}

/**
 * Takes a picked comment out of the copy again (in the browser).
 * @param {Desk} desk
 * @param {string} id
 */
export function unpick(desk, id) {
  const item = desk.store.item(id);
  if (item?.kind === "own") desk.store.set({items: desk.state.items.filter((other) => other.id !== id)});
  else desk.store.setItem(id, {status: "open"});
}

/**
 * Picks everything that is shown for the copy, or nothing of it (in the browser).
 * @param {Desk} desk
 * @param {boolean} isPicked
 */
export function pickShown(desk, isPicked) {
  const shown = new Set(filtered(desk.state.items, desk.state.filter));
  const [from, to] = isPicked ? ["open", "commented"] : ["commented", "open"];
  const items = desk.state.items.map((item) => {
    const isMeant = shown.has(item) && item.status === from && item.kind !== "own" && item.anchor !== null;
    return isMeant ? {...item, status: /** @type {Item["status"]} */ (to)} : item;
  });
  desk.store.set({items});
  announce(`${counted(items.filter(({status}) => status === "commented").length, "comment")} picked.`);
}

/**
 * What "comment all" would put into the document now.
 * @param {import("./store.js").State} state
 */
export function waiting({items, filter}) {
  return commentable(filtered(items, filter));
}

/**
 * Comments on everything that is shown and meant for the page; stops at the first fault, keeps what is done.
 * @param {Desk} desk
 */
export async function commentAll(desk) {
  if (desk.state.work) return;
  const list = waiting(desk.state);
  const stop = new AbortController();
  let [tried, added] = [0, 0];
  for (const {id} of list) {
    const item = desk.store.item(id);
    if (stop.signal.aborted || !item) break;
    desk.working("Adding comments", stop, tried++, list.length);
    if (tried % TOLD_EVERY === 0) announce(`${tried} of ${list.length}`);
    const landing = await desk.host.comment(item);
    land(desk, item, landing, {quiet: true});
    if (landing.outcome === "done") added++;
    if (landing.outcome === "failed") break;
  }
  desk.store.set({work: null});
  if (added) await desk.remember();
  tellAll(desk, list, added);
}

/**
 * @param {Desk} desk
 * @param {Item[]} list
 * @param {number} added
 */
function tellAll(desk, list, added) {
  const now = list.flatMap(({id}) => desk.store.item(id) ?? []);
  const changed = now.filter(({status}) => status === "changed").length;
  const left = now.filter(({status}) => status === "open");
  const failure = left.find(({reason}) => reason)?.reason;
  const parts = [`${counted(added, "comment")} added.`];
  if (changed) parts.push(`${counted(changed, "place")} changed since the review and got none.`);
  if (failure) parts.push(failure);
  const again = left.length ? {label: `Add the other ${left.length}`, run: () => void commentAll(desk)} : null;
  desk.notify(failure ? "error" : changed ? "info" : "success", parts.join(" "), again);
}

/**
 * Inserts words of the coach's own at the selection; tells whether it could.
 * @param {Desk} desk
 * @param {string} text
 */
export async function commentSelection(desk, text) {
  if (!text.trim()) return false;
  const landing = await desk.host.commentSelection(text);
  if (landing.outcome === "done") desk.notify("success", "Comment added at the selection.");
  else desk.notify(landing.outcome === "failed" ? "error" : "info", landing.reason ?? "");
  return landing.outcome === "done";
}

/**
 * A comment of the reviewer's own on words selected in the browser.
 * @param {Desk} desk
 * @param {Anchor} anchor
 * @param {string} text
 */
export function addOwn(desk, anchor, text) {
  const id = `own:${anchor.paragraph}:${anchor.start}:${Date.now()}`;
  const response = desk.state.review?.responses.find(
    ({first_paragraph: first, last_paragraph: last}) => first <= anchor.paragraph && anchor.paragraph <= last,
  );
  /** @type {Item} */
  const item = {
    ...blank(),
    id,
    kind: "own",
    text,
    anchor,
    status: "commented",
    planned: true,
    response: response?.id ?? null,
  };
  desk.store.set({items: [...desk.state.items, item], current: id, mode: "view"});
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {string} text
 */
export function edit(desk, id, text) {
  const item = desk.store.item(id);
  const isOwn = !text.trim() || text.trim() === item?.text.trim();
  desk.store.setItem(id, {draft: isOwn ? null : text.trim()});
  desk.store.set({mode: "view"});
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {string} reason
 */
export async function dismiss(desk, id, reason) {
  const before = desk.store.item(id)?.status ?? "open";
  desk.store.setItem(id, {status: "dismissed", reason});
  desk.store.set({mode: "view"});
  desk.notify("info", "Dismissed.", {label: "Undo", run: () => void restore(desk, id, before)});
  await desk.remember();
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {Item["status"]} [status]
 */
export async function restore(desk, id, status = "open") {
  desk.store.setItem(id, {status, reason: ""});
  desk.store.set({notice: null});
  announce("Restored.");
  await desk.restored(id);
}

/**
 * The copy with the picked comments, handed to the browser as a download.
 * @param {Desk} desk
 */
export async function download(desk) {
  const {asked, items, settings, work} = desk.state;
  if (!asked || work) return;
  desk.working("Writing the copy", null);
  try {
    const picked = items.filter(({status}) => status === "commented");
    const options = {...asked.options, author: settings.author.trim() || "docxplug"};
    const copy = await desk.api.annotate(asked.source, asked.announcement, options, picked.map(wanted));
    save(copy.file, copy.name);
    desk.notify("success", `${copy.name} is in your downloads, with ${counted(picked.length, "comment")}.`);
  } catch (error) {
    desk.tell(error);
  } finally {
    desk.store.set({work: null});
  }
}

/**
 * @param {Item} item
 * @returns {import("./api.js").WantedComment}
 */
function wanted(item) {
  const text = wordsOf(item);
  if (item.kind === "own" && item.anchor) {
    const {paragraph, start, end, quote} = item.anchor;
    return {paragraph, start, end, quote, text};
  }
  return item.comment ? {comment: item.comment, text} : {finding: item.id, text};
}

/**
 * Writes how an attempt ended into its item, and tells of what went wrong.
 * @param {Desk} desk
 * @param {Item} item
 * @param {Landing} landing
 * @param {{quiet?: boolean}} [how]
 */
function land(desk, item, landing, {quiet = false} = {}) {
  if (landing.outcome === "done") {
    desk.store.setItem(item.id, {
      status: "commented",
      reason: "",
      uncertain: false,
      wordComment: landing.comment ?? null,
    });
    return;
  }
  const reason = landing.reason ?? "";
  const isOpen = item.status === "open" || item.status === "changed";
  const status = landing.outcome === "failed" || !isOpen ? item.status : landing.outcome;
  desk.store.setItem(item.id, {
    status,
    reason: isOpen ? reason : item.reason,
    uncertain: landing.uncertain ?? item.uncertain,
  });
  if (!quiet) desk.notify(landing.outcome === "failed" ? "error" : "info", reason);
}

/**
 * @param {Blob} file
 * @param {string} name
 */
function save(file, name) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
