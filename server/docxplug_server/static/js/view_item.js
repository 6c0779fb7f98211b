// One finding: closed in two lines, open with its words and what can be done.

import {comment, dismiss, edit, open, restore, showPlace, unpick} from "./commenting.js";
import {h} from "./dom.js";
import {icon} from "./icons.js";
import {anchorOf, unreachable, wordsOf} from "./items.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./types.js").Item} Item
 */

/** @type {Record<string, string>} */
const KINDS = {error: "Error", warning: "Warning", info: "Note", summary: "Summary", own: "Your comment"};
const REASONS = ["Fine as it is", "The client wants it so", "Said elsewhere", "Does not apply here"];

/**
 * @param {Desk} desk
 * @param {Item} item
 * @param {string} title
 */
export function itemRow(desk, item, title) {
  const isOpen = desk.state.current === item.id;
  const look = item.kind === "finding" ? item.severity : item.kind;
  const row = h(
    "li",
    {class: `item item-${look} state-${item.status}${isOpen ? " is-open" : ""}`, "data-item": item.id},
    h("div", {class: "item-row"}, pick(desk, item, title), head(desk, item, title, look, isOpen)),
    isOpen && body(desk, item),
  );
  return row;
}

/**
 * In the browser a tick says whether the comment goes into the copy.
 * @param {Desk} desk
 * @param {Item} item
 * @param {string} title
 */
function pick(desk, item, title) {
  if (desk.host.kind !== "browser") return null;
  const isPicked = item.status === "commented";
  const canPick = !unreachable(item.anchor) || item.comment !== null;
  const box = h("input", {
    type: "checkbox",
    class: "pick",
    checked: isPicked,
    disabled: !canPick || !item.anchor,
    "data-key": `pick:${item.id}`,
    "aria-label": `Comment in the copy: ${title}${item.anchor ? `, “${item.anchor.quote.slice(0, 60)}”` : ""}`,
    onchange: () => void pickChanged(desk, item, box.checked),
  });
  return box;
}

/**
 * @param {Desk} desk
 * @param {Item} item
 * @param {boolean} isPicked
 */
async function pickChanged(desk, item, isPicked) {
  if (!isPicked) return unpick(desk, item.id);
  if (item.status === "dismissed") await restore(desk, item.id);
  await comment(desk, item.id);
}

/**
 * @param {Desk} desk
 * @param {Item} item
 * @param {string} title
 * @param {string} look
 * @param {boolean} isOpen
 */
function head(desk, item, title, look, isOpen) {
  return h(
    "button",
    {
      type: "button",
      class: "item-head",
      "data-key": `item:${item.id}`,
      "aria-expanded": String(isOpen),
      onclick: () => void open(desk, isOpen ? null : item.id),
    },
    icon(look),
    h("span", {class: "hidden"}, `${KINDS[look]}: `),
    h("span", {class: "item-title"}, title),
    statusBadge(desk, item),
    item.anchor && item.kind !== "summary" && h("span", {class: "item-quote"}, `“${item.anchor.quote}”`),
  );
}

/**
 * @param {Desk} desk
 * @param {Item} item
 */
function statusBadge(desk, item) {
  const isInWord = desk.host.kind === "word";
  /** @type {Record<string, [string, string] | null>} */
  const badges = {
    open: item.draft ? ["own", "Reworded"] : isTold(item) ? ["summary", "In summary"] : null,
    commented: isInWord ? ["check", "Commented"] : item.draft ? ["own", "Reworded"] : null,
    dismissed: ["minus", "Dismissed"],
    changed: ["changed", "Text changed"],
    unreachable: ["minus", "Not reachable"],
  };
  const badge = badges[item.status];
  return badge ? h("span", {class: `badge badge-${item.status}`}, icon(badge[0]), badge[1]) : null;
}

/** Whether a finding is told in the answer's summary and has no comment of its own. @param {Item} item */
function isTold(item) {
  return !item.planned && item.findings.some(({comment: own}) => own !== null);
}

/**
 * @param {Desk} desk
 * @param {Item} item
 */
function body(desk, item) {
  const {mode} = desk.state;
  if (mode === "edit") return h("div", {class: "item-body"}, editor(desk, item));
  const why = item.reason || (item.status === "open" ? unreachable(item.anchor) : "");
  return h(
    "div",
    {class: "item-body"},
    wordsOf(item)
      .split("\n")
      .map((line) => h("p", {class: line.startsWith("Source: ") ? "hint" : "message"}, line)),
    others(desk, item),
    why && h("p", {class: `why why-${item.status}`}, item.status === "dismissed" ? `Dismissed: ${why}` : why),
    mode === "dismiss" ? reasons(desk, item) : buttons(desk, item),
  );
}

/**
 * Further places that a finding sums up.
 * @param {Desk} desk
 * @param {Item} item
 */
function others(desk, item) {
  const {review} = desk.state;
  const more = item.findings.flatMap((finding) => finding.more);
  if (!more.length || !review) return null;
  const links = more.map((place, index) =>
    h(
      "button",
      {
        type: "button",
        class: "chip",
        "data-key": `more:${item.id}:${index}`,
        onclick: () => void showPlace(desk, anchorOf(review, place)),
      },
      `“${place.quote.length > 40 ? `${place.quote.slice(0, 39)}…` : place.quote}”`,
    ),
  );
  return h("p", {class: "more"}, h("span", {class: "hint"}, "Also: "), links);
}

