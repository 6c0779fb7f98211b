// What the pane leaves in the document for the next round: docxplug's own custom XML part, the one that the command line
// writes, too (docxplug/word/comments/state_part.py).
//
//   <review xmlns="urn:docxplug:review:1" posting="1">
//     <comment kind="finding" about="TQ1" said="…">
//       <finding id="verb.weak:0123456789:1" check="verb.weak" about="TQ1" before="…" after="…">helped</finding>
//     </comment>
//   </review>
//
// Word's API tells no comment's paraId, so the pane's comments have none there: whoever reads the file next knows them
// by their words and by what they stand on. What others wrote into the part stays.

/**
 * @typedef {import("./types.js").Remark} Remark
 * @typedef {import("./types.js").ToldFinding} ToldFinding
 */

const NAMESPACE = "urn:docxplug:review:1";
const ROOT = "review";
const FACTS = /** @type {const} */ (["id", "check", "about", "before", "after"]);

/**
 * What earlier rounds left; nothing where the part cannot be read.
 * @param {Word.RequestContext} context
 * @returns {Promise<Remark[]>}
 */
export async function recallRemarks(context) {
  const found = await ownPart(context);
  return found ? children(found.root, "comment").map(remarkOf) : [];
}

/**
 * Notes what was commented or dismissed, and forgets what was brought back.
 * @param {Word.RequestContext} context
 * @param {Remark[]} remarks
 * @param {Remark[]} restored
 * @param {boolean} withPosting
 */
export async function noteRemarks(context, remarks, restored, withPosting) {
  const found = await ownPart(context);
  if (!found && !remarks.length) return;
  /** @type {Element} */
  const root = found?.root ?? document.implementation.createDocument(NAMESPACE, ROOT).documentElement;
  for (const remark of restored) holders(root, remark).forEach((element) => element.remove());
  /** @type {Set<Element>} */
  const taken = new Set();
  for (const remark of remarks) taken.add(note(root, remark, taken));
  if (withPosting) root.setAttribute("posting", "1");
  const xml = new XMLSerializer().serializeToString(root);
  if (!found) context.document.customXmlParts.add(xml);
  else if (root.firstElementChild) found.part.setXml(xml);
  else found.part.delete();
  await context.sync();
}

/**
 * @param {Word.RequestContext} context
 * @returns {Promise<{part: Word.CustomXmlPart, root: Element} | null>}
 */
async function ownPart(context) {
  const parts = context.document.customXmlParts.getByNamespace(NAMESPACE);
  parts.load("items/id");
  await context.sync();
  if (!parts.items.length) return null;
  const texts = parts.items.map((part) => part.getXml());
  await context.sync();
  for (const [index, part] of parts.items.entries()) {
    const root = new DOMParser().parseFromString(texts[index]?.value ?? "", "application/xml").documentElement;
    if (root.namespaceURI === NAMESPACE && root.localName === ROOT) return {part, root};
  }
  return null;
}

/**
 * @param {Element} element
 * @returns {Remark}
 */
function remarkOf(element) {
  const said = (/** @type {string} */ name) => element.getAttribute(name) ?? "";
  return {
    kind: said("kind") === "summary" ? "summary" : "finding",
    about: said("about"),
    said: said("said"),
    closed: said("closed") === "1",
    dismissed: said("dismissed") === "1",
    reason: said("reason"),
    findings: children(element, "finding").map(toldOf),
  };
}

/**
 * @param {Element} element
 * @returns {ToldFinding}
 */
function toldOf(element) {
  const [id = "", check = "", about = "", before = "", after = ""] = FACTS.map(
    (name) => element.getAttribute(name) ?? "",
  );
  return {id, check, about, before, after, quote: element.textContent ?? ""};
}

/**
 * Writes a remark into the part, where there is none about the same yet.
 * @param {Element} root
 * @param {Remark} remark
 * @param {Set<Element>} taken  Those that are some other remark's.
 */
function note(root, remark, taken) {
  const there = holders(root, remark).find((element) => !taken.has(element));
  if (!there) return added(root, remark);
  if (remark.dismissed) set(there, {dismissed: "1", reason: remark.reason});
  else ["dismissed", "reason"].forEach((name) => there.removeAttribute(name));
  return there;
}

/**
 * @param {Element} root
 * @param {Remark} remark
 */
function added(root, remark) {
  // A finding that has a remark of its own is no longer only told in a summary.
  for (const finding of told(root, remark, "summary")) finding.remove();
  const element = elementOf(root, remark);
  const [firstFixed = null] = children(root, "fixed");
  root.insertBefore(element, firstFixed);
  return element;
}

/**
 * The comments of the part that are about the same as a remark.
 * @param {Element} root
 * @param {Remark} remark
 */
function holders(root, remark) {
  const same = children(root, "comment").filter((element) => element.getAttribute("kind") === remark.kind);
  if (remark.kind === "summary") return same.filter((element) => element.getAttribute("about") === remark.about);
  const own = told(root, remark, "finding");
  return same.filter((element) => own.some((finding) => finding.parentElement === element));
}

/**
 * The part's elements for a remark's findings, in comments of a kind.
 * @param {Element} root
 * @param {Remark} remark
 * @param {Remark["kind"]} kind
 */
function told(root, remark, kind) {
  const ids = new Set(remark.findings.map(({id}) => id));
  return children(root, "comment")
    .filter((element) => element.getAttribute("kind") === kind)
    .flatMap((element) => children(element, "finding"))
    .filter((finding) => ids.has(finding.getAttribute("id") ?? ""));
}

/**
 * @param {Element} root
 * @param {Remark} remark
 */
function elementOf(root, {kind, about, said, dismissed, reason, findings}) {
  const element = set(make(root, "comment"), {kind, about, said, dismissed: dismissed ? "1" : "", reason});
  for (const {quote, ...facts} of findings) {
    const finding = set(make(root, "finding"), facts);
    finding.textContent = xmlText(quote);
    element.append(finding);
  }
  return element;
}

/**
 * @param {Element} root
 * @param {string} name
 */
function make(root, name) {
  return root.ownerDocument.createElementNS(NAMESPACE, name);
}

/**
 * Sets the attributes that have a value.
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, string>} attributes
 */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, xmlText(value));
  return element;
}

/**
 * A text without what XML cannot hold.
 * @param {string} text
 */
function xmlText(text) {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

/**
 * @param {Element} element
 * @param {string} name
 */
function children(element, name) {
  return [...element.children].filter((child) => child.namespaceURI === NAMESPACE && child.localName === name);
}
