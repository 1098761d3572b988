import { accountSource } from "./accountSource";
import { dialectSource } from "./dialectSource";
import { documentedMethods } from "./documentedMethods";
import { methodsSource } from "./methodsSource";

/**
 * JavaScript that turns a new V8 context into an APPSYNC_JS realm. It runs once inside that context, and evaluates to a
 * function of the host's side: `host.call` returns the result of a library function as JSON or an integer, `host.part`
 * returns a member of `ctx` as JSON, `host.log` takes a log line. Only strings and numbers are passed between host and
 * realm: through its constructor, a host object would give access to everything the host can do. Prototypes keep only
 * the methods that AWS documents. Handlers cannot reach a prototype (`constructor`, `__proto__`, Symbol and Reflect are
 * removed), so they cannot affect later evaluations.
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 * Array.isArray does not exist: https://github.com/aws/aws-appsync-community/issues/295
 * UNVERIFIED: that String() and Number(), which AWS does not list either, are rejected.
 */
export const realmSource = `(function (host, functionNames, maximum, lazyCharacters) {
  "use strict";
  const { parse, stringify } = JSON;
  const { freeze, defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, keys } = Object;
  const { isArray } = Array;
  const RealmError = Error;
  const RealmMap = Map;
  const kept = ${JSON.stringify(documentedMethods)};
  const account = (${accountSource})(host, isArray);
  const dialect = (${dialectSource})(account, maximum.loopIterations, isArray);
  const methods = (${methodsSource})(host, account, dialect);
  // In units of the account: what a library function, and a line of the log with its place, takes besides its texts.
  const HOST_CALL = 2000;
  const LOG_LINE = 20000;
  const { charge, json, LARGE } = account;
  const write = (value) => {
    json(value);
    return stringify(value);
  };

  const nullFor = (_key, value) => (value === undefined ? null : value);
  const writeNulls = (value) => {
    json(value);
    return stringify(value, nullFor);
  };

  const globals = {
    JSON: freeze({
      parse: (value) => {
        const text = \`\${value}\`; // outside: what a handler's toString throws is not to be caught
        account.charge(text.length * 24);
        try { return parse(text); } catch { return ""; }
      },
      stringify: (value, replacer, space) => {
        // What indentation and a replacer make of a value is not known before.
        if (replacer != null || space != null) account.outgrow();
        account.json(value);
        return account.sized(stringify(value, replacer, space));
      },
    }),
    Object: freeze(methods.Object),
    Math: freeze({
      random: Math.random,
      min: Math.min,
      max: Math.max,
      round: Math.round,
      floor: Math.floor,
      ceil: Math.ceil,
    }),
    Number: freeze({ isFinite: Number.isFinite, isNaN: Number.isNaN }),
    String: freeze({ raw: methods.raw }),
  };
  const log = (level) => (...values) => {
    let text = "";
    for (const value of values) text += (text === "" ? "" : " ") + write(value);
    charge(LOG_LINE + text.length * 8);
    host.log(level, text, new RealmError().stack);
  };
  globals.console = freeze({ log: log("INFO"), error: log("ERROR") });

  // Library functions: "util.time.nowISO8601" becomes a member of a frozen tree.
  const libraries = {};
  for (const name of functionNames) {
    const path = name.split(".");
    const own = path.pop();
    let target = libraries;
    for (const step of path) target = target[step] ??= {};
    // There, undefined and null are one value, which says something.
    const writeAll = name.startsWith("rds.") ? writeNulls : write;
    target[own] = (...values) => {
      const given = values.length === 0 ? "[]" : writeAll(values);
      if (given.length > maximum.libraryCharacters) account.outgrow();
      charge(HOST_CALL + given.length * 4);
      const answer = host.call(name, given);
      if (typeof answer !== "string") return answer;
      account.text(answer.length);
      return parse(answer);
    };
  }
  // Functions too: what a handler puts on one would be there for every later handler.
  const freezeTree = (tree) => {
    for (const key of getOwnPropertyNames(tree)) {
      const member = tree[key];
      if (typeof member === "object") freezeTree(member);
      else if (typeof member === "function") freeze(member);
    }
    return freeze(tree);
  };
  freezeTree(libraries);
  freezeTree(globals);

  const everything = globalThis;
  const { deleteProperty } = Reflect;
  for (const [name, methods] of Object.entries(kept)) {
    const { prototype } = everything[name];
    const keep = new Set(methods);
    for (const key of getOwnPropertyNames(prototype)) {
      if (keep.has(key)) freeze(prototype[key]);
      else if (key !== "length") deleteProperty(prototype, key);
    }
  }
  for (const key of getOwnPropertyNames(everything)) deleteProperty(everything, key);

  let calls = 0;
  let stash, given, cells;
  const tick = account.code;
  const enter = (length) => {
    calls += 1;
    if (calls > maximum.functionCalls) host.tooMany("function calls", maximum.functionCalls);
    account.code(length);
  };
  const { members, sized, stretched, named, nest, unnest } = account;
  const { same, nil, either, defaulted, walk, names, kind } = dialect;
  const hooks = {
    tick, enter, members, sized, stretched, named, nest, unnest,
    same, nil, either, defaulted, walk, names, kind,
  };
  for (const name of keys(hooks)) freeze(hooks[name]);
  const read = (text) => {
    if (text.length > LARGE) account.given(text);
    return parse(text);
  };
  const part = (name) => {
    const text = host.part(name);
    return text === undefined ? null : read(text);
  };
  const hide = (info, name) => {
    if (info !== null && typeof info === "object") {
      defineProperty(info, name, { enumerable: false });
    }
  };
  const infoPart = () => {
    const info = part("info");
    for (const name of ["selectionSetList", "selectionSetGraphQL"]) {
      if (info !== null && info[name] !== undefined) hide(info, name);
    }
    return info;
  };

  // A stash between two handlers is kept by members, each as JSON. Of a large member, a handler that does not look at it
  // neither reads nor writes the text: most handlers look at little, and some at one flag only.
  const openStash = () => {
    if (given === undefined) return part("stash") ?? {};
    if (given.whole !== undefined) return read(given.whole);
    const object = {};
    for (let at = 0; at < given.names.length; at += 1) openMember(object, given.names[at], given.texts[at]);
    return object;
  };
  const openMember = (object, name, text) => {
    if (text.length < lazyCharacters) {
      const value = parse(text);
      if (name === "__proto__") defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
      else object[name] = value;
      return;
    }
    (cells ??= new RealmMap()).set(name, { text, value: undefined });
    defineProperty(object, name, lazyMember(name));
  };
  // What every lazy member of ours answers while closeMember asks whether it is one.
  const OURS = freeze({});
  let asking = false;
  // The getters of a name are the same in every stash, of which there is one at a time: V8 makes a shape for each new getter.
  let lazyMembers = new RealmMap();
  const lazyMember = (name) => {
    let member = lazyMembers.get(name);
    if (member === undefined) {
      if (lazyMembers.size === 1000) lazyMembers = new RealmMap();
      member = {
        get() {
          if (asking) return OURS;
          const cell = cells.get(name);
          if (cell.text !== undefined) {
            cell.value = read(cell.text);
            cell.text = undefined;
          }
          return cell.value;
        },
        set(value) { cells.set(name, { text: undefined, value }); },
        configurable: true,
        enumerable: true,
      };
      lazyMembers.set(name, member);
    }
    return member;
  };
  const closeStash = () => {
    if (typeof stash !== "object" || isArray(stash)) return { whole: write(stash) };
    const names = [];
    const texts = [];
    for (const name of keys(stash)) {
      const text = closeMember(name);
      if (text === undefined) continue; // as JSON omits undefined and functions
      names.push(name);
      texts.push(text);
    }
    return { names, texts };
  };
  const closeMember = (name) => {
    const cell = cells?.get(name);
    if (cell === undefined || cell.text === undefined) return write(stash[name]);
    // A member that is removed and added again is another member.
    asking = true;
    const isOurs = stash[name] === OURS;
    asking = false;
    return isOurs ? cell.text : write(stash[name]);
  };

  // Members of ctx that the handler has read; undefined: not yet.
  let args, source, identity, result, prev, error, request, info, env;
  const argumentsPart = () => (args === undefined ? (args = part("arguments") ?? {}) : args);
  const contextGetters = {
    get arguments() { return argumentsPart(); },
    get args() { return argumentsPart(); },
    get source() { return source === undefined ? (source = part("source")) : source; },
    get identity() { return identity === undefined ? (identity = part("identity")) : identity; },
    get stash() { return stash === undefined ? (stash = openStash()) : stash; },
    get result() { return result === undefined ? (result = part("result")) : result; },
    get prev() { return prev === undefined ? (prev = part("prev")) : prev; },
    get error() { return error === undefined ? (error = part("error")) : error; },
    get request() { return request === undefined ? (request = part("request")) : request; },
    get info() { return info === undefined ? (info = infoPart()) : info; },
    get env() { return env === undefined ? (env = part("env") ?? {}) : env; },
  };
  // Members that cannot be replaced or removed: they have no setter. Defined one by one: V8 turns an object literal with so many
  // getters into a dictionary, whose lookups take ten times as long.
  const MEMBERS = keys(contextGetters);
  const createContext = () => {
    const made = {};
    for (const name of MEMBERS) {
      const { get } = getOwnPropertyDescriptor(contextGetters, name);
      defineProperty(made, name, { get, enumerable: true, configurable: false });
    }
    return made;
  };
  // One object serves all handlers, each of which begins with nothing read: getters take long to make. Nothing that outlives a
  // handler can hold it, its members are fixed, and one that a handler has put a member on is not used again.
  let context = createContext();

  return {
    globals,
    libraries,
    hooks,
    /**
     * @param kept what stash() answered after the handler before, if any
     * @param units what the account has for this run, and for stash() after it
     */
    run(create, handler, kept, units) {
      account.open(units);
      calls = 0;
      stash = undefined;
      given = kept;
      cells = undefined;
      args = source = identity = result = prev = error = request = info = env = undefined;
      if (keys(context).length !== MEMBERS.length) context = createContext();
      return write(create()[handler](context));
    },
    /** The stash as the handler left it; undefined when it never looked at it. */
    stash: () => (stash === undefined ? undefined : closeStash()),
    /** A stash so kept, as JSON. It was paid for when it was kept; the account of the last run may be empty. */
    stashText: ({ whole, names, texts }) => {
      account.open(Infinity);
      return (
        whole ?? \`{\${names.map((name, at) => \`\${stringify(name)}:\${texts[at]}\`).join(",")}}\`
      );
    },
  };
})`;
