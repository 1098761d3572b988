import { parseOperator } from "../../../../../../src/services/iam/policy/conditions/operators";
import { listOf } from "../../../../../../src/services/iam/policy/document";
import { documentsOf, type GeneratedCase } from "./generatedCase";

export function statementsOf(generated: GeneratedCase) {
  return documentsOf(generated).flatMap(({ Statement }) => listOf(Statement));
}

/** Every condition of a case, with the request's value of its key. */
export function conditionsOf(generated: GeneratedCase) {
  return statementsOf(generated).flatMap(({ Condition = {} }) =>
    Object.entries(Condition).flatMap(([name, keys]) => {
      const parsed = parseOperator(name)!;
      const negated = parsed.operator !== "null" && parsed.operator.negated;
      return Object.entries(keys).map(([key, values]) => ({
        ...parsed,
        name,
        negated,
        values: listOf(values).map(String),
        given: generated.context[key.toLowerCase()],
      }));
    }),
  );
}

/** Whether one of the texts has a variable for which the request has no single value. */
export function hasUnresolved(texts: readonly string[], { context }: GeneratedCase): boolean {
  return texts
    .flatMap((text) => [...text.matchAll(/\$\{([\w:]+)\}/g)])
    .some(([, key]) => typeof context[key!.toLowerCase()] !== "string");
}
