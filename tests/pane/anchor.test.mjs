// Where quotations stand, and what two reviews have in common: the pure modules of the pane under Node.

import assert from "node:assert/strict";
import {webcrypto} from "node:crypto";
import {test} from "node:test";
import {align} from "../../server/docxplug_server/static/js/align.js";
import {
  fold,
  occurrences,
  resolve,
  searchEnds,
  searchText,
  unfold,
} from "../../server/docxplug_server/static/js/anchor.js";
import {digest} from "../../server/docxplug_server/static/js/remarks.js";
import {continued, fixedFindings, likeness} from "../../server/docxplug_server/static/js/rounds.js";
import {blank, commentable, filtered, itemsOf} from "../../server/docxplug_server/static/js/items.js";

globalThis.crypto ??= webcrypto; // browsers have it everywhere, Node 18 only here

const TEXT = "I helped the team and helped the district.";

const anchor = (quote, nth = 0, text = TEXT) => {
  const start = occurrences(text, quote)[nth];
  return {paragraph: 0, start, end: start + quote.length, quote, text, where: "body"};
};
const now = (...texts) => texts.map((text, index) => ({id: `p${index}`, index, text}));
const home = (index, rank = 0, equals = 1) => ({id: `p${index}`, index, rank, equals});

test("an unchanged paragraph keeps its offsets", () => {
  assert.deepEqual(resolve(anchor("helped", 1), now(TEXT), home(0)), {paragraph: 0, start: 22});
});

test("a paragraph known by its id is found wherever it went", () => {
  const moved = [
    {id: "new", index: 0, text: TEXT},
    {id: "p0", index: 1, text: TEXT},
  ];
  assert.deepEqual(resolve(anchor("helped"), moved, home(0)), {paragraph: 1, start: 2});
});

test("without ids the same of several equal paragraphs is taken", () => {
  const anonymous = now("", TEXT, "", TEXT).map((one) => ({...one, id: null}));
  assert.deepEqual(resolve(anchor("helped"), anonymous, {id: null, index: 2, rank: 1, equals: 2}), {
    paragraph: 3,
    start: 2,
  });
});

test("where equal paragraphs were added or taken away without ids, nothing is guessed", () => {
  const anonymous = now(TEXT, TEXT, TEXT).map((one) => ({...one, id: null}));
  assert.equal(resolve(anchor("helped"), anonymous, {id: null, index: 1, rank: 1, equals: 2}), null);
});

test("an edit before or behind the words moves them", () => {
  const edited = now("Last year I helped the team and helped the district.");
  assert.deepEqual(resolve(anchor("helped"), edited, home(0)), {paragraph: 0, start: 12});
  assert.deepEqual(resolve(anchor("helped", 1), edited, home(0)), {paragraph: 0, start: 32});
});

test("a quotation whose own place was rewritten is not looked for at its twin", () => {
  assert.equal(resolve(anchor("helped", 0), now("I led the team and helped the district."), home(0)), null);
  assert.deepEqual(resolve(anchor("helped", 1), now("I led the team and helped the district."), home(0)), {
    paragraph: 0,
    start: 19,
  });
});

test("words that are gone are nowhere", () => {
  assert.equal(resolve(anchor("helped"), now("I led the team."), home(0)), null);
  assert.equal(resolve(anchor("helped"), now(), home(0)), null);
});

test("in an unknown paragraph only much of the surroundings counts", () => {
  const long = "In the spring of 2024 we moved the office, and I helped the regional team with its budget.";
  assert.deepEqual(resolve(anchor("helped", 0, long), now("", `${long} More.`), null), {
    paragraph: 1,
    start: long.indexOf("helped"),
  });
  assert.equal(resolve(anchor("helped"), now("They helped the boat."), null), null);
});

test("Word's signs are folded to the review's", () => {
  assert.equal(fold("a\vb\x1ec\x1fd\u00ade\x02\r"), "a\nb-cde");
  assert.equal(unfold("well\x1eknown\x1f ways", 0, 10), "well\x1eknown");
  assert.equal(unfold("a\x1fb c", 0, 2), "a\x1fb");
});

