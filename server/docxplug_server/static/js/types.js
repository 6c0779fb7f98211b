/**
 * The shapes that travel between the modules. Offsets count UTF-16 code units, as JavaScript strings do.
 *
 * @typedef {"error" | "warning" | "info"} Severity
 *
 * @typedef {object} Place
 * @property {number} paragraph
 * @property {number} start
 * @property {number} end
 *
 * @typedef {object} Finding  As `docxplug.review/1` has it; the place is null for what concerns the whole document.
 * @property {string} id
 * @property {string} check
 * @property {Severity} severity
 * @property {string} message
 * @property {string[]} suggestions
 * @property {number | null} paragraph
 * @property {number | null} start
 * @property {number | null} end
 * @property {string | null} quote
 * @property {(Place & {quote: string})[]} more
 * @property {string | null} response
 * @property {string | null} source
 * @property {string | null} comment
 * @property {"new" | "kept" | "dismissed"} round
 *
 * @typedef {Place & {id: string, kind: "finding" | "summary", findings: string[], text: string,
 *   round: "new" | "kept"}} PlannedComment
 *
 * @typedef {object} Pages
 * @property {number} pages
 * @property {number} low
 * @property {number} high
 * @property {string} source
 * @property {string} certainty
 * @property {string[]} reasons
 * @property {number} [length]
 *
 * @typedef {object} Limit
 * @property {string} scope
 * @property {string} unit
 * @property {number} value
 * @property {string} sentence
 *
 * @typedef {object} Verdict
 * @property {Limit} limit
 * @property {number} actual
 * @property {"within" | "over" | "unclear"} verdict
 * @property {string} reason
 *
 * @typedef {object} Story
 * @property {(Place & {part: string, by: string, label: string})[]} parts
 * @property {string[]} missing
 *
 * @typedef {object} Response
 * @property {string} id
 * @property {string | null} qualification
 * @property {Place | null} heading
 * @property {number} words
 * @property {number} characters
 * @property {number} first_paragraph
 * @property {number} last_paragraph
 * @property {Pages | null} pages
 * @property {Verdict[]} limits
 * @property {Story[]} stories
 * @property {{phrase: string, status: string, spans: Place[]}[]} mirroring
 *
 * @typedef {object} Posting
 * @property {{id: string, kind: string, label: string, text: string}[]} qualifications
 * @property {Limit[]} limits
 *
 * @typedef {{index: number, text: string, where: string, label?: string,
 *   cell?: {table: number, row: number, column: number} | null}} ShownParagraph
 *   `label` is the number or bullet that Word prints before the text, `cell` its place in the innermost table.
 *
 * @typedef {object} Review
 * @property {string} offset_unit
 * @property {{name: string, sha256: string}} file
 * @property {{name: string, version: string, reason: string}} rubric
 * @property {Posting | null} posting
 * @property {Pages | null} pages
 * @property {Verdict[]} limits
 * @property {Response[]} responses
 * @property {Finding[]} findings
 * @property {PlannedComment[]} comments
 * @property {{check: string, quote: string}[]} fixed
 * @property {{check: string, reason: string}[]} failures
 * @property {{statement: string}} [grammar]
 * @property {ShownParagraph[]} [paragraphs]
 *
 * @typedef {Place & {quote: string, text: string, where: string}} Anchor
 *   Where a finding stands; `text` is the whole paragraph as it was reviewed.
 *
 * @typedef {"open" | "commented" | "dismissed" | "changed" | "unreachable"} ItemStatus
 *   `changed`: the quoted words are not there any more; `unreachable`: Word takes no comment at such a place.
 *
 * @typedef {object} Item  One remark as a reviewer sees it: a finding, findings on one place, or an answer's summary.
 * @property {string} id  The most serious finding's id, or "summary:" and the answer's id.
 * @property {"finding" | "summary" | "own"} kind
 * @property {string | null} comment  The id of the review's comment that this is, if it is one.
 * @property {Finding[]} findings
 * @property {Severity} severity
 * @property {string | null} response
 * @property {string} text  The comment's words as the review has them.
 * @property {string | null} draft  Other words for the comment, where the reviewer changed them.
 * @property {Anchor | null} anchor
 * @property {ItemStatus} status
 * @property {string} reason  Why it was dismissed, or why it could not be placed.
 * @property {boolean} planned  Whether the review wants it on the page.
 * @property {boolean} uncertain  An attempt to insert it failed, so it may be in the document already.
 * @property {string | null} wordComment  The id that Word gave its comment.
 *
 * @typedef {object} Landing  How an attempt to select or comment ended.
 * @property {"done" | "changed" | "unreachable" | "failed"} outcome
 * @property {string} [reason]
 * @property {string | null} [comment]
 * @property {boolean} [uncertain]
 *
 * @typedef {{id: string, check: string, about: string, before: string, after: string, quote: string}} ToldFinding
 *   A finding that a comment spoke of, with digests of what stands around its quote.
 *
 * @typedef {object} Remark  What a document remembers of one comment, or of one that was not wanted.
 * @property {"finding" | "summary"} kind
 * @property {string} about  The qualification or the answer it belongs to.
 * @property {string} said  The digest of its words.
 * @property {boolean} dismissed
 * @property {boolean} closed  The command line has resolved it.
 * @property {string} reason  Why it was dismissed.
 * @property {ToldFinding[]} findings
 *
 * @typedef {{file: Blob, name: string, pages?: number | null, pdf?: Blob | null} | {paragraphs: {id: string, text: string}[], notice: string}}
 *   DocumentSource  `pages` is what Word counts, where it tells, `pdf` the PDF that Word makes of it.
 *
 * @typedef {object} Host  What the pane needs of the program that shows the document.
 * @property {"word" | "browser"} kind
 * @property {(exactPages: boolean) => Promise<DocumentSource>} read  Pages may be counted in a way that takes longer.
 * @property {(review: Review) => Promise<void>} reviewed  Called with each new review, before its items are used.
 * @property {(anchor: Anchor) => Promise<Landing>} select
 * @property {(item: Item) => Promise<Landing>} comment
 * @property {(text: string) => Promise<Landing>} commentSelection
 * @property {() => Promise<Remark[]>} recall
 * @property {(remarks: Remark[], restored: Remark[], withPosting: boolean) => Promise<void>} remember
 *   Notes in the document what was commented or dismissed, and forgets what was brought back.
 *
 * @typedef {object} Settings
 * @property {string} rubric
 * @property {string[]} disable  Ids of checks left out.
 * @property {string[]} accept  Words never remarked upon.
 * @property {boolean} withInfo  Notes become comments too.
 * @property {boolean} exactPages  Pages are counted by Word's PDF, else by LibreOffice, which takes longer.
 * @property {string} author  Whose comments they are; only the browser page asks, Word knows who is signed in.
 *
 * @typedef {{name: string, text: string}} Phrase
 *
 * @typedef {object} Announcement
 * @property {string} name
 * @property {string} text  As it was pasted, or what was understood of its file: docxplug.posting/1 as JSON.
 *
 * @typedef {{name: string, title: string, checks: {id: string, title: string, severity: Severity, enabled: boolean}[]}} Pack
 */

export {};
