import { expect } from "chai";
import { CodeError, type CodeErrorDetail } from "../../../../../src/services/appsync/errors";
import { compileCode } from "../../../../../src/services/appsync/runtime";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import type { Fact } from "../../../../fidelity/fact";
import { evaluateRequest } from "./evaluateExpression";

/** The findings in a request handler whose body is line 5. */
function findings(body: string): CodeErrorDetail[] {
  const code = `import { util, extensions, runtime } from "@aws-appsync/utils";
import * as ddb from "@aws-appsync/utils/dynamodb";

export function request(ctx) {
${body}
}
export function response(ctx) {}`;
  try {
    compileCode(code);
    return [];
  } catch (error) {
    if (error instanceof CodeError) return error.codeErrors;
    throw error;
  }
}

const line = (column: number, span: number) => ({ line: 5, column, span });

const compiler = (column: number, span: number, text: string): CodeErrorDetail => ({
  errorType: "PARSE_ERROR",
  value: `code.js(5,${column}): error ${text}\n`,
  location: line(column, span),
});

/** TypeScript 5 reports the same for this code with AWS's types. */
const compilerFindings: [body: string, finding: CodeErrorDetail][] = [
  ["return nothing;", compiler(8, 7, "TS2304: Cannot find name 'nothing'.")],
  ["return nothing.x;", compiler(8, 7, "TS2304: Cannot find name 'nothing'.")],
  ["nothing();", compiler(1, 7, "TS2304: Cannot find name 'nothing'.")],
  ["other = 1;", compiler(1, 5, "TS2304: Cannot find name 'other'.")],
  ["for (other of []) { }", compiler(6, 5, "TS2304: Cannot find name 'other'.")],
  ["if (ctx.a) { const b = 1; } return b;", compiler(36, 1, "TS2304: Cannot find name 'b'.")],
  ["return { nothing };", compiler(10, 7, "TS2304: Cannot find name 'nothing'.")],
  ["return Date;", compiler(8, 4, "TS2304: Cannot find name 'Date'.")],
  ["util.isNull(1);", compiler(6, 6, "TS2339: Property 'isNull' does not exist on type 'Util'.")],
  [
    "return util.toJson({});",
    compiler(13, 6, "TS2339: Property 'toJson' does not exist on type 'Util'."),
  ],
  [
    "return util.time.foo;",
    compiler(18, 3, "TS2339: Property 'foo' does not exist on type 'TimeUtils'."),
  ],
  [
    "return extensions.foo;",
    compiler(19, 3, "TS2339: Property 'foo' does not exist on type 'Extensions'."),
  ],
  [
    "return runtime.foo();",
    compiler(16, 3, "TS2339: Property 'foo' does not exist on type 'Runtime'."),
  ],
  // Recorded from AWS: https://github.com/localstack/appsync-utils, __tests__/index.test.js
  [
    "return ddb.sync({});",
    compiler(
      12,
      4,
      `TS2339: Property 'sync' does not exist on type 'typeof import("/var/task/node_modules/@amzn/awsapp-sync-jsvtltranspiler/bundled/@aws-appsync/utils/lib/dynamo-db-helpers")'.`,
    ),
  ],
  ...(
    [
      ["return { a: 1, a: 2 };", 16, 1],
      ["return { a: 1, 'a': 2 };", 16, 3],
      ["return { a: 1, ...ctx.args, a: 2 };", 29, 1],
      ["return { 1: 1, 1: 2 };", 16, 1],
      ["const a = 1; return { a, b: { c: 1 }, a: 2 };", 39, 1],
    ] as const
  ).map(([body, column, span]): [string, CodeErrorDetail] => [
    body,
    compiler(
      column,
      span,
      "TS1117: An object literal cannot have multiple properties with the same name.",
    ),
  ]),
];

/** Functions that the runtime does not have; `denied` marks those in AWS's linter. */
const invocations: [body: string, name: string, denied?: true][] = [
  ["return String(1);", "String"],
  ["return Number('1');", "Number"],
  ["return Boolean(1);", "Boolean"],
  ["return Object({});", "Object"],
  ["return parseInt('1');", "parseInt"],
  ["return Number.isInteger(1);", "Number.isInteger"],
  ["return Number.parseFloat('1');", "Number.parseFloat"],
  ["return Math.sqrt(4);", "Math.sqrt"],
  ["return Object.fromEntries([]);", "Object.fromEntries"],
  ["return JSON.encode(1);", "JSON.encode"],
  ["return console.warn(1);", "console.warn"],
  ["return String.fromCharCode(1);", "String.fromCharCode"],
  ["return Array.isArray([]);", "Array.isArray"],
  ["return Array.from([]);", "Array.from"],
  ["return Date.now();", "Date.now"],
  ["return [1].at(0);", "Array.at"],
  ["return 'a'.substring(1);", "String.substring"],
  ["return (1).toFixed(2);", "Number.toFixed"],
  ["return request.call({});", "Function.call"],
  ["const f = () => 1; return f.apply({});", "Function.apply"],
  ["const f = () => 1; return f.bind({});", "Function.bind"],
  ["return [1].map((a) => a).at(0);", "Array.at"],
  ["return Object.freeze({});", "ObjectConstructor.freeze", true],
  ["return [].keys();", "Array.keys", true],
  ["return 'a'.repeat(2);", "String.repeat", true],
];

