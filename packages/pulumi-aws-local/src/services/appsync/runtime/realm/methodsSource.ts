/** Methods with a callback. Each is written out, because V8 optimizes a function for the one method that it calls. */
const CALLBACK_METHODS = [
  "forEach",
  "map",
  "filter",
  "find",
  "findLast",
  "findIndex",
  "findLastIndex",
  "some",
  "every",
];

/** UNVERIFIED: that methods which start at the end visit the last 1,000 elements. */
const visited = (name: string): string => (/Last|Right/.test(name) ? "last(this)" : "first(this)");

/** Elements skipped at the beginning count in an index. */
const found = (name: string, value: string): string =>
  name === "findLastIndex" ? `indexFrom(this, ${value})` : value;

/**
 * JavaScript that gives the realm's prototypes methods that charge the account (accountSource.ts) before they do what
 * V8's own methods do. It evaluates to a function of the host's side, the account and the dialect (dialectSource.ts):
 * methods with a callback visit at most 1,000 elements.
 */
export const methodsSource = `(function (host, account, dialect) {
  "use strict";
  const { first, last } = dialect;
  const { isArray } = Array;
  const { keys, values, entries, assign, hasOwn, defineProperty } = Object;
  const { log2, ceil, min } = Math;
  const { charge, text, list, members, outgrow } = account;
  const RealmTypeError = TypeError;
  const uncurry = Function.prototype.bind.bind(Function.prototype.call);
  const arrayOf = (name) => uncurry(Array.prototype[name]);
  const stringOf = (name) => uncurry(String.prototype[name]);

  // What a method costs is known of arrays only.
  const refuse = (name) => {
    throw new RealmTypeError(\`Array.prototype.\${name} called on a value that is not an array\`);
  };
  const textOf = (value) => (typeof value === "string" ? value : \`\${value}\`);
  const lengthOf = (value) => (typeof value === "string" ? value.length : 0);
  const indexFrom = (value, index) => (index < 0 ? index : index + value.length - last(value).length);
  // null and undefined are one value.
  const isEmpty = (value) => value === undefined || value === null;
  const emptyIndex = (value, from) => {
    const begin = from === undefined ? 0 : from < 0 ? value.length + from : from;
    for (let at = begin < 0 ? 0 : begin; at < value.length; at += 1) if (isEmpty(value[at])) return at;
    return -1;
  };

  const map = arrayOf("map");
  const flat = arrayOf("flat");
  const join = arrayOf("join");
  const pop = arrayOf("pop");
  const push = arrayOf("push");
  const sort = arrayOf("sort");
  const concat = arrayOf("concat");
  const fill = arrayOf("fill");
  const find = arrayOf("indexOf");
  const includes = arrayOf("includes");
  const findLast = arrayOf("lastIndexOf");

  const original = Object.freeze({
    ${[
      ...CALLBACK_METHODS,
      "reduce",
      "reduceRight",
      "slice",
      "splice",
      "reverse",
      "shift",
      "unshift",
    ]
      .map((name) => `${name}: arrayOf("${name}"),`)
      .join(" ")}
  });

  const flatSize = (value, levels, depth) => {
    list(value.length);
    if (levels < 1) return;
    if (depth > account.DEPTH) return outgrow();
    for (let at = 0; at < value.length; at += 1) {
      const member = value[at];
      if (isArray(member)) flatSize(member, levels - 1, depth + 1);
    }
  };
  const flatten = (value, depth) => {
    const levels = depth === undefined ? 1 : +depth;
    flatSize(value, levels, 0);
    return flat(value, levels);
  };

  // Arrays that are being joined: one that holds itself is empty there.
  const joining = [];
  const joinAll = (value, separator) => {
    if (find(joining, value) >= 0) return "";
    const between = separator === undefined ? "," : textOf(separator);
    if (joining.length > account.DEPTH) outgrow();
    push(joining, value);
    try {
      const texts = [];
      let length = between.length * value.length;
      for (let at = 0; at < value.length; at += 1) {
        const member = value[at];
        const one = member === undefined || member === null ? "" : textOf(member);
        push(texts, one);
        length += one.length;
        charge(one.length);
      }
      text(length);
      return join(texts, between);
    } finally {
      pop(joining);
    }
  };
  const sortCost = (value) => {
    let characters = 0;
    for (let at = 0; at < value.length; at += 1) {
      const member = value[at];
      characters += typeof member === "string" ? member.length + 16 : 64;
    }
    return characters * ceil(log2(value.length + 2));
  };

  const arrays = {
    concat(...others) {
      if (!isArray(this)) refuse("concat"); list(this.length);
      for (let at = 0; at < others.length; at += 1) if (isArray(others[at])) list(others[at].length);
      return concat(this, ...others);
    },
    fill(value, start, end) { if (!isArray(this)) refuse("fill"); list(this.length); return fill(this, value, start, end); },
    flat(depth) { if (!isArray(this)) refuse("flat"); list(this.length); return flatten(this, depth); },
    flatMap(callback, self) { if (!isArray(this)) refuse("flatMap"); list(this.length); return flatten(map(first(this), callback, self), 1); },
    indexOf(value, from) {
      if (!isArray(this)) refuse("indexOf"); list(this.length);
      charge((this.length * lengthOf(value)) / 8);
      return isEmpty(value) ? emptyIndex(this, from) : find(this, value, from);
    },
    includes(value, from) {
      if (!isArray(this)) refuse("includes"); list(this.length);
      charge((this.length * lengthOf(value)) / 8);
      return isEmpty(value) ? emptyIndex(this, from) >= 0 : includes(this, value, from);
    },
    lastIndexOf(value, ...from) {
      if (!isArray(this)) refuse("lastIndexOf"); list(this.length);
      charge((this.length * lengthOf(value)) / 8);
      return findLast(this, value, ...from);
    },
    join(separator) { if (!isArray(this)) refuse("join"); list(this.length); return joinAll(this, separator); },
    toString() { if (!isArray(this)) refuse("toString"); list(this.length); return joinAll(this); },
    // What these do besides calling back, which is charged as it happens, grows with the array's length.
    ${CALLBACK_METHODS.map(
      (name) => `${name}(callback, self) {
      if (!isArray(this)) refuse("${name}");
      list(this.length);
      return ${found(name, `original.${name}(${visited(name)}, callback, self)`)};
    },`,
    ).join("\n    ")}
    ${["reduce", "reduceRight"]
      .map(
        (name) => `${name}(callback, ...initial) {
      if (!isArray(this)) refuse("${name}");
      list(this.length);
      return original.${name}(${visited(name)}, callback, ...initial);
    },`,
      )
      .join("\n    ")}
    slice(start, end) {
      if (!isArray(this)) refuse("slice");
      list(this.length);
      return original.slice(this, start, end);
    },
    ${["splice", "reverse", "shift", "unshift"]
      .map(
        (name) => `${name}(...args) {
      if (!isArray(this)) refuse("${name}");
      list(this.length);
      return original.${name}(this, ...args);
    },`,
      )
      .join("\n    ")}
    sort() { if (!isArray(this)) refuse("sort"); list(this.length); charge(sortCost(this)); return sort(this); },
  };
  const strings = {
    replace(pattern, value) { return replace(this, pattern, value, false); },
    replaceAll(pattern, value) { return replace(this, pattern, value, true); },
    concat(...others) {
      let result = textOf(this);
      for (let at = 0; at < others.length; at += 1) result = account.sized(result + textOf(others[at]));
      return result;
    },
    split(separator, ...limit) {
      const value = textOf(this);
      if (separator === undefined) return split(value, separator, ...limit);
      const between = textOf(separator);
      searched(value, between);
      list(between === "" ? value.length : value.length / between.length);
      return split(value, between, ...limit);
    },
  };
  const split = stringOf("split");
  const searched = (value, pattern) => charge(value.length + (value.length * min(pattern.length, value.length)) / 32);
  const replace = (value, pattern, replacement, all) => {
    const [given, sought, put] = [textOf(value), textOf(pattern), textOf(replacement)];
    charge(given.length + sought.length * 16 + put.length);
    return account.sized(host.replace(given, sought, put, all));
  };
  for (const name of ["indexOf", "lastIndexOf", "startsWith", "endsWith"]) {
    const original = stringOf(name);
    strings[name] = {
      [name](pattern, from) {
        const [value, sought] = [textOf(this), textOf(pattern)];
        searched(value, sought);
        return original(value, sought, from);
      },
    }[name];
  }
  for (const name of ["toLowerCase", "toUpperCase", "trim", "trimEnd", "trimStart"]) {
    const original = stringOf(name);
    strings[name] = { [name]() { const value = textOf(this); text(value.length); return original(value); } }[name];
  }

  for (const [target, methods] of [[Array.prototype, arrays], [String.prototype, strings]]) {
    for (const name of keys(methods)) defineProperty(target, name, { value: methods[name] });
  }

  const listed = (original) => (value) => { members(value); return original(value); };
  return {
    Object: {
      assign(target, ...sources) {
        for (let at = 0; at < sources.length; at += 1) {
          members(sources[at]);
          if (isArray(target) && sources[at] != null && hasOwn(sources[at], "length")) outgrow();
        }
        return assign(target, ...sources);
      },
      entries: listed(entries),
      hasOwn,
      keys: listed(keys),
      values: listed(values),
    },
    /** String.raw */
    raw(strings, ...inserted) {
      const { raw } = strings;
      if (!isArray(raw)) throw new RealmTypeError("String.raw called on a value that is not a template");
      list(raw.length);
      let result = "";
      for (let at = 0; at < raw.length; at += 1) {
        const after = at + 1 < raw.length && at < inserted.length ? textOf(inserted[at]) : "";
        result = account.sized(result + textOf(raw[at]) + after);
      }
      return result;
    },
  };
})`;
