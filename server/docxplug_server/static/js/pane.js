// The task pane in Word.

import {Api} from "./api.js";
import {newStore, pageValue, startApp} from "./app.js";
import {Desk} from "./desk.js";
import {h} from "./dom.js";
import {WordHost, canComment} from "./host_word.js";
import {followTheme, startOffice} from "./office_start.js";

/** Why the pane cannot work, in words for the reviewer. */
const REASONS = {
  blocked: [
    "Word’s part of the pane did not load",
    "The script office.js could not be reached. Is this computer online, and may it reach Microsoft’s address? In a government cloud the address has to be set when docxplug is started.",
  ],
  elsewhere: ["This page belongs into Word", "Open it from Word’s Review tab. Without Word, use the browser page."],
  old: [
    "This Word is too old",
    "Comments need Word 2021, Microsoft 365 or Word on the web. Without them, use the browser page.",
  ],
};

/** @param {keyof typeof REASONS} why */
function explain(why) {
  const [title = "", text = ""] = REASONS[why];
  const again = h("button", {type: "button", onclick: () => location.reload()}, "Try again");
  const message = h(
    "div",
    {class: "empty", role: "alert"},
    h("h1", {}, title),
    h("p", {}, text),
    h("p", {class: "row"}, again, h("a", {href: "/"}, "Browser page")),
  );
  document.getElementById("start")?.replaceChildren(message);
}

async function start() {
  const state = await startOffice(pageValue("office-js"));
  if (state !== "ready") return explain(state);
  if (!canComment()) return explain("old");
  followTheme();
  document.getElementById("start")?.remove();
  const app = document.getElementById("app");
  if (app) app.hidden = false;
  startApp(new Desk(newStore(), new WordHost(), new Api(pageValue("token"))));
}

void start();
