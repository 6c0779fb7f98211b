// A small Word behind Microsoft's own Word.js runtime: it takes the batches that the runtime sends and runs them over
// the plain model of the stand-in (window.wordModel). What the pane calls and this does not know is an error, so a name
// that Word.js spells otherwise, or a batch that it would not send, fails the test.

(() => {
  const model = window.wordModel;
  Object.assign(model, {comments: [], selections: [], batches: 0, unknown: []});
  /** What a path begins with: the application's root, a new object, a method's or a property's value, an indexer, a kept reference. */
  const [ROOT, NEW, METHOD, PROPERTY, INDEXER, REFERENCE, NULL] = [1, 2, 3, 4, 5, 6, 7];
  const [INSTANTIATE, QUERY, CALL] = [1, 2, 3];
  const kept = new Map();
  let references = 0;

  const fault = (code, message = code) => ({Code: code, Message: message});

  class Thing {
    constructor(kind, props, {children = {}, methods = {}, list = null} = {}) {
      Object.assign(this, {kind, props, children, methods, list, reference: null});
    }

    /** The reference by which the runtime asks for this object in a later batch. */
    kept() {
      if (this.reference === null) kept.set((this.reference = `${this.kind}:${++references}`), this);
      return {_ReferenceId: this.reference, _Id: this.reference};
    }
  }

  const collection = (list, methods = {}) => new Thing("collection", () => ({}), {list: () => list, methods});
  const make = {
    document: () =>
      new Thing("document", () => ({}), {
        children: {Body: make.body},
        methods: {GetSelection: () => make.range(...(model.selection ?? [0, 0, 0]))},
      }),
    body: () =>
      new Thing("body", () => ({}), {
        children: {Paragraphs: () => collection(model.paragraphs.map(make.paragraph))},
        methods: {GetComments: () => collection(model.comments.map(make.comment))},
      }),
    paragraph: (paragraph, index) => {
      const search = (text) =>
        collection(hits(paragraph.text, text).map(([start, end]) => make.range(index, start, end)));
      return new Thing("paragraph", () => ({Text: paragraph.text, UniqueLocalId: paragraph.id}), {
        methods: {
          Search: search,
          _Search2: search, // How Word on the web is asked: with flags in place of an object of options.
          GetReviewedText: () => paragraph.text,
          GetRange: () => make.range(index, 0, 0),
        },
      });
    },
    range: (index, start, end) => {
      const text = () => model.paragraphs[index].text.slice(start, end);
      return new Thing("range", () => ({Text: text(), IsEmpty: start === end}), {
        methods: {
          InsertComment: (content) => {
            const record = {id: `c${model.comments.length + 1}`, content, paragraph: index, start, end, on: text()};
            model.comments.push(record);
            return make.comment(record);
          },
          Select: () => void model.selections.push({paragraph: index, start, text: text()}),
          ExpandTo: (other) => make.range(index, Math.min(start, other.bounds[0]), Math.max(end, other.bounds[1])),
          GetRange: (where) => make.range(index, where === "End" ? end : start, where === "Start" ? start : end),
          GetReviewedText: text,
        },
      }).at(start, end);
    },
    comment: (record) =>
      new Thing("comment", () => ({Id: record.id, Content: record.content}), {methods: {Delete: () => undefined}}),
  };
  Thing.prototype.at = function at(...bounds) {
    return Object.assign(this, {bounds});
  };

  function hits(text, wanted) {
    if (!wanted || wanted.length > 255) throw fault("SearchStringInvalidOrTooLong");
    const plain = wanted.replaceAll("^^", "^");
    const found = [];
    for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + plain.length))
      found.push([at, at + plain.length]);
    return found;
  }

  /** One batch: its paths become things when an action needs them; the first error ends it. */
  class Batch {
    constructor({Actions, ObjectPaths}) {
      Object.assign(this, {actions: Actions, paths: ObjectPaths, things: new Map(), results: []});
    }

    thing(id) {
      if (!this.things.has(id)) this.things.set(id, this.resolved(this.paths[id]));
      return this.things.get(id);
    }

    resolved(path) {
      const given = path.ArgumentInfo ?? {};
      const arguments_ = (given.Arguments ?? []).map((value, at) =>
        given.ReferencedObjectPathIds?.[at] ? this.thing(given.ReferencedObjectPathIds[at]) : value,
      );
      const parent = path.ParentObjectPathId ? this.thing(path.ParentObjectPathId) : null;
      switch (path.ObjectPathType) {
        case ROOT:
          return make.document();
        case NEW:
          return new Thing("options", () => ({}));
        case METHOD:
          return this.called(parent, path.Name, arguments_);
        case PROPERTY:
          return this.member(parent, "children", path.Name)();
        case INDEXER:
          return kept.get(arguments_[0]);
        case REFERENCE:
          return kept.get(path.Name);
        case NULL:
          return null;
        default:
          throw fault("NotImplemented", `a path of type ${path.ObjectPathType}`);
      }
    }

    called(thing, name, arguments_) {
      return this.member(thing, "methods", name)(...arguments_);
    }

    member(thing, kind, name) {
      const found = thing?.[kind][name];
      if (found) return found;
      model.unknown.push(`${thing?.kind}.${name}`);
      throw fault("NotImplemented", `${thing?.kind}.${name}`);
    }

    run() {
      for (const [index, action] of this.actions.entries()) {
        try {
          this.act(action);
        } catch (error) {
          const Error_ = {
            Code: error.Code ?? "GeneralException",
            Message: error.Message ?? String(error),
            Location: action.Name,
            ActionIndex: index,
          };
          return {Results: this.results, Error: Error_};
        }
      }
      return {Results: this.results};
    }

    act(action) {
      const answer = (Value) => this.results.push({ActionId: action.Id, Value});
      if (action.ActionType === INSTANTIATE) answer(this.thing(action.ObjectPathId)?.kept() ?? {});
      else if (action.ActionType === QUERY) answer(this.loaded(this.thing(action.ObjectPathId)));
      else if (action.ActionType === CALL) answer(this.plainCall(action));
      else throw fault("NotImplemented", `an action of type ${action.ActionType}`);
    }

    plainCall(action) {
      if (/^_/.test(action.Name)) return undefined; // The runtime tells which references it keeps and lets go.
      return this.called(this.thing(action.ObjectPathId), action.Name, action.ArgumentInfo?.Arguments ?? []);
    }

    loaded(thing) {
      const own = {...thing.kept(), ...thing.props()};
      return thing.list ? {...own, _Items: thing.list().map((item) => ({...item.kept(), ...item.props()}))} : own;
    }
  }

  window.wordRuntimeExecutor = {
    executeAsync: async (_customData, _flags, message) => {
      model.batches++;
      return {ErrorCode: "", ErrorMessage: "", Headers: {}, Body: new Batch(message.Body).run()};
    },
  };
})();