const kept: string[] = [
  "return { f: () => 1 };",
  "return { f() { return 1; } };",
  "const f = () => 1; return { f };",
  "const f = () => 1; const o = {}; o.f = f; return o;",
  "const f = () => 1; return [f];",
  "const f = () => 1; return ctx.a ? f : 1;",
  "const f = ctx.a || (() => 1); return f;",
  "const f = (g = () => 1) => 1; return f();",
];

const accepted: string[] = [
  "const String = (a) => a; return String(1);",
  "const Object = { freeze: 1 }; return Object.freeze;",
  "const own = { keys: 1 }; return own.keys;",
  "return typeof nothing;",
  "return typeof util.isNull;",
  "const { autoId } = util; return typeof autoId;",
  "return ctx.args.list?.at ?? 1;",
  "return { a: 1, ['a']: 2, ...{ a: 3 } };",
  "function f() { return later(); } function later() { return 1; } return f();",
  "var a = b; var b = 1; return a;",
  "for (const one of [1]) { for (const key in { one }) { ctx.stash[key] = one; } } return 1;",
  "return (function () { return arguments.length; })(1);",
];

const AREA = "APPSYNC_JS: code that AWS refuses";
const NOTES =
  "https://genai-food-tracker.pages.dev/notes/best_practices/appsync_js_development, a public report";

const recorded: Fact = {
  area: AREA,
  feature: "PARSE_ERROR: a member that the library does not have",
  source: "recorded on AWS by https://github.com/localstack/appsync-utils",
  isVerified: true,
};

const compiled: Fact = {
  area: AREA,
  feature: "PARSE_ERROR: names, members of util, duplicate keys",
  response: "the finding of TypeScript's compiler, in the form that is recorded for another member",
  source: "TypeScript 5",
  isVerified: false,
  unverified: "that AWS's compiler words these as TypeScript does",
};

const invoked: Fact = {
  area: AREA,
  feature: "INVALID_FUNCTION_INVOCATION: functions that the runtime does not have",
  response: "type, message and place",
  source: NOTES,
  isVerified: false,
  unverified: "the words",
};

const denied: Fact = {
  area: AREA,
  feature: "LINT_ERROR: methods that the runtime does not have",
  response: "type, message and place",
  source: "@aws-appsync/eslint-plugin 2",
  isVerified: true,
};

const asValue: Fact = {
  area: AREA,
  feature: "LINT_ERROR: functions as values",
  response: "refused",
  source: "public reports in https://github.com/aws/aws-appsync-community/issues",
  isVerified: false,
  unverified: "the words",
};

const taken: Fact = {
  area: AREA,
  feature: "code beside these that is accepted",
  response: "no finding",
  source: "https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html",
  isVerified: false,
  unverified: "that AWS accepts each",
};

describe("compileCode, names and functions", () => {
  for (const [body, finding] of compilerFindings) {
    const fact = body.includes("ddb.") ? recorded : compiled;
    answersAsAws(fact, `reports the error of AWS's compiler for "${body}"`, () => {
      expect(findings(body)).to.deep.equal([finding]);
    });
  }

  for (const [body, name, isDenied] of invocations) {
    answersAsAws(isDenied ? denied : invoked, `rejects the call in "${body}"`, () => {
      const [finding, ...others] = findings(body);
      expect(others).to.deep.equal([]);
      expect(finding!.errorType).to.equal(isDenied ? "LINT_ERROR" : "INVALID_FUNCTION_INVOCATION");
      expect(finding!.value).to.equal(
        isDenied
          ? `Method ${name} is not implemented`
          : `The function ${name} is not supported by the runtime APPSYNC_JS.`,
      );
      const call = body.slice(finding!.location.column - 1).slice(0, finding!.location.span);
      expect(call).to.match(/^[\w.[\]'(){}=> ]+\)$/);
    });
  }

  for (const body of kept) {
    answersAsAws(asValue, `rejects the function as a value in "${body}"`, () => {
      expect(findings(body).map(({ errorType }) => errorType)).to.deep.equal(["LINT_ERROR"]);
    });
  }

  for (const body of accepted) {
    answersAsAws(taken, `accepts "${body}"`, () => {
      expect(findings(body)).to.deep.equal([]);
      expect(evaluateRequest(body).error).to.equal(undefined);
    });
  }
});
