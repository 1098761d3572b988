import { isDeepStrictEqual } from "node:util";
import { isSet, isUnknown, toNumber, type TogetherRule } from "../../../core/rules";
import { hasUnknown } from "../../../core/unknown";
import { keysOf, typesOf } from "./tableKeys";

/** Every attribute must be in a key or an index, and every key must have a definition. */
export const checkAttributes: TogetherRule = (inputs, pathOf, report) => {
  const { attributes, hashKey, rangeKey, globalSecondaryIndexes, localSecondaryIndexes } = inputs;
  const given = { attributes, hashKey, rangeKey, globalSecondaryIndexes, localSecondaryIndexes };
  if (hasUnknown(given) || !isWellFormed(given)) return;
  const types = typesOf(given);
  const used = keysOf(given);
  const unused = [...types.keys()].filter((name) => !used.has(name));
  const missing = [...used].filter((name) => !types.has(name));
  if (unused.length > 0) {
    report.add(
      pathOf("attributes"),
      `must be in a key or an index: all attributes must be indexed. Unused attributes: ${JSON.stringify(unused)}`,
    );
  }
  if (missing.length > 0) {
    report.add(
      pathOf("attributes"),
      `must define every key and index key, misses ${JSON.stringify(missing)}`,
    );
  }
  if (new Set(attributes?.map(({ name }: any) => name)).size < (attributes?.length ?? 0)) {
    report.add(pathOf("attributes"), "must have each name once");
  }
};

/** Whether the inputs are lists of objects: other rules report violations. */
function isWellFormed(inputs: Record<string, any>): boolean {
  return ["attributes", "globalSecondaryIndexes", "localSecondaryIndexes"].every(
    (name) =>
      !isSet(inputs[name]) ||
      (Array.isArray(inputs[name]) &&
        inputs[name].every((one: unknown) => typeof one === "object" && one !== null)),
  );
}

/**
 * The two keys of a table or an index differ, and so do the names of its indexes. Local indexes need a table with two keys.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 */
export const checkIndexes: TogetherRule = (inputs, pathOf, report) => {
  if (hasUnknown(inputs) || !isWellFormed(inputs)) return;
  const { hashKey, rangeKey, globalSecondaryIndexes, localSecondaryIndexes } = inputs;
  const locals: any[] = localSecondaryIndexes ?? [];
  const checkKeys = (keys: [unknown, unknown], at: string): void => {
    if (!isSet(keys[1]) || keys[0] !== keys[1]) return;
    report.add(`${at}rangeKey`, `must be another attribute than the hashKey, got "${keys[1]}"`);
  };
  checkKeys([hashKey, rangeKey], pathOf(""));
  for (const [i, index] of (globalSecondaryIndexes ?? []).entries()) {
    checkKeys([index.hashKey, index.rangeKey], `${pathOf("globalSecondaryIndexes")}[${i}].`);
  }
  for (const [i, index] of locals.entries()) {
    checkKeys([hashKey, index.rangeKey], `${pathOf("localSecondaryIndexes")}[${i}].`);
  }
  if (locals.length > 0 && !isSet(rangeKey)) {
    report.add(pathOf("localSecondaryIndexes"), "needs a table with a rangeKey");
  }
  const all: any[] = [...(globalSecondaryIndexes ?? []), ...locals];
  // The provider has them as sets, which hold equal ones once.
  const repeated = all.find((index) =>
    all.some(({ name }, i) => name === index.name && !isDeepStrictEqual(all[i], index)),
  );
  if (repeated !== undefined) {
    const kind = locals.some(({ name }) => name === repeated.name) ? "local" : "global";
    report.add(
      pathOf(`${kind}SecondaryIndexes`),
      `must have each name once, has "${repeated.name}" more than once`,
    );
  }
};

/** A stream has a kind of view. */
export const checkStream: TogetherRule = ({ streamEnabled, streamViewType }, pathOf, report) => {
  if ((streamEnabled === true || streamEnabled === "true") && !streamViewType) {
    report.add(pathOf("streamViewType"), "is required with streamEnabled");
  }
};

/** Without PAY_PER_REQUEST, a table and its global indexes must have a capacity. */
export const checkCapacity: TogetherRule = (inputs, pathOf, report) => {
  const { billingMode = "PROVISIONED", globalSecondaryIndexes } = inputs;
  if (billingMode !== "PROVISIONED") return;
  const check = (given: Record<string, any>, at: string): void => {
    for (const name of ["readCapacity", "writeCapacity"]) {
      if (isUnknown(given[name]) || toNumber(given[name] ?? 0)! >= 1) continue;
      report.expected(at + name, "at least 1 with the billingMode PROVISIONED", given[name] ?? 0);
    }
  };
  check(inputs, pathOf(""));
  if (!isWellFormed(inputs)) return;
  for (const [i, index] of (globalSecondaryIndexes ?? []).entries()) {
    check(index, `${pathOf("globalSecondaryIndexes")}[${i}].`);
  }
};
