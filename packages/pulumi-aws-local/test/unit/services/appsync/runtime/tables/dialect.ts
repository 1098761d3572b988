import { unverified, verified, type FeatureCase } from "./featureCase";

const ISSUES = "https://github.com/aws/aws-appsync-community/issues";
const EMPTY = `${ISSUES}/305`;
const LOOPS = `${ISSUES}/371`;
const COALESCING = `${ISSUES}/403`;
const TYPES = `${ISSUES}/295`;
const ERRORS = `${ISSUES}/384`;

/** A list of ones of this length. */
const ones = (length: number) => Array.from({ length }, () => 1);

const list = (length: number) => ({ arguments: { list: ones(length) } });

/** Where APPSYNC_JS has other semantics than JavaScript. */
export const dialect: FeatureCase[] = [
  verified(EMPTY, "null === undefined", "return null === undefined;", true),
  verified(EMPTY, "undefined === null", "return undefined === null;", true),
  verified(EMPTY, "absent member === null", "return ctx.args.role === null;", true),
  verified(EMPTY, "absent member === undefined", "return ctx.args.role === undefined;", true),
  verified(EMPTY, "null member === undefined", "return { a: null }.a === undefined;", true),
  verified(EMPTY, "null !== undefined", "return null !== undefined;", false),
  verified(EMPTY, "two empty values", "const a = null; let b; return [a === b, a !== b];", [
    true,
    false,
  ]),
  verified(
    EMPTY,
    "Object.keys distinguishes an absent member from null",
    "return [Object.keys({ role: null }).includes('role'), Object.keys({}).includes('role')];",
    [true, false],
  ),
  unverified(EMPTY, "void 0 === null", "return void 0 === null;", true),
  unverified(EMPTY, "null == undefined", "return null == undefined;", true),
  unverified(EMPTY, "null != undefined", "return null != undefined;", false),
  unverified(
    EMPTY,
    "empty values are not equal to others",
    "const no = null; return [no === 0, no === '', no === false, 0 === no, no === NaN, no !== 'a'];",
    [false, false, false, false, false, true],
  ),
  unverified(
    EMPTY,
    "values with a type are compared as in JavaScript",
    "const [a, b, c] = [1, '1', 1]; return [a === b, a === c, a !== b, a == b, NaN === NaN];",
    [false, true, true, true, false],
  ),
  unverified(
    EMPTY,
    "switch: undefined meets case null",
    "switch (ctx.args.none) { case 'a': return 'a'; case null: return 'null'; } return 'none';",
    "null",
  ),
  unverified(
    EMPTY,
    "switch: null meets case undefined",
    "switch (null) { case undefined: return 'empty'; default: return 'default'; }",
    "empty",
  ),
  unverified(
    EMPTY,
    "switch: a value is compared as in JavaScript",
    "const one = '1'; switch (1) { case one: return 'text'; case 1: return 'number'; }",
    "number",
  ),
  unverified(EMPTY, "default of a null member", "const { a = 1 } = { a: null }; return a;", 1),
  unverified(EMPTY, "default of an absent member", "const { a = 1 } = {}; return a;", 1),
  unverified(
    EMPTY,
    "no default for 0, '' and false",
    "const { a = 1, b = 1, c = 1 } = { a: 0, b: '', c: false }; return [a, b, c];",
    [0, "", false],
  ),
  unverified(
    EMPTY,
    "null without a default",
    "const { a, b = 1 } = { a: null, b: null }; return [a, b];",
    [null, 1],
  ),
  unverified(
    EMPTY,
    "default of a null element",
    "const [a = 1, b = 2] = [null, 3]; return [a, b];",
    [1, 3],
  ),
  unverified(
    EMPTY,
    "nested defaults",
    "const { a: { b = 1, ...rest } = { b: 2 }, c: [d = 3] } = { a: { b: null, e: 4 }, c: [null] }; return [b, rest, d];",
    [1, { e: 4 }, 3],
  ),
  unverified(
    EMPTY,
    "default of a null pattern",
    "const { a: { b = 1 } = { b: 2 } } = { a: null }; return b;",
    2,
  ),
  unverified(EMPTY, "defaults in an assignment", "let a; ({ a = 1 } = { a: null }); return a;", 1),
  unverified(
    EMPTY,
    "defaults in for-of",
    "let sum = 0; for (const { n = 10 } of [{ n: 1 }, { n: null }, {}]) { sum += n; } return sum;",
    21,
  ),
  unverified(
    EMPTY,
    "a default leaves the value as it is",
    "const o = { a: null }; const { a = 1 } = o; return [a, o];",
    [1, { a: null }],
  ),
  unverified(
    EMPTY,
    "default of a null argument, arrow function",
    "const f = (a = 1, b = 2) => [a, b]; return f(null, 3);",
    [1, 3],
  ),
  unverified(
    EMPTY,
    "default of a null argument, function",
    "function f(a, { b = 2 } = {}, ...rest) { return [a, b, rest]; } return [f(1, null, 3), f(null, { b: null })];",
    [
      [1, 2, [3]],
      [null, 2, []],
    ],
  ),
  unverified(
    EMPTY,
    "default of a null argument, object returned",
    "const f = ({ a = 1 }) => ({ a }); return [f({ a: null }), f({ a: 2 })];",
    [{ a: 1 }, { a: 2 }],
  ),
  unverified(
    EMPTY,
    "default of an absent argument",
    "const f = (a = 1) => a; return [f(), f(undefined), f(0)];",
    [1, 1, 0],
  ),
  unverified(
    EMPTY,
    "includes and indexOf of an empty value",
    "return [[null].includes(undefined), [1, undefined].indexOf(null), [0].includes(null)];",
    [true, 1, false],
  ),
  verified(
    COALESCING,
    "?? gives the left value",
    "const f = () => 'right'; return ['left' ?? f(), 0 ?? f(), '' ?? f(), false ?? f()];",
    ["left", 0, "", false],
  ),
  verified(
    COALESCING,
    "?? gives the right one for null and undefined",
    "const f = () => 'right'; return [null ?? f(), undefined ?? f()];",
    ["right", "right"],
  ),
  verified(
    COALESCING,
    "?? calls the function on its right in any case",
    "const calls = []; const f = (a) => { calls.push(a); return a; }; const a = 'left' ?? f('right'); return [a, calls];",
    ["left", ["right"]],
  ),
  verified(
    COALESCING,
    "the conditional operator does not",
    "const calls = []; const f = (a) => { calls.push(a); return a; }; const a = 1 ? 'left' : f('right'); return [a, calls];",
    ["left", []],
  ),
  unverified(
    COALESCING,
    "?? calls nothing that is only written on its right",
    "const calls = []; const a = [1] ?? [2].length; return [a, calls];",
    [[1], []],
  ),
  unverified(
    COALESCING,
    "&& and || evaluate as in JavaScript",
    "const calls = []; const f = (a) => { calls.push(a); return a; }; return [1 || f('a'), 0 && f('b'), calls];",
    [1, 0, []],
  ),
  {
    ...verified(
      LOOPS,
      "for-of visits 1,000 elements",
      "let n = 0; for (const one of ctx.args.list) { n += one; } return n;",
      1000,
    ),
    context: list(1500),
  },
  {
    ...verified(
      LOOPS,
      "map visits 1,000 elements",
      "return ctx.args.list.map((one) => one).length;",
      1000,
    ),
    context: list(1500),
  },
  {
    ...verified(
      LOOPS,
      "reduce visits 1,000 elements",
      "return ctx.args.list.reduce((sum, one) => sum + one, 0);",
      1000,
    ),
    context: list(1500),
  },
  {
    ...verified(LOOPS, "slice takes more", "return ctx.args.list.slice(0, 1200).length;", 1200),
    context: list(1500),
  },
  {
    ...verified(
      LOOPS,
      "reduce goes on with the next slice",
      "const a = ctx.args.list; const sum = a.slice(0, 1000).reduce((s, n) => s + n, 0); return a.slice(1000).reduce((s, n) => s + n, sum);",
      1500,
    ),
    context: list(1500),
  },
  {
    ...unverified(
      LOOPS,
      "each loop counts by itself",
      "let n = 0; for (const a of ctx.args.list) { for (const b of ctx.args.list) { n += a * b; } } return n;",
      1600,
    ),
    context: list(40),
  },
  {
    ...unverified(
      LOOPS,
      "for-in visits 1,000 names",
      "let n = 0; for (const one in ctx.args.list) { n += 1; } return n;",
      1000,
    ),
    context: list(1500),
  },
  {
    ...unverified(
      LOOPS,
      "filter, forEach and flatMap visit 1,000 elements",
      "const a = ctx.args.list; let n = 0; a.forEach((one) => { n += one; }); return [a.filter(() => true).length, n, a.flatMap((one) => [one]).length];",
      [1000, 1000, 1000],
    ),
    context: list(1500),
  },
  {
    ...unverified(
      LOOPS,
      "every, some, find and findIndex visit 1,000 elements",
      "const a = [...ctx.args.list, 2]; return [a.every((n) => n === 1), a.some((n) => n === 2), a.find((n) => n === 2) ?? 'none', a.findIndex((n) => n === 2)];",
      [true, false, "none", -1],
    ),
    context: list(1500),
  },
  {
    ...unverified(
      LOOPS,
      "reduceRight, findLast and findLastIndex visit the last 1,000",
      "const a = [2, ...ctx.args.list, 3]; return [a.reduceRight((sum, n) => sum + n, 0), a.findLast((n) => n === 2) ?? 'none', a.findLastIndex((n) => n === 3), a.findLastIndex((n) => n === 2)];",
      [1002, "none", 1501, -1],
    ),
    context: list(1500),
  },
  verified(
    LOOPS,
    "for-of does not visit what is appended",
    "const a = [1, 2]; let n = 0; for (const one of a) { a.push(one); n += 1; } return [n, a];",
    [2, [1, 2, 1, 2]],
  ),
  unverified(
    LOOPS,
    "forEach does not visit what is appended",
    "const a = [1, 2]; let n = 0; a.forEach((one) => { a.push(one); n += 1; }); return n;",
    2,
  ),
  verified(
    ERRORS,
    "util.error of a number does nothing",
    "util.error(25); return 'goes on';",
    "goes on",
  ),
  verified(
    ERRORS,
    "util.error of a boolean does nothing",
    "util.error(true); return 'goes on';",
    "goes on",
  ),
  verified(
    ERRORS,
    "util.error with a type that is not text does nothing",
    "util.error('abc', 25); return 'goes on';",
    "goes on",
  ),
  unverified(
    ERRORS,
    "util.error of an object does nothing",
    "util.error({ message: 'no' }); return 'goes on';",
    "goes on",
  ),
  unverified(
    ERRORS,
    "util.appendError of a number does nothing",
    "util.appendError(25); return 'goes on';",
    "goes on",
  ),
  verified(TYPES, "typeof a method", "return [typeof [].find, typeof 'a'.slice];", [
    "undefined",
    "undefined",
  ]),
  unverified(
    TYPES,
    "typeof a function of the code",
    "const f = () => 1; function g() {} return [typeof f, typeof g, typeof (f) === 'function'];",
    ["undefined", "undefined", false],
  ),
  unverified(
    TYPES,
    "typeof other values is as in JavaScript",
    "let n; return [typeof null, typeof n, typeof [], typeof typeof 1, typeof nothing];",
    ["object", "undefined", "object", "string", "undefined"],
  ),
  verified(
    TYPES,
    "typeof a function that does not exist",
    "return [typeof util.sha256, typeof [].keys, typeof Object.freeze, typeof ddb.sync];",
    ["undefined", "undefined", "undefined", "undefined"],
  ),
];
