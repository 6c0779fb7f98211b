// What the pane leaves in the document for the next round: a custom XML part in the namespace of docxplug's reviews.
//
//   <pane xmlns="urn:docxplug:review:1">
//     <remark finding="verb.weak:0123456789:1" state="commented" comment="{Word's id}" hash="811c9dc5" reason=""/>
//   </pane>
//
// `hash` is anchor.hashOf of the quoted words: Word's API tells no comment's paraId, so whoever reads the file next
// links a remark and its comment by the words it stands on.

/** @typedef {import("./types.js").Remembered} Remembered */

const NAMESPACE = "urn:docxplug:review:1";
const ROOT = "pane";

/**
 * What earlier rounds left; nothing where the part cannot be read.
 * @param {Word.RequestContext} context
 * @returns {Promise<Remembered[]>}
 */
export async function recalled(context) {
  const found = await ownPart(context);
  return found ? fromXml(found.xml) : [];
}

/**
 * Puts a list in the place of what was there.
 * @param {Word.RequestContext} context
 * @param {Remembered[]} list
 */
export async function remembered(context, list) {
  const found = await ownPart(context);
  if (found) found.part.setXml(toXml(list));
  else context.document.customXmlParts.add(toXml(list));
  await context.sync();
}

/** @param {Word.RequestContext} context */
export async function forget(context) {
  const found = await ownPart(context);
  if (!found) return;
  found.part.delete();
  await context.sync();
}

/**
 * The pane's part; the command line's, in the same namespace, has another root.
 * @param {Word.RequestContext} context
 * @returns {Promise<{part: Word.CustomXmlPart, xml: string} | null>}
 */
async function ownPart(context) {
  const parts = context.document.customXmlParts.getByNamespace(NAMESPACE);
  parts.load("items/id");
  await context.sync();
  if (!parts.items.length) return null;
  const texts = parts.items.map((part) => part.getXml());
  await context.sync();
  const at = texts.findIndex(({value}) => parsed(value)?.localName === ROOT);
  const part = parts.items[at];
  return part ? {part, xml: texts[at]?.value ?? ""} : null;
}

/** @param {string} xml */
function parsed(xml) {
  const {documentElement: root} = new DOMParser().parseFromString(xml, "application/xml");
  return root.namespaceURI === NAMESPACE ? root : null;
}

/**
 * @param {string} xml
 * @returns {Remembered[]}
 */
export function fromXml(xml) {
  const remarks = [...(parsed(xml)?.getElementsByTagNameNS(NAMESPACE, "remark") ?? [])];
  return remarks.map((remark) => ({
    finding: remark.getAttribute("finding") ?? "",
    state: remark.getAttribute("state") === "dismissed" ? "dismissed" : "commented",
    hash: remark.getAttribute("hash") ?? "",
    comment: remark.getAttribute("comment") ?? "",
    reason: remark.getAttribute("reason") ?? "",
  }));
}

/** @param {Remembered[]} list */
export function toXml(list) {
  const document_ = document.implementation.createDocument(NAMESPACE, ROOT);
  for (const {finding, state, hash, comment = "", reason = ""} of list) {
    const remark = document_.createElementNS(NAMESPACE, "remark");
    for (const [name, value] of Object.entries({finding, state, comment, hash, reason}))
      remark.setAttribute(name, value);
    document_.documentElement.append(remark);
  }
  return new XMLSerializer().serializeToString(document_);
}
