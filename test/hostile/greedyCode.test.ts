import { expect } from "chai";
import { setTimeout as sleep } from "node:timers/promises";
import { OPERATOR_KEYS } from "../support/signed";
import { expectResponse } from "./support/awsCall";
import {
  expectWell,
  hostileStack,
  residentMegabytes,
  type HostileStack,
} from "./support/hostileStack";

const handlers = (body: string): string =>
  `import { util } from "@aws-appsync/utils";
   export function request(ctx) { ${body} }
   export function response(ctx) { return ctx.result; }`;

/** The package's own tests run many more of this kind. */
const GREEDY_BODIES = [
  `let a = [1]; ${"a = [...a, ...a];".repeat(60)} return a.length;`,
  `return util.matches("^(a+)+$", "${"a".repeat(60)}b");`,
];

describe("Resolver code that exhausts resources", function () {
  this.timeout(60_000);
  let stack: HostileStack;
  before(async () => {
    stack = await hostileStack();
  });
  afterEach(() => expectWell(stack));

  const evaluate = (code: string): Promise<any> =>
    expectResponse(stack, {
      service: "appsync",
      path: "/v1/dataplane-evaluatecode",
      body: JSON.stringify({
        code,
        context: "{}",
        function: "request",
        runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
      }),
      keys: OPERATOR_KEYS,
      isCode: true,
    });

  it("fails in EvaluateCode without blocking other requests", async () => {
    const memory = residentMegabytes(stack);
    let isOver = false;
    const evaluated = Promise.all(GREEDY_BODIES.map((body) => evaluate(handlers(body)))).finally(
      () => (isOver = true),
    );
    let responses = 0;
    while (!isOver) {
      await expectWell(stack);
      responses += 1;
      await sleep(20); // leaves the processors to the code
    }
    for (const { error, evaluationResult } of await evaluated) {
      expect(error.message).to.be.a("string");
      expect(evaluationResult).to.equal(undefined);
    }
    expect(responses).to.be.above(20);
    expect(residentMegabytes(stack) - memory).to.be.below(100);
    const { evaluationResult } = await evaluate(handlers("return 5;"));
    expect(evaluationResult).to.equal("5");
  });
});
