// The browser page: the same without Word.

import {Api} from "./api.js";
import {newStore, pageValue, startApp} from "./app.js";
import {addOwn, open} from "./commenting.js";
import {Desk} from "./desk.js";
import {h, redraw} from "./dom.js";
import {DocumentView} from "./document_view.js";
import {BrowserHost} from "./host_browser.js";
import {filtered} from "./items.js";
import {dropZone, filePicker} from "./view_announcement.js";

const view = new DocumentView(/** @type {HTMLElement} */ (document.getElementById("document")), (id) => void pick(id));
const host = new BrowserHost(view);
const desk = new Desk(newStore(), host, new Api(pageValue("token")));
host.listen((anchor, text) => addOwn(desk, anchor, text));

/** @param {string} id */
async function pick(id) {
  desk.store.set({tab: "review"});
  await open(desk, id);
  document.querySelector(".item.is-open")?.scrollIntoView({block: "nearest"});
}

/** @param {File} file */
function useFile(file) {
  if (!/\.(docx|docm|dotx|dotm)$/i.test(file.name)) {
    desk.notify("error", `${file.name} is not a Word document. Save it as .docx first.`);
    return;
  }
  host.file = file;
  desk.store.set({notice: null, isChoosing: true});
  const region = document.getElementById("document-card");
  if (region) redraw(region, documentCard());
}

function documentCard() {
  const {file} = host;
  const picker = filePicker(
    file ? "Choose another" : "Choose a Word document",
    ".docx,.docm,.dotx,.dotm",
    "document-file",
    useFile,
    file ? "link" : "",
  );
  const told = file ? h("p", {class: "file"}, h("strong", {}, file.name)) : h("p", {}, "Drop the answers here");
  const hint = h("p", {class: "hint"}, "A .docx file. It stays as it is; the comments go into a copy that you download.");
  const card = h(
    "section",
    {class: "card", "aria-labelledby": "document-title"},
    h("h2", {id: "document-title"}, "Document"),
    dropZone(useFile, told, picker, hint),
  );
  return [card];
}

/** The document's card while files are chosen, its name afterwards. */
function documentRegion() {
  const {review, isChoosing} = desk.state;
  if (!review || isChoosing) return documentCard();
  return [
    h(
      "section",
      {class: "chosen", "aria-label": "Document"},
      h("p", {}, h("span", {class: "ellipsis"}, review.file.name)),
      h(
        "button",
        {
          type: "button",
          class: "link",
          "data-key": "change-document",
          onclick: () => desk.store.set({isChoosing: true}),
        },
        "Change",
      ),
    ),
  ];
}

/** A file that misses the zones must not take the page away. */
for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());

desk.store.listen((changed) => {
  const {review, items, filter, current} = desk.state;
  document.body.classList.toggle("has-document", review !== null);
  if (["items", "filter", "current", "review"].some((name) => changed.has(/** @type {any} */ (name))))
    view.mark(filtered(items, filter), current);
});
startApp(desk, [{id: "document-card", needs: ["review", "isChoosing"], draw: documentRegion}]);
