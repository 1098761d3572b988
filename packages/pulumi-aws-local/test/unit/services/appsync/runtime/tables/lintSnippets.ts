/** Constructs of resolver code, as the body of a request handler, grouped by kind. */
const kinds: Record<string, string[]> = {
  operators: [
    "let a = 1; a++;",
    "let a = 1; --a;",
    "return ~1;",
    "return 'a' in ctx;",
    "return ctx instanceof Object;",
    "return -1 + +2;",
    "return !ctx.a && !!ctx.b;",
  ],
  statements: [
    "try { ctx.a; } catch (e) { ctx.b; }",
    "for (const a of [1]) { if (a) { continue; } }",
    "while (ctx.a) { ctx.b; }",
    "do { ctx.b; } while (ctx.a);",
    "for (let i = 0; i < 1; i += 1) { ctx.b; }",
    "a: { break a; }",
    "class A { }",
    "for (const a of [1]) { if (a) { break; } }",
    "for (const a in { b: 1 }) { ctx.b; }",
    "switch (ctx.a) { case 1: return 2; default: return 3; }",
  ],
  "this, regular expressions, asynchronous code": [
    "return this;",
    "return /a/;",
    "const f = async () => 1;",
    "async function f() { await ctx.a; }",
    "function* g() { yield 1; }",
    "return new Promise(1);",
    "return new Date();",
  ],
  "functions passed on": [
    "const f = (g) => 1; return f(() => 2);",
    "function f(h) { return 1; } function g() { return 2; } return f(g);",
    "const f = function (h) { return 1; }; return f(function () { return 1; });",
    "return [2, 1].sort((a, b) => a - b);",
    "return 'a'.replace('a', () => 'b');",
    "return [1].map((a) => a);",
    "const f = (a) => a; return [1].map(f);",
    "return ctx.args.list.map((a) => a);",
    "const f = (a) => a; return [1].map((one) => f(one));",
  ],
  "functions returned": [
    "function f() { return () => 1; }",
    "const f = () => () => 1;",
    "function f() { return 1; } function g() { return f; }",
    "const f = () => 1; const g = () => f;",
    "const f = () => 1; const g = () => f();",
  ],
  "functions given another name": [
    "const a = () => {}; const b = a;",
    "const a = function () {}; let b = a;",
    "function a() {} var b = a;",
    "const a = function a() {}; let b; b = a;",
    "const a = () => {}; const b = a();",
    "let a = 1; let b; b = a;",
  ],
  recursion: [
    "const f = (n) => f(n - 1); return f(2);",
    "function f(n) { return f(n - 1); } return f(2);",
    "const f = function (n) { return f(n - 1); }; return f(2);",
    "const f = () => [1].map(() => f()); return 1;",
    "const f = (n) => { const g = 1; return n + g; }; return f(1);",
    "function f() { const a = g(); return a; } function g() { return h(); } function h() { return f(); }",
  ],
  "methods that are not implemented": [
    "return Object.freeze({ a: 1 });",
    "return Object.create({});",
    "return Object.is(1, 2);",
    "return [].keys();",
    "return [1, 2].entries();",
    "return [1].values();",
    "return [1].toString();",
    "return [1].copyWithin(0);",
    "const a = [1]; return a.keys();",
    "return 'a'.padStart(2);",
    "return 'a'.padEnd(2);",
    "return 'a'.repeat(2);",
    "return 'a'.search('a');",
    "return 'a'.charCodeAt(0);",
    "return 'a'.localeCompare('b');",
    "return 'a'.matchAll('b');",
    "const a = 'a'; return a.repeat(2);",
    "return `a${ctx.a}`.padStart(3);",
    "return 'a'.trim().toUpperCase().padEnd(3);",
    "return Object.keys(ctx.args);",
    "return [1].sort();",
    "return ctx.args.a.padStart(2);",
  ],
  "ctx, assigned": [
    "ctx = {};",
    "ctx.stash = {};",
    "ctx['args'] = {};",
    "ctx[ctx.a] = {};",
    "delete ctx.result;",
    "ctx.stash.a = 1;",
    "delete ctx.args.a;",
    "for (ctx.a of [1]) { ctx.b; }",
  ],
};

/** A module whose request handler has this body, in line 2. */
export const moduleOf = (body: string): string =>
  `export function request(ctx) {\n${body}\n}\nexport function response(ctx) { return ctx.result; }`;

/** A snippet with the kind of its construct. */
export interface LintSnippet {
  kind: string;
  body: string;
}

const single = Object.entries(kinds).flatMap(([kind, bodies]) =>
  bodies.map((body): LintSnippet => ({ kind, body })),
);

/** Pairs of snippets, so that one finding does not hide another. */
const pairs = single.flatMap(({ kind, body: one }, index): LintSnippet[] => {
  const other = single[(index * 7 + 11) % single.length]!.body;
  return [
    { kind, body: `{ ${one} } { ${other} }` },
    { kind, body: `if (ctx.a) {\n  ${one} } else {\n ${other} }` },
  ];
});

export const lintSnippets: readonly LintSnippet[] = [...single, ...pairs];
