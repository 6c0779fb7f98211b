// A stand-in for office.js, served in its place: Word's objects over a plain model, with Word's discipline.
//
// Nothing can be read before load() and sync(), batches run in order and stop at the first error, what a host does not
// have is refused, and faults can be put at any sync. `window.wordModel` (set before this loads) is the document:
//   paragraphs  [{id, text, deleted: [[start, end], …]}]  text with its tracked deletions in it
//   file, pdf   the document's bytes in base64, as Word file and as PDF; null: the host does not hand it over
//   version     "1.4", "1.6": the newest WordApi it has;  host, platform, theme
//   pages       what it counts, as WordApiDesktop 1.2 has it; not there: a Word without it;  lastPage: its number
//   failAt      the number of the sync that fails (1 is the first);  applied: whether its batch took effect first
//   edits       {number of a sync: [index, text]}: someone types just before that sync's batch runs
// and afterwards shows what happened: comments, selections, xmlParts, syncs, closedFiles.

(() => {
  const model = window.wordModel;
  Object.assign(model, {comments: [], selections: [], xmlParts: [], syncs: 0, openFiles: 0, calls: [], ...model});
  model.version ??= "1.6";

  class OfficeError extends Error {
    constructor(code, message = code) {
      super(message);
      this.name = "RichApi.Error";
      this.code = code;
      this.debugInfo = {code, message};
    }
  }

  const has = (version) => Number(model.version.split(".")[1]) >= Number(version.split(".")[1]);
  const needs = (version, what) => {
    if (!has(version)) throw new OfficeError("ApiNotFound", `${what} needs WordApi ${version}`);
  };

  class Context {
    constructor() {
      this.queue = [];
      this.document = new Document(this);
    }

    async sync() {
      const batch = this.queue.splice(0);
      const number = ++model.syncs;
      await new Promise((resolve) => setTimeout(resolve, model.delay ?? 0));
      const edit = model.edits?.[number];
      if (edit) model.paragraphs[edit[0]].text = edit[1];
      if (number === model.failAt && !model.applied) throw new OfficeError("GeneralException");
      for (const action of batch) action();
      if (number === model.failAt) throw new OfficeError("GeneralException");
    }
  }

  /** An object whose properties come with load() and sync(). */
  class Loaded {
    constructor(context, names) {
      this.context = context;
      this.values = {};
      for (const name of names) {
        Object.defineProperty(this, name, {
          get: () => {
            if (!(name in this.values)) throw new OfficeError("PropertyNotLoaded", `${name} was not loaded`);
            return this.values[name];
          },
        });
      }
    }

    load(names) {
      const list = String(names)
        .split(",")
        .map((name) => name.trim());
      this.context.queue.push(() => this.fill(list));
      return this;
    }

    fill(names) {
      const now = this.current();
      for (const name of names) {
        if (!(name in now)) throw new OfficeError("InvalidArgument", `${name} is no property`);
        this.values[name] = now[name];
      }
    }
  }

  class Collection {
    constructor(context, make) {
      this.context = context;
      this.make = make;
      this.loaded = null;
    }

    get items() {
      if (!this.loaded) throw new OfficeError("PropertyNotLoaded", "items was not loaded");
      return this.loaded;
    }

    load(names) {
      const inner = String(names)
        .split(",")
        .map((name) => name.trim().replace(/^items\/?/, ""))
        .filter(Boolean);
      this.context.queue.push(() => {
        this.loaded = this.make();
        for (const item of this.loaded) item.fill(inner);
      });
      return this;
    }
  }

  class ClientResult {
    get value() {
      if (!("got" in this)) throw new OfficeError("ValueNotLoaded", "sync() was not called");
      return this.got;
    }
  }

  const later = (context, read) => {
    const result = new ClientResult();
    context.queue.push(() => (result.got = read()));
    return result;
  };

  /** Characters `start` to `end` of a paragraph; both may be functions, as they are known at sync() only. */
  class Range extends Loaded {
    constructor(context, paragraph, start, end) {
      super(context, ["text", "isEmpty"]);
      Object.assign(this, {paragraph, bounds: typeof start === "function" ? start : () => [start, end]});
    }

    current() {
      const [start, end] = this.bounds();
      return {text: this.paragraph().text.slice(start, end), isEmpty: start === end};
    }

    getReviewedText(version) {
      needs("1.4", "getReviewedText");
      if (version !== "Current") throw new OfficeError("InvalidArgument");
      return later(this.context, () => withoutDeleted(this.paragraph(), ...this.bounds()));
    }

    getRange(where) {
      const edge = {Start: 0, End: 1}[where];
      return new Range(this.context, this.paragraph, () =>
        edge === undefined ? this.bounds() : [this.bounds()[edge], this.bounds()[edge]],
      );
    }

    expandTo(other) {
      return new Range(this.context, this.paragraph, () => {
        const [one, two] = [this.bounds(), other.bounds()];
        return [Math.min(one[0], two[0]), Math.max(one[1], two[1])];
      });
    }

    select() {
      this.context.queue.push(() =>
        model.selections.push({
          paragraph: model.paragraphs.indexOf(this.paragraph()),
          text: this.current().text,
          start: this.bounds()[0],
        }),
      );
    }

    insertComment(content) {
      needs("1.4", "insertComment");
      if (!content) throw new OfficeError("InvalidArgument");
      const record = {content, authorName: "Dana Coach"};
      this.context.queue.push(() => {
        if (model.protected) throw new OfficeError("AccessDenied");
        const [start, end] = this.bounds();
        const paragraph = this.paragraph();
        Object.assign(record, {
          id: `comment-${model.comments.length + 1}`,
          paragraph: model.paragraphs.indexOf(paragraph),
          start,
          end,
          on: paragraph.text.slice(start, end),
        });
        model.comments.push(record);
      });
      return new Comment(this.context, record);
    }
  }

  class Comment extends Loaded {
    constructor(context, record) {
      super(context, ["id", "content", "authorName"]);
      this.record = record;
    }

    current() {
      return this.record;
    }

    getRange() {
      const {record} = this;
      return new Range(
        this.context,
        () => model.paragraphs[record.paragraph],
        () => [record.start, record.end],
      );
    }

    delete() {
      this.context.queue.push(() => (model.comments = model.comments.filter((other) => other !== this.record)));
    }
  }

  class Paragraph extends Loaded {
    constructor(context, paragraph) {
      super(context, ["text", "uniqueLocalId"]);
      this.paragraph = paragraph;
    }

    current() {
      const {text, id} = this.paragraph;
      return has("1.6") ? {text, uniqueLocalId: id} : {text};
    }

    getReviewedText(version) {
      return this.getRange("Whole").getReviewedText(version);
    }

    getRange(where) {
      const {paragraph} = this;
      const ends = {Start: () => [0, 0], End: () => [paragraph.text.length, paragraph.text.length]};
      return new Range(this.context, () => paragraph, ends[where] ?? (() => [0, paragraph.text.length]));
    }

    search(text, options = {}) {
      if (!text || text.length > 255) throw new OfficeError("SearchStringInvalidOrTooLong");
      if (options.matchWildcards) throw new OfficeError("InvalidArgument");
      const signs = {"^^": "^", "^t": "\t", "^l": "\v", "^~": "\x1e", "^-": "\x1f"};
      const wanted = text.replace(/\^./g, (sign) => signs[sign] ?? sign);
      return new Collection(this.context, () =>
        hits(this.paragraph.text, wanted, options.matchCase).map(
          (start) => new Range(this.context, () => this.paragraph, start, start + wanted.length),
        ),
      );
    }
  }

  /** As Word searches: straight quotes find curly ones too, hits do not overlap. */
  function hits(text, wanted, matchCase) {
    const plain = (one) => (matchCase ? one : one.toLowerCase()).replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
    const found = [];
    for (
      let at = plain(text).indexOf(plain(wanted));
      at >= 0;
      at = plain(text).indexOf(plain(wanted), at + wanted.length)
    )
      found.push(at);
    return found;
  }

  function withoutDeleted({text, deleted = []}, start, end) {
    const isDeleted = (at) => deleted.some(([from, to]) => from <= at && at < to);
    return [...Array(end - start).keys()].map((step) => (isDeleted(start + step) ? "" : text[start + step])).join("");
  }

  class XmlPart extends Loaded {
    constructor(context, record) {
      super(context, ["id"]);
      this.record = record;
    }

    current() {
      return this.record;
    }

    getXml() {
      return later(this.context, () => this.record.xml);
    }

    setXml(xml) {
      this.context.queue.push(() => (this.record.xml = xml));
    }

    delete() {
      this.context.queue.push(() => (model.xmlParts = model.xmlParts.filter((other) => other !== this.record)));
    }
  }

  class Page extends Loaded {
    constructor(context, index) {
      super(context, ["index"]);
      this.index_ = index;
    }

    current() {
      return {index: this.index_};
    }
  }

  class Document {
    constructor(context) {
      this.context = context;
      this.body = {
        getRange: () => ({
          get pages() {
            if (!model.pages) throw new OfficeError("ApiNotFound", "pages needs WordApiDesktop 1.2");
            return new Collection(context, () =>
              [...Array(model.pages).keys()].map((at) => {
                const isLast = at === model.pages - 1;
                return new Page(context, isLast ? (model.lastPage ?? at + 1) : at + 1);
              }),
            );
          },
        }),
        paragraphs: new Collection(context, () =>
          model.paragraphs.map((paragraph) => new Paragraph(context, paragraph)),
        ),
        getComments: () => new Collection(context, () => model.comments.map((record) => new Comment(context, record))),
      };
      this.customXmlParts = {
        getByNamespace: (uri) =>
          new Collection(context, () =>
            model.xmlParts.filter(({xml}) => xml.includes(`"${uri}"`)).map((record) => new XmlPart(context, record)),
          ),
        add: (xml) => {
          const record = {id: `{part-${model.xmlParts.length + 1}}`, xml};
          context.queue.push(() => model.xmlParts.push(record));
          return new XmlPart(context, record);
        },
      };
    }

    getParagraphByUniqueLocalId(id) {
      needs("1.6", "getParagraphByUniqueLocalId");
      const paragraph = model.paragraphs.find((one) => one.id === id);
      this.context.queue.push(() => {
        if (!paragraph) throw new OfficeError("ItemNotFound");
      });
      return new Paragraph(this.context, paragraph);
    }

    getSelection() {
      const [paragraph, start, end] = model.selection ?? [0, 0, 0];
      return new Range(this.context, () => model.paragraphs[paragraph], start, end);
    }
  }

  window.Word = {
    run: async (work) => {
      const context = new Context();
      const result = await work(context);
      if (context.queue.length) await context.sync();
      return result;
    },
  };

  const answer = (done, value) => setTimeout(() => done({status: "succeeded", value}), 0);
  const refuse = (done, message) => setTimeout(() => done({status: "failed", error: {code: 5001, message}}), 0);

  class OpenFile {
    constructor(bytes, size) {
      Object.assign(this, {bytes, sliceSize: size, size: bytes.length, sliceCount: Math.ceil(bytes.length / size)});
      model.openFiles++;
    }

    getSliceAsync(index, done) {
      if (index === model.failSlice) return refuse(done, "The slice could not be read.");
      const data = Array.from(this.bytes.slice(index * this.sliceSize, (index + 1) * this.sliceSize));
      answer(done, {data, index, size: data.length});
    }

    closeAsync(done) {
      model.openFiles--;
      answer(done);
    }
  }

  window.Office = {
    HostType: {Word: "Word"},
    FileType: {Compressed: "compressed"},
    AsyncResultStatus: {Succeeded: "succeeded", Failed: "failed"},
    EventType: {},
    onReady: async () => ({host: model.host === undefined ? "Word" : model.host, platform: model.platform ?? "PC"}),
    context: {
      officeTheme: model.theme,
      requirements: {
        isSetSupported: (name, version) =>
          name === "WordApi" ? has(version) : name === "WordApiDesktop" && Boolean(model.pages),
      },
      document: {
        url: "C:\\Clients\\Ortiz\\TQ%20answers.docx",
        getFileAsync: (type, options, done) => {
          if (model.openFiles >= 2) return refuse(done, "Two files are open already.");
          const file = {compressed: model.file, pdf: model.pdf}[type];
          if (!file) return refuse(done, "The file cannot be had.");
          answer(
            done,
            new OpenFile(
              Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0)),
              options.sliceSize,
            ),
          );
        },
      },
    },
  };
})();
