import { type Node, operationsIn } from "./parser";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const MAX_OPERATORS = 300;
const MAX_IN_OPERANDS = 100;

/**
 * DynamoDB's message for an expression that exceeds a limit, as clients report it:
 * https://github.com/aws/aws-sdk-js/issues/3721,
 * https://github.com/reapit/foundations/issues/8255
 */
export function limitProblem(root: Node): string | undefined {
  const operations = operationsIn(root);
  const long = operations.find(
    ({ name, args }) => name.toUpperCase() === "IN" && args.length - 1 > MAX_IN_OPERANDS,
  );
  if (long !== undefined) {
    return `The IN operator is provided with too many operands; number of operands: ${long.args.length - 1}`;
  }
  if (operations.length <= MAX_OPERATORS) return undefined;
  return `The expression contains too many operators; operator count: ${MAX_OPERATORS + 1}`;
}