/**
 * @param {Desk} desk
 * @param {Item} item
 */
function buttons(desk, item) {
  const {store, host} = desk;
  const action = (/** @type {string} */ label, /** @type {() => void} */ run, look = "") =>
    h("button", {type: "button", class: look, "data-key": `${label}:${item.id}`, onclick: run}, label);
  const canComment = item.status === "open" || item.status === "changed";
  const reachable = !unreachable(item.anchor);
  const mode = (/** @type {import("./store.js").State["mode"]} */ name) => () => enter(desk, item, name);
  const list = [];
  if (host.kind === "word" && canComment) {
    if (reachable) list.push(action("Comment", () => void comment(desk, item.id), "primary"));
    else list.push(action("Insert at the selection", () => void insertHere(desk, item), "primary"));
  }
  if (item.status === "dismissed") list.push(action("Restore", () => void restore(desk, item.id)));
  else if (host.kind === "browser" || canComment || item.status === "unreachable") {
    list.push(action("Edit", mode("edit")));
    if (item.kind === "own")
      list.push(action("Remove", () => store.set({items: desk.state.items.filter(({id}) => id !== item.id)})));
    else list.push(action("Dismiss", mode("dismiss")));
  }
  return list.length ? h("div", {class: "row"}, list) : null;
}

/**
 * @param {Desk} desk
 * @param {Item} item
 */
async function insertHere(desk, item) {
  const landing = await desk.host.commentSelection(wordsOf(item));
  if (landing.outcome === "done") {
    desk.store.setItem(item.id, {status: "commented", reason: ""});
    desk.notify("success", "Comment added at the selection.");
    await desk.remember();
  } else desk.notify(landing.outcome === "failed" ? "error" : "info", landing.reason ?? "");
}

/**
 * Opens the editor or the reasons of an item and puts the focus into them.
 * @param {Desk} desk
 * @param {Item} item
 * @param {import("./store.js").State["mode"]} mode
 */
export function enter(desk, item, mode) {
  desk.store.set({current: item.id, mode});
  const field = document.querySelector(".item.is-open textarea, .item.is-open .reasons button");
  if (field instanceof HTMLElement) field.focus();
}

/**
 * Back to the item's own row.
 * @param {Desk} desk
 * @param {Item} item
 */
export function leave(desk, item) {
  desk.store.set({mode: "view"});
  const row = document.querySelector(`[data-key="${CSS.escape(`item:${item.id}`)}"]`);
  if (row instanceof HTMLElement) row.focus();
}

/**
 * @param {Desk} desk
 * @param {Item} item
 */
function editor(desk, item) {
  const area = h("textarea", {id: "comment-text", rows: 6, "data-key": `text:${item.id}`, value: wordsOf(item)});
  const add = h(
    "select",
    {
      "aria-label": "Add one of your phrases",
      onchange: () => {
        area.value = `${area.value.trimEnd()}\n${add.value}`.trim();
        add.selectedIndex = 0;
        area.focus();
      },
    },
    h("option", {value: ""}, "Add a phrase …"),
    desk.state.phrases.map(({name, text}) => h("option", {value: text}, name)),
  );
  const save = () => (edit(desk, item.id, area.value), leave(desk, item));
  const form = h(
    "form",
    {class: "stack", onsubmit: (/** @type {SubmitEvent} */ event) => (event.preventDefault(), save())},
    h("label", {for: "comment-text"}, "Words of the comment"),
    area,
    desk.state.phrases.length > 0 && add,
    h(
      "div",
      {class: "row"},
      h("button", {type: "submit", class: "primary"}, "Keep"),
      h("button", {type: "button", onclick: () => leave(desk, item)}, "Cancel"),
      item.draft !== null &&
        h(
          "button",
          {type: "button", class: "link", onclick: () => (edit(desk, item.id, ""), leave(desk, item))},
          "Original words",
        ),
    ),
  );
  return form;
}

/**
 * @param {Desk} desk
 * @param {Item} item
 */
function reasons(desk, item) {
  const give = (/** @type {string} */ reason) => (void dismiss(desk, item.id, reason), leave(desk, item));
  const other = h("input", {
    type: "text",
    id: "other-reason",
    "data-key": `reason:${item.id}`,
    maxlength: 200,
    placeholder: "Another reason",
  });
  const send = (/** @type {SubmitEvent} */ event) => (
    event.preventDefault(),
    other.value.trim() && give(other.value.trim())
  );
  return h(
    "form",
    {class: "stack reasons", onsubmit: send, "aria-label": "Why is it dismissed?"},
    h("p", {class: "hint"}, "Why? It will not come back in the next round."),
    h(
      "div",
      {class: "row"},
      REASONS.map((reason) => h("button", {type: "button", class: "chip", onclick: () => give(reason)}, reason)),
    ),
    h(
      "div",
      {class: "row"},
      h("label", {for: "other-reason", class: "hidden"}, "Another reason"),
      other,
      h("button", {type: "submit"}, "Dismiss"),
    ),
    h("div", {class: "row"}, h("button", {type: "button", class: "link", onclick: () => leave(desk, item)}, "Cancel")),
  );
}
