/**
 * Operations that a transaction may contain; DynamoDB does not count these as operations of their
 * own.
 */
const ITEM_OPERATIONS = /^(Get|Put|Update|Delete)Item$|^ConditionCheck$/;

/** The DynamoDB operations in the requests of a resolver's or function's code. */
export function sentOperations(code: string): string[] {
  const sent = new Set<string>();
  for (const { 1: operation = "", index } of code.matchAll(/\boperation: "(\w+)"/g)) {
    // An item of a transaction names its table; the table of any other request is the data
    // source's.
    const isItem = ITEM_OPERATIONS.test(operation) && /\btable:/.test(objectAround(code, index));
    if (!isItem) sent.add(operation);
  }
  return [...sent].sort();
}

/** The object literal that encloses a position in the code. */
function objectAround(code: string, index: number): string {
  return code.slice(edge(code, index, -1), edge(code, index, 1) + 1);
}

/** Position of the enclosing brace, before (step -1) or after (step 1) a position. */
function edge(code: string, index: number, step: 1 | -1): number {
  const [opens, closes] = step === 1 ? ["{", "}"] : ["}", "{"];
  let depth = 0;
  for (let at = index; at >= 0 && at < code.length; at += step) {
    if (code[at] === opens) depth += 1;
    if (code[at] === closes && depth-- === 0) return at;
  }
  return step === 1 ? code.length : 0;
}
