// A review as the list that a reviewer walks through: pure functions from one to the other.

/**
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Finding} Finding
 * @typedef {import("./types.js").Review} Review
 * @typedef {import("./types.js").Anchor} Anchor
 * @typedef {import("./types.js").Severity} Severity
 * @typedef {{severities: Severity[], response: string, status: "open" | "all" | "commented" | "dismissed"}} Filter
 */

/** @type {Severity[]} */
export const SEVERITIES = ["error", "warning", "info"];

/** Where Word takes no comments; the review reads there all the same. */
const NO_COMMENTS = {
  footnote: "a footnote",
  endnote: "an endnote",
  textbox: "a text box",
};

/**
 * All remarks of a review in the order of the text, each answer's summary first.
 * @param {Review} review
 * @returns {Item[]}
 */
export function itemsOf(review) {
  const findings = new Map(review.findings.map((finding) => [finding.id, finding]));
  const spoken = new Set();
  const planned = review.comments.map((comment) => {
    const own = comment.findings.flatMap((id) => findings.get(id) ?? []);
    if (comment.kind === "finding") own.forEach((finding) => spoken.add(finding.id));
    return plannedItem(review, comment, own);
  });
  const others = review.findings
    .filter((finding) => !spoken.has(finding.id))
    .map((finding) => unplanned(review, finding));
  return [...planned, ...others].sort(byPlace);
}

/**
 * @param {Review} review
 * @param {import("./types.js").PlannedComment} comment
 * @param {Finding[]} findings
 * @returns {Item}
 */
function plannedItem(review, comment, findings) {
  const isSummary = comment.kind === "summary";
  const response = isSummary ? responseAt(review, comment.paragraph) : (findings[0]?.response ?? null);
  return {
    ...blank(),
    id: isSummary ? `summary:${response ?? comment.paragraph}` : (findings[0]?.id ?? comment.id),
    kind: comment.kind,
    comment: comment.id,
    findings: isSummary ? [] : findings,
    severity: isSummary ? "info" : mostSerious(findings),
    response,
    text: comment.text,
    anchor: anchorOf(review, comment),
    planned: true,
    ...fate(isSummary ? [] : findings, isSummary ? comment.round === "kept" : isOnPage(findings)),
  };
}

/**
 * @param {Review} review
 * @param {Finding} finding
 * @returns {Item}
 */
function unplanned(review, finding) {
  const {paragraph, start, end} = finding;
  const isPlaced = paragraph !== null && start !== null && end !== null;
  return {
    ...blank(),
    id: finding.id,
    findings: [finding],
    severity: finding.severity,
    response: finding.response,
    text: finding.source ? `${finding.message}\nSource: ${finding.source}` : finding.message,
    anchor: isPlaced ? anchorOf(review, {paragraph, start, end}) : null,
    ...fate([finding], false), // What is told in the summary alone has no comment of its own.
  };
}

/** Whether earlier rounds told all of some findings. @param {Finding[]} findings */
function isOnPage(findings) {
  return findings.length > 0 && findings.every((finding) => finding.round === "kept" && finding.comment);
}

/**
 * What the document itself says about an item from an earlier round.
 * @param {Finding[]} findings
 * @param {boolean} isThere  Whether its comment stands in the document.
 * @returns {{status: import("./types.js").ItemStatus, reason: string}}
 */
function fate(findings, isThere) {
  if (findings.some((finding) => finding.round === "dismissed"))
    return {status: "dismissed", reason: "In an earlier round"};
  return {status: isThere ? "commented" : "open", reason: ""};
}

/** @returns {Item} */
export function blank() {
  return {
    id: "",
    kind: "finding",
    comment: null,
    findings: [],
    severity: "info",
    response: null,
    text: "",
    draft: null,
    anchor: null,
    status: "open",
    reason: "",
    planned: false,
    uncertain: false,
    wordComment: null,
  };
}

/**
 * @param {Review} review
 * @param {import("./types.js").Place} place
 * @returns {Anchor}
 */
export function anchorOf(review, {paragraph, start, end}) {
  const {text, where} = review.paragraphs?.[paragraph] ?? {text: "", where: "body"};
  return {paragraph, start, end, text, where, quote: text.slice(start, end)};
}

/**
 * @param {Review} review
 * @param {number} paragraph
 */
function responseAt(review, paragraph) {
  const found = review.responses.find(
    (response) =>
      response.heading?.paragraph === paragraph ||
      (response.first_paragraph <= paragraph && paragraph <= response.last_paragraph),
  );
  return found?.id ?? null;
}

/** @param {Finding[]} findings */
function mostSerious(findings) {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "info";
}

/**
 * @param {Item} one
 * @param {Item} other
 */
function byPlace(one, other) {
  const [left, right] = [one.anchor, other.anchor];
  if (!left || !right) return Number(Boolean(left)) - Number(Boolean(right));
  return (
    left.paragraph - right.paragraph ||
    Number(one.kind !== "summary") - Number(other.kind !== "summary") ||
    left.start - right.start ||
    left.end - right.end
  );
}

/**
 * Why Word takes no comment at a place, or an empty text where it does.
 * @param {Anchor | null} anchor
 */
export function unreachable(anchor) {
  if (!anchor)
    return "This is about the document as a whole. Put the cursor where the comment shall stand, and insert it there.";
  const place = NO_COMMENTS[/** @type {keyof typeof NO_COMMENTS} */ (anchor.where)];
  return place
    ? `This stands in ${place}, where Word takes no comments. Select words beside it, and insert it there.`
    : "";
}

/** @param {Item} item */
export function wordsOf(item) {
  return item.draft ?? item.text;
}

/**
 * @param {readonly Item[]} items
 * @param {Filter} filter
 */
export function filtered(items, filter) {
  return items.filter((item) => {
    const hasSeverity = item.kind !== "finding" || filter.severities.includes(item.severity);
    const hasResponse = filter.response === "" || (item.response ?? "document") === filter.response;
    return hasSeverity && hasResponse && hasStatus(item, filter.status);
  });
}

/**
 * @param {Item} item
 * @param {Filter["status"]} status
 */
function hasStatus(item, status) {
  if (status === "all") return true;
  if (status === "open") return item.status !== "commented" && item.status !== "dismissed";
  return item.status === status;
}

/**
 * What "comment all" puts into the document: what the review wants on the page and is not there yet.
 * @param {readonly Item[]} items
 */
export function commentable(items) {
  return items.filter((item) => item.status === "open" && item.planned && !unreachable(item.anchor));
}

/**
 * @param {readonly Item[]} items
 * @returns {Record<Severity, number>}
 */
export function countBySeverity(items) {
  const counts = {error: 0, warning: 0, info: 0};
  for (const item of items) if (item.kind === "finding") counts[item.severity]++;
  return counts;
}

/**
 * A short name of an answer: its qualification's label in the announcement, or its place.
 * @param {Review} review
 * @param {string | null} id
 */
export function answerName(review, id) {
  const response = review.responses.find((other) => other.id === id);
  if (!response) return "The whole document";
  const qualification = review.posting?.qualifications.find((other) => other.id === response.qualification);
  if (qualification) return qualification.label || qualification.id;
  if (response.qualification) return response.qualification;
  return review.responses.length === 1 ? "The answer" : `Answer ${review.responses.indexOf(response) + 1}`;
}
