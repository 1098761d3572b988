/**
 * JavaScript for AppSync's semantics at run time (../dialect). It evaluates to a function of the account, the maximum
 * of iterations and `Array.isArray`, and references nothing that a handler could change.
 */
export const dialectSource = `(function (account, maximum, isArray) {
  "use strict";
  const slice = Function.prototype.call.bind(Array.prototype.slice);
  const { keys, assign } = Object;
  const isObject = (value) => typeof value === "object" && value !== null;

  /** A copy of a value with undefined instead of null where a default is to step in; the value itself where none is. */
  const defaulted = (value, places) => {
    if (!isObject(value) || places === 1) return value;
    const shape = places.o ?? places.a;
    let copy;
    for (const key of keys(shape)) {
      const place = shape[key];
      if (place === 0) continue;
      const before = value[key];
      const after = before === null && (place === 1 || place.d === 1) ? undefined : defaulted(before, place);
      if (after === before) continue;
      copy ??= copyOf(value);
      copy[key] = after;
    }
    return copy ?? value;
  };
  const copyOf = (value) => {
    account.members(value);
    return isArray(value) ? slice(value) : assign({}, value);
  };

  return {
    same: (one, other) =>
      one === other || ((one === null || one === undefined) && (other === null || other === undefined)),
    nil: (value) => (value === undefined ? null : value),
    either: (one, other) => one ?? other,
    kind: (name) => (name === "function" ? "undefined" : name),
    defaulted,
    walk: (value, places) => {
      let list = value;
      if (isArray(value)) {
        account.members(value);
        list = slice(value, 0, maximum);
      } else if (typeof value === "string" && value.length > maximum) {
        account.members(value);
        list = slice([...value], 0, maximum);
      }
      if (places !== undefined && isArray(list)) {
        for (let at = 0; at < list.length; at += 1) list[at] = defaulted(list[at], places);
      }
      return list;
    },
    names: (value) => {
      if (!isObject(value)) return value;
      let count = 0;
      for (const _ in value) {
        count += 1;
        if (count > maximum) break;
      }
      if (count <= maximum) return value;
      const first = {};
      for (const name of slice(keys(value), 0, maximum)) first[name] = true;
      return first;
    },
    /** What a method that calls back visits. */
    first: (value) => (value.length > maximum ? slice(value, 0, maximum) : value),
    last: (value) => (value.length > maximum ? slice(value, value.length - maximum) : value),
  };
})`;
