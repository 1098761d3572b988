/**
 * JavaScript of the realm's account: the resources that one evaluation may use in this process. It evaluates to a
 * function of the host's side and `Array.isArray`. An operation whose memory or time depends on anything other than the
 * length of the code is charged here before it is executed, in units of about a byte; code itself is charged by its
 * length as it runs. Prices are upper bounds, and the limit is small: code that needs more is evaluated again in a
 * separate process (see ../isolated), so a price that is too high only costs time. V8's own limit cannot be used
 * instead: V8 ends the process when it is exceeded.
 */
export const accountSource = `(function (host, isArray) {
  "use strict";
  // A longer string is charged as it is made: it is copied when somebody reads it, and compared character by character.
  const SHORT = 256;
  const CHARACTER_OF_CODE = 32;
  const CHARACTER = 8;
  const CALL = 64;
  const MEMBER = 16;
  const DEPTH = 100;
  // Calls of functions that may call themselves.
  const NESTED_CALLS = 4;
  // A member of a list beyond its end takes the room of up to a thousand before it.
  const NEAR = 64;
  const GAP = 4096;
  const LARGE = 16 * 1024;
  const QUOTE = "\\"";
  const indexOf = Function.prototype.call.bind(String.prototype.indexOf);

  let left = Infinity;
  let isBounded = false;
  let perCharacter = CHARACTER_OF_CODE;
  let nestedCalls = 0;

  const outgrow = () => { if (isBounded) host.outgrow(); };
  const charge = (units) => {
    left -= units;
    if (!(left >= 0)) outgrow(); // NaN too
  };
  const text = (length) => {
    if (length <= SHORT) return;
    charge(length * CHARACTER);
    compared(length);
  };
  const compared = (length) => {
    // All code that runs from now on may compare such a string, or look through it, at each of its own characters.
    if (length >> 8 > perCharacter - CHARACTER_OF_CODE) perCharacter = CHARACTER_OF_CODE + (length >> 8);
  };
  const list = (length) => charge(length * MEMBER);
  const countOf = (value) => {
    let count = 0;
    for (const _ in value) count += 1;
    return count;
  };
  /** What is about to be spread, copied or walked by for-in. */
  const members = (value) => {
    if (typeof value === "string") list(value.length * 2);
    else if (isArray(value)) list(value.length);
    else if (typeof value === "object" && value !== null) list(countOf(value));
    return value;
  };
  /** What is about to be written as JSON: shared members are written each time they are met. */
  const json = (value, depth) => {
    if (depth > DEPTH) return outgrow();
    let units = MEMBER;
    if (isArray(value)) {
      if (value.toJSON !== undefined) return outgrow();
      list(value.length);
      for (let at = 0; at < value.length; at += 1) {
        const member = value[at];
        units += typeof member === "string" ? member.length : 0;
        if (mayBeLarge(member)) largeJson(member, depth);
      }
    } else {
      for (const name in value) {
        const member = value[name];
        units += MEMBER + name.length + (typeof member === "string" ? member.length : 0);
        if (mayBeLarge(member)) largeJson(member, depth, name);
      }
    }
    charge(units);
  };
  const mayBeLarge = (value) =>
    typeof value === "object"
      ? value !== null
      : typeof value === "function" || (typeof value === "string" && value.length > SHORT);
  const largeJson = (value, depth, name) => {
    if (typeof value === "string") text(value.length);
    else if (typeof value === "object") json(value, depth + 1);
    else if (name === "toJSON" || value.toJSON !== undefined) outgrow();
  };

  /** Large JSON of the context that is about to be read. */
  const given = (value) => {
    charge(value.length);
    let before = -1;
    for (let at = indexOf(value, QUOTE, 0); at >= 0; at = indexOf(value, QUOTE, at + 1)) {
      compared(at - before);
      before = at;
    }
  };

  return {
    /** Begins an evaluation that may use so many units; Infinity: as many as it takes. */
    open(units) {
      left = units;
      isBounded = units !== Infinity;
      perCharacter = CHARACTER_OF_CODE;
      nestedCalls = 0;
    },
    outgrow,
    charge,
    text,
    list,
    members,
    given,
    LARGE,
    DEPTH,
    code: (length) => charge(CALL + length * perCharacter),
    json: (value) => { if (isBounded && mayBeLarge(value)) largeJson(value, 0); },
    /** Instrumented code passes on here what + and templates have made. */
    sized: (value) => {
      if (typeof value === "string") text(value.length);
      return value;
    },
    /** The object whose length is about to be set: to what, is not known here. */
    stretched: (value) => {
      if (isArray(value)) outgrow();
      return value;
    },
    /** A computed name that is about to be set. */
    named: (name) => {
      if (typeof name === "number") {
        if (name > NEAR) charge(GAP);
        return name;
      }
      const known = typeof name === "string" ? name : \`\${name}\`;
      if (known === "length") outgrow();
      if (known >= "0" && known < ":") charge(GAP);
      return known;
    },
    nest: () => {
      nestedCalls += 1;
      if (nestedCalls > NESTED_CALLS) outgrow();
    },
    unnest: (value) => {
      nestedCalls -= 1;
      return value;
    },
  };
})`;
