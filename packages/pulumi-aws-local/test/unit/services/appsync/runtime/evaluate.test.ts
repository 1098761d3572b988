import { expect } from "chai";
import { compileCode, type Context } from "../../../../../src/services/appsync/runtime";
import { evaluateExpression, evaluateRequest } from "./evaluateExpression";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const AREA = "AppSync: execution and data sources";

describe("CompiledCode.evaluate", () => {
  describe("when a handler reads ctx", () => {
    const context: Context = {
      arguments: { id: "1" },
      source: { name: "parent" },
      identity: { sub: "s" },
      stash: { a: 1 },
      result: [1],
      prev: { result: 2 },
      error: { message: "m", type: "T" },
      request: { headers: { a: "b" }, domainName: null },
      info: {
        fieldName: "f",
        parentTypeName: "Query",
        variables: {},
        selectionSetList: ["id"],
        selectionSetGraphQL: "{ id }",
      },
      env: { TABLE: "t" },
    };

    answersAsAws(
      fact(
        AREA,
        "ctx",
        "https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html",
      ),
      "reads all its members, without the selection set in JSON",
      () => {
        const { selectionSetList, selectionSetGraphQL, ...info } = context.info!;
        expect(evaluateExpression("ctx", context)).to.deep.equal({
          ...context,
          args: { id: "1" },
          info,
        });
        expect(
          evaluateExpression("[ctx.info.selectionSetList, ctx.info.selectionSetGraphQL]", context),
        ).to.deep.equal([selectionSetList, selectionSetGraphQL]);
      },
    );

    it("reads null for missing members", () => {
      expect(evaluateExpression("ctx")).to.deep.equal({
        arguments: {},
        args: {},
        source: null,
        identity: null,
        stash: {},
        result: null,
        prev: null,
        error: null,
        request: null,
        info: null,
        env: {},
      });
    });

    it("changes a copy, and returns the stash", () => {
      const { stash, result } = evaluateRequest(
        "ctx.args.id = 2; ctx.stash.b = ctx.arguments.id; ctx.result.push(3); return ctx.result;",
        context,
      );
      expect({ stash, result }).to.deep.equal({ stash: { a: 1, b: 2 }, result: [1, 3] });
      expect(context.arguments).to.deep.equal({ id: "1" });
      expect(context.stash).to.deep.equal({ a: 1 });
      expect(context.result).to.deep.equal([1]);
    });

    it("has a new ctx for each handler, without additions of the previous one", () => {
      const members = "return [Object.keys(ctx), ctx.mine ?? null, ctx.args.id, ctx.stash.a];";
      const names = evaluateRequest(members, context).result as unknown[];
      expect(
        evaluateRequest("const own = ctx; own.mine = 1; ctx.stash.a = 2; return ctx.mine;", context)
          .result,
      ).to.equal(1);
      expect(evaluateRequest(members, context).result).to.deep.equal(names);
      const failing = "const own = ctx; own.mine = own; util.error('x');";
      expect(evaluateRequest(failing, context).error!.message).to.equal("x");
      expect(evaluateRequest(members, context).result).to.deep.equal(names);
      expect(
        evaluateRequest(members, { stash: { a: 3 }, arguments: { id: "2" } }).result,
      ).to.deep.equal([names[0], null, "2", 3]);
    });

    for (const name of ["arguments", "args", "identity", "stash", "info", "env"]) {
      it(`protects ctx.${name}, also under another name`, () => {
        const replacing = `const own = ctx; delete own.${name}; own.${name} = { forged: true };`;
        expect(evaluateRequest(replacing, context).error!.message).to.match(/TypeError/);
        expect(evaluateRequest(`const own = ctx; own.${name} = 1;`).error!.message).to.match(
          /TypeError/,
        );
        const seen = evaluateRequest(
          `return [Object.keys(ctx), ctx.${name}?.forged ?? null];`,
          context,
        );
        const { result } = evaluateRequest("return Object.keys(ctx);", context);
        expect(seen.result).to.deep.equal([result, null]);
      });
    }

    for (const shared of [
      "util.error",
      "util.time.nowISO8601",
      "Object.keys",
      "JSON.parse",
      "console.log",
      "[].map",
      "[].sort",
      "'a'.replace",
      "'a'.trim",
      "({}).toString",
      "util",
      "Math",
    ]) {
      it(`cannot leave anything for later handlers on ${shared}`, () => {
        const { error } = evaluateRequest(`const own = ${shared}; own.held = ctx;`, context);
        expect(error?.message).to.match(/TypeError: Cannot add property held/);
        const other = `const own = ${shared}; return own.held === undefined;`;
        expect(evaluateRequest(other).result).to.equal(true);
      });
    }

    it("reads members of the context only when the handler does", () => {
      const read: string[] = [];
      const watched = new Proxy(context, {
        get: (target, name: keyof Context) => {
          if (name in target) read.push(name);
          return target[name];
        },
      });
      evaluateRequest("return ctx.args.id + ctx.arguments.id;", watched);
      expect(read.filter((name) => name !== "stash")).to.deep.equal(["arguments"]);
    });
  });

  describe("when code uses undocumented globals", () => {
    const undefinedNames = [
      "Date",
      "Array",
      "Map",
      "Set",
      "RegExp",
      "Symbol",
      "Error",
      "Function",
      "Proxy",
      "Reflect",
      "Intl",
      "eval",
      "globalThis",
      "parseInt",
      "setTimeout",
      "fetch",
      "process",
      "require",
      "Buffer",
      "crypto",
      "URL",
      "encodeURIComponent",
      "host",
    ];
    for (const name of undefinedNames) {
      it(`has no ${name}`, () => {
        expect(evaluateExpression(`typeof ${name}`)).to.equal("undefined");
      });
    }

    // For values whose type is only known at run time.
    const missing: [expression: string, fault: string][] = [
      ["text.padStart(3)", "text.padStart is not a function"],
      ["text.padEnd(3)", "text.padEnd is not a function"],
      ["text.repeat(3)", "text.repeat is not a function"],
      ["text.charCodeAt(0)", "text.charCodeAt is not a function"],
      ["text.match('a')", "text.match is not a function"],
      ["list.at(0)", "list.at is not a function"],
      ["list.keys()", "list.keys is not a function"],
      ["number.toFixed(2)", "number.toFixed is not a function"],
      ["library.sha256('a')", "library.sha256 is not a function"],
      ["library.autoId.call({})", "library.autoId.call is not a function"],
      ["library.autoId.apply({})", "library.autoId.apply is not a function"],
      ["library.autoId.bind({})", "library.autoId.bind is not a function"],
    ];
    for (const [expression, fault] of missing) {
      it(`fails at ${expression}`, () => {
        const { error } = evaluateRequest(
          `const { text, list, number } = ctx.args; const library = util; return ${expression};`,
          { arguments: { text: "a", list: [1], number: 1 } },
        );
        expect(error?.type).to.equal("Code");
        expect(error?.message).to.match(/^code\.js:4:\d+: TypeError: /);
        expect(error?.message.replace(/^.*TypeError: /, "")).to.equal(fault);
      });
    }

    it("has no access to a prototype or to the host", () => {
      const ways = [
        "({}).constructor",
        "({}).__proto__",
        "[].constructor",
        "''.constructor",
        "request.constructor",
        "util.autoId.constructor",
        "ctx.constructor",
        "ctx.args.constructor",
        "JSON.constructor",
        "[].map.constructor",
      ];
      for (const way of ways)
        expect(evaluateExpression(`${way} === undefined`), way).to.equal(true);
    });

    it("cannot change values that other code receives", () => {
      for (const target of ["util.autoId", "util.time.now", "JSON.parse", "Math.min", "ddb.get"]) {
        const [owner, name] = target.split(/\.(?=\w+$)/);
        const { error } = evaluateRequest(`const owner = ${owner}; owner.${name} = 1;`);
        expect(error?.message, target).to.match(/TypeError: Cannot (assign to read only|add) prop/);
      }
    });
  });

  describe("when code uses documented features", () => {
    const values: [expression: string, value: unknown][] = [
      ["JSON.parse('{\"a\":1}')", { a: 1 }],
      ["JSON.parse('{broken')", ""],
      ["JSON.stringify({ a: 1 }, null, 1)", '{\n "a": 1\n}'],
      ["[10, 9, 1].sort()", [1, 10, 9]],
      ["'a.b.c'.split('.')", ["a", "b", "c"]],
      ["'a1b22'.replace('[0-9]+', '-')", "a-b22"],
      ["'a1b22'.replaceAll('[0-9]+', '-')", "a-b-"],
      ["'Ab'.replaceAll('(?i)[AB]', '<$0>'.slice(0, 1))", "<<"],
      ["[1, [2, [3]]].flat().flatMap((a) => [a]).length", 3],
      ["[3, 4].findLast((a) => a > 1) + [3, 4].findLastIndex((a) => a === 3)", 4],
      ["[1, 2, 3].fill(0, 1).concat([4]).reverse().indexOf(4)", 0],
      ["Object.assign({}, { a: 1 }, { b: 2 })", { a: 1, b: 2 }],
      ["Object.entries({ a: 1 })", [["a", 1]]],
      [
        "[Math.min(1, 2), Math.max(1, 2), Math.round(1.5), Math.floor(1.5), Math.ceil(1.2)]",
        [1, 2, 2, 1, 2],
      ],
      [
        "[Number.isFinite(1), Number.isNaN(NaN), Infinity > 1, undefined === void 0]",
        [true, true, true, true],
      ],
      ["String.raw`a\\n${1}`", "a\\n1"],
      ["`${[1, 2]} ${{}} ${1} ${null}`", "1,2 [object Object] 1 null"],
      [
        "' a '.trim() + ' b'.trimStart() + 'c '.trimEnd() + 'x'.toUpperCase() + 'abc'.slice(1)",
        "abcXbc",
      ],
      ["typeof Math.random()", "number"],
    ];
    for (const [expression, value] of values) {
      it(`evaluates ${expression}`, () => {
        expect(evaluateExpression(expression)).to.deep.equal(value);
      });
    }
  });

  describe("when a loop has many iterations", () => {
    const loop = (times: number) =>
      `const items = [].concat(${JSON.stringify(
        Array.from({ length: times }, () => 1),
      )}); let sum = 0; for (const one of items) sum += one; return sum;`;

    it("allows 1,000 iterations", () => {
      expect(evaluateRequest(loop(1000)).result).to.equal(1000);
    });

    answersAsAws(
      fact(
        AREA,
        "1,000 iterations of a loop",
        "https://github.com/aws/aws-appsync-community/issues/371",
      ),
      "silently skips elements beyond the limit",
      () => {
        const { result, error } = evaluateRequest(loop(1001));
        expect({ result, error }).to.deep.equal({ result: 1000, error: undefined });
      },
    );
  });

  describe("when code fails", () => {
    it("reports position and message, without the counters inserted into loops", () => {
      const code = `export function request(ctx) {
  for (const a of [1]) { for (const b of [2]) ctx.result.x; }
}
export function response(ctx) { return ctx.result.items.length; }`;
      const compiled = compileCode(code);
      expect(compiled.evaluate("request", {}).error?.message).to.equal(
        "code.js:2:58: TypeError: Cannot read properties of null (reading 'x')",
      );
      expect(compiled.evaluate("response", { result: {} }).error?.message).to.equal(
        "code.js:4:57: TypeError: Cannot read properties of undefined (reading 'length')",
      );
    });

    it("keeps logs, stash and recorded errors", () => {
      const evaluation = evaluateRequest(
        "ctx.stash.a = 1; util.appendError('first'); console.log('here'); return ctx.result.x;",
      );
      expect(evaluation.stash).to.deep.equal({ a: 1 });
      expect(evaluation.outErrors.map(({ message }) => message)).to.deep.equal(["first"]);
      expect(evaluation.logs).to.deep.equal(['INFO - code.js:4:45: "here"']);
      expect(evaluation.error?.type).to.equal("Code");
    });

    it("fails for a result or a stash that is not JSON", () => {
      for (const target of ["ctx.stash.a = ctx.stash;", "const a = {}; a.a = a; return a;"]) {
        const { error } = evaluateRequest(target);
        expect(error?.message).to.match(/TypeError: Converting circular structure to JSON/);
      }
    });

    it("fails for values that are nested too deeply for library functions", () => {
      const code = `import { util } from "@aws-appsync/utils";
export function request(ctx) {
  let filter = { a: { eq: 1 } };
  for (const i of ctx.args.levels) filter = { and: [filter] };
  return util.transform.toDynamoDBFilterExpression(filter);
}
export function response() {}`;
      const evaluate = (levels: number) =>
        compileCode(code).evaluate("request", { arguments: { levels: Array(levels).fill(0) } });
      expect(evaluate(400).error).to.equal(undefined);
      expect(evaluate(600).error).to.deep.equal({
        message:
          "code.js:5:25: Error: util.transform.toDynamoDBFilterExpression: the value is nested too deeply",
        type: "Code",
        data: null,
        errorInfo: null,
      });
    });

    answersAsAws(
      fact(
        AREA,
        "5 MB of evaluation output",
        "https://docs.aws.amazon.com/general/latest/gr/appsync.html",
      ),
      "fails for a result that is too big",
      () => {
        const context = { arguments: { text: "x".repeat(1024 * 1024) } };
        expect(
          evaluateRequest("return [1,2,3,4].map(() => ctx.args.text);", context).error,
        ).to.equal(undefined);
        for (const body of [
          "return [1,2,3,4,5].map(() => ctx.args.text);",
          "ctx.stash.all = [1,2,3,4,5].map(() => ctx.args.text); return 1;",
        ]) {
          const { error } = evaluateRequest(body, context);
          expect([error?.type, error?.message]).to.deep.equal([
            "MappingTemplate",
            "Transformation too large",
          ]);
        }
      },
    );
  });

  describe("when code logs", () => {
    // https://docs.aws.amazon.com/appsync/latest/devguide/test-resolvers.html
    answersAsAws(
      fact(
        AREA,
        "logs of console",
        "https://docs.aws.amazon.com/appsync/latest/devguide/test-resolvers.html",
      ),
      "writes level, position and values as AWS does",
      () => {
        const { logs } = evaluateRequest(
          '  console.log("current id", "record-id");\n  console.error({ a: [1] }, undefined, null);',
        );
        expect(logs).to.deep.equal([
          'INFO - code.js:4:3: "current id" "record-id"',
          'ERROR - code.js:5:3: {"a":[1]} undefined null',
        ]);
      },
    );
  });

  describe("when a handler returns nothing", () => {
    it("returns null", () => {
      expect(evaluateRequest("").result).to.equal(null);
      expect(evaluateRequest("return undefined;").result).to.equal(null);
    });
  });
});
