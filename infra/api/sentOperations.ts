/** Operations that may be an item of a transaction, which DynamoDB counts as none of its own. */
const ITEM_OPERATIONS = /^(Get|Put|Update|Delete)Item$|^ConditionCheck$/;

/** DynamoDB operations that the code of a resolver or function sends, as its requests name them. */
export function sentOperations(code: string): string[] {
  const sent = new Set<string>();
  for (const { 1: operation = "", index } of code.matchAll(/\boperation: "(\w+)"/g)) {
    // An item of a transaction names its table; a request of its own gets it from the data source.
    const isItem = ITEM_OPERATIONS.test(operation) && /\btable:/.test(objectAround(code, index));
    if (!isItem) sent.add(operation);
  }
  return [...sent].sort();
}

/** The object literal that a place in the code is in. */
function objectAround(code: string, index: number): string {
  return code.slice(edge(code, index, -1), edge(code, index, 1) + 1);
}

/** The brace that encloses a place, before it (step -1) or after it (step 1). */
function edge(code: string, index: number, step: 1 | -1): number {
  const [opens, closes] = step === 1 ? ["{", "}"] : ["}", "{"];
  let depth = 0;
  for (let at = index; at >= 0 && at < code.length; at += step) {
    if (code[at] === opens) depth += 1;
    if (code[at] === closes && depth-- === 0) return at;
  }
  return step === 1 ? code.length : 0;
}