test("signs of Word's search are escaped", () => {
  assert.equal(searchText("x^2\ty\vz"), "x^^2^ty^lz");
});

test("a long quotation is searched by ends that never cut a character in two", () => {
  const [head, tail] = searchEnds(`${"a".repeat(59)}😀 and so on and on, ${"b".repeat(60)}`);
  assert.equal(head, "a".repeat(59));
  assert.equal(tail, "b".repeat(60));
  assert.deepEqual(searchEnds("was responsible for"), ["was", "for"]);
  assert.equal(searchEnds("helped"), null);
});

test("paragraphs are aligned over insertions and deletions", () => {
  assert.deepEqual(align(["a", "", "b", "c"], ["x", "a", "", "y", "c"]), [1, 2, null, 4]);
  assert.deepEqual(align([], ["a"]), []);
});

test("long documents that differ in the middle are aligned by what is unique", () => {
  const many = (mark) => [...Array(1500).keys()].map((index) => `${mark}${index}`);
  const result = align([...many("a"), "same", ...many("b")], [...many("c"), "same", ...many("d")]);
  assert.equal(result[1500], 1500);
  assert.equal(result.filter((place) => place !== null).length, 1);
});

test("a digest is the one that the command line computes", async () => {
  assert.equal(await digest(""), "");
  assert.equal(await digest("Zoë 🙂"), "5e4afbf14a72c1fa");
});

const finding = (id, quote, extra = {}) => ({
  id,
  check: id.split(":")[0],
  severity: "warning",
  message: "m",
  suggestions: [],
  paragraph: 0,
  start: 0,
  end: quote.length,
  quote,
  more: [],
  response: "R1",
  source: null,
  comment: null,
  round: "new",
  ...extra,
});
const review = (findings, comments = [], text = TEXT) => ({
  findings,
  comments,
  fixed: [],
  posting: null,
  paragraphs: [{index: 0, text, where: "body"}],
  responses: [{id: "R1", heading: null, first_paragraph: 0, last_paragraph: 0}],
});
const comment = (id, kind, findings) => ({id, kind, findings, text: `says ${id}`, paragraph: 0, start: 0, end: 1});

test("findings that share a comment are one item, and a summary takes none away", () => {
  const two = review(
    [finding("a:1:1", "I"), finding("b:1:1", "I")],
    [comment("c1", "summary", ["a:1:1"]), comment("c2", "finding", ["a:1:1", "b:1:1"])],
  );
  assert.deepEqual(
    itemsOf(two).map(({id, comment: own}) => [id, own]),
    [
      ["summary:R1", "c1"],
      ["a:1:1", "c2"],
    ],
  );
});

test("only what the review wants on the page is commented with all", () => {
  const items = itemsOf(review([finding("a:1:1", "I"), finding("b:1:1", "he")], [comment("c1", "finding", ["a:1:1"])]));
  assert.deepEqual(
    commentable(items).map(({id}) => id),
    ["a:1:1"],
  );
  assert.equal(filtered(items, {severities: ["error"], response: "", status: "all"}).length, 0);
});

test("what people put away in an earlier round is not offered again", () => {
  const items = itemsOf(review([finding("a:1:1", "I", {round: "dismissed"})]));
  assert.deepEqual(
    items.map(({status}) => status),
    ["dismissed"],
  );
});

test("an edit beside a finding makes it neither fixed nor new", () => {
  const item = (id, quote) => ({
    ...blank(),
    id,
    findings: [finding(id, quote)],
    response: "R1",
    anchor: anchor(quote, 0, quote),
  });
  const before = [item("mirror:1:1", "I have led teams in five states"), item("verb:2:1", "helped")];
  const after = [item("mirror:9:1", "I have led large teams in five states")];
  const pairs = continued(before, after);
  assert.equal(pairs.get(after[0]), before[0]);
  assert.deepEqual(fixedFindings(before, pairs, []), [{check: "verb", quote: "helped"}]);
  assert.equal(likeness("same words", "same words"), 1);
});
