import { expect } from "chai";
import { compileCode } from "../../../../../../src/services/appsync/runtime";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import type { Fact } from "../../../../../fidelity/fact";
import recorded from "../fixtures/rdsRecorded.json";

interface Call {
  $call?: string;
  args?: unknown[];
  $sql?: string[];
  values?: unknown[];
  $undefined?: true;
}

/** The code of a recorded call; plain values come from ctx.args. */
function codeOf(value: unknown, given: unknown[]): string {
  if (Array.isArray(value)) return `[${value.map((one) => codeOf(one, given)).join()}]`;
  if (typeof value !== "object" || value === null) {
    given.push(value);
    return `ctx.args.given[${given.length - 1}]`;
  }
  const { $call, args = [], $sql, values = [], $undefined } = value as Call;
  if ($undefined) return "undefined";
  if ($call) return `rds.${$call}(${args.map((one) => codeOf(one, given)).join()})`;
  if ($sql) return `rds.sql(${[$sql, ...values].map((one) => codeOf(one, given)).join()})`;
  const members = Object.entries(value).map(
    ([name, one]) => `${JSON.stringify(name)}: ${codeOf(one, given)}`,
  );
  return `{ ${members.join()} }`;
}

function run(expression: string, given: unknown[] = []) {
  const code = `import * as rds from "@aws-appsync/utils/rds";
import { util } from "@aws-appsync/utils";
export function request(ctx) { return ${expression}; }
export function response(ctx) {}`;
  const { result, error } = compileCode(code).evaluate("request", { arguments: { given } });
  return { result, error };
}

const same: Fact = {
  area: "APPSYNC_JS: library",
  feature: "@aws-appsync/utils/rds and util.rds",
  response: "the request or the result of each call, or its error",
  source: "recorded on AWS by https://github.com/localstack/appsync-utils",
  isVerified: true,
};

describe("@aws-appsync/utils/rds", () => {
  for (const { name, call, expected } of recorded.cases) {
    answersAsAws(same, `has the same result as AWS: ${name}`, () => {
      const given: unknown[] = [];
      const { result, error } = run(codeOf(call, given), given);
      const message = error?.message.replace(/^code\.js:\d+:\d+: Error: /, "");
      expect(error === undefined ? result : { message }).to.deep.equal(expected);
      if (error) expect(error.type).to.equal("Code");
    });
  }

  it("reports the position of a rejected call despite Node's limit of stack frames", () => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 10;
    try {
      const where = "{ and: [{ name: { bogus: 1 } }] }";
      const { error } = run(`rds.createPgStatement(rds.select({ table: "t", where: ${where} }))`);
      expect(error?.message).to.match(/^code\.js:3:\d+: Error: Unsupported condition/);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  });

  it("accepts a tagged template", () => {
    const { result } = run(
      "rds.createPgStatement(rds.sql`select * from Post where id = ${ctx.args.given[0]} and a = ${rds.typeHint.JSON([1])}`)",
      [7],
    );
    expect(result).to.deep.equal({
      statements: ["select * from Post where id = :P0 and a = :P1"],
      variableMap: { ":P0": 7, ":P1": [1] },
      variableTypeHintMap: { ":P1": "JSON" },
    });
  });

  it("negates conditions as AWS's page describes", () => {
    const { result } = run(
      `rds.createPgStatement(rds.select({ table: "persons", columns: ["id", "name"],
        where: { not: [{ name: { eq: "Stephane" } }, { id: { gt: 10 } }] } }))`,
    );
    expect((result as { statements: string[] }).statements).to.deep.equal([
      'SELECT "id", "name" FROM "persons" WHERE NOT ("name" = :P0 AND "id" > :P1)',
    ]);
  });

  for (const clause of ["join", "leftJoin", "groupBy", "having"]) {
    it(`rejects ${clause} by its name`, () => {
      const { error } = run(`rds.createPgStatement(rds.select({ table: "a", ${clause}: [] }))`);
      expect(error?.message).to.contain(`rds.select: ${clause} is not supported by this runtime`);
    });
  }

  it("is parsed by util.rds too, which returns null for other values", () => {
    expect(run("[util.rds.toJsonObject('no'), rds.toJsonObject({})]").result).to.deep.equal([
      null,
      null,
    ]);
  });
});
