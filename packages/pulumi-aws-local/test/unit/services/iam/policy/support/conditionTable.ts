import { expect } from "chai";
import { compileConditions } from "../../../../../../src/services/iam/policy/conditions/condition";
import type { ConditionBlock } from "../../../../../../src/services/iam/policy/document";
import {
  ContextLookup,
  type RequestContext,
} from "../../../../../../src/services/iam/policy/requestContext";

/** Operator, values in the policy, value in the request (undefined: none), whether the condition is met. */
export type Row = [
  operator: string,
  policy: string | string[],
  request: string | string[] | undefined,
  holds: boolean,
];

/** One test for each row: the condition on the key aws:x. */
export function checkRows(rows: readonly Row[], more: RequestContext = {}): void {
  for (const [operator, policy, request, expected] of rows) {
    const given = request === undefined ? "no value" : JSON.stringify(request);
    const verb = expected ? "holds" : "does not hold";
    it(`${operator} ${JSON.stringify(policy)} ${verb} for ${given}`, () => {
      const context = request === undefined ? more : { ...more, "aws:x": request };
      expect(holds({ [operator]: { "aws:x": policy } }, context)).to.equal(expected);
    });
  }
}

/** Whether a request meets a Condition element. */
export function holds(block: ConditionBlock, context: RequestContext, variables = true): boolean {
  return compileConditions(block, variables).holds(new ContextLookup(context));
}
