import { observeFacts } from "./answersAsAws";
import type { ComparedFact, Fact } from "./fact";

type Body = (this: unknown) => void;

const HOOKS = ["before", "after", "beforeEach", "afterEach"];

/** Loads test files without running tests, and returns the facts that they compare with AWS. */
export function collectFacts(root: string, files: readonly string[]): ComparedFact[] {
  const found: ComparedFact[] = [];
  const titles: string[] = [];
  let test = "";
  const define = stubMocha(titles);
  observeFacts((facts, title) => {
    const response = [...titles, title].join(" ");
    found.push(...facts.map((fact) => ({ ...fact, ...compared(fact, response), test })));
  });
  try {
    for (const file of files) {
      test = file;
      const path = require.resolve(`${root}/${file}`);
      delete require.cache[path];
      require(path);
      // Mocha loads it again to define its tests.
      delete require.cache[path];
    }
  } finally {
    observeFacts(undefined);
    define.restore();
  }
  return merge(found);
}

const compared = ({ response, cases = 1 }: Fact, titles: string) => ({
  response: response ?? titles,
  cases,
});

/** Replaces mocha's functions: describe calls its body, and the others do nothing. */
function stubMocha(titles: string[]): { restore(): void } {
  const ignore = (): void => undefined;
  const suite: unknown = new Proxy({}, { get: () => () => suite });
  const describe = (title: string, body: Body): void => {
    titles.push(title);
    body.call(suite);
    titles.pop();
  };
  const stubs: Record<string, unknown> = {
    describe: Object.assign(describe, { only: describe, skip: ignore }),
    it: Object.assign(ignore, { only: ignore, skip: ignore }),
    ...Object.fromEntries(HOOKS.map((name) => [name, ignore])),
  };
  const scope = globalThis as unknown as Record<string, unknown>;
  const kept = Object.keys(stubs).map((name) => [name, scope[name]] as const);
  Object.assign(scope, stubs);
  return { restore: () => kept.forEach(([name, value]) => (scope[name] = value)) };
}

/** Merges the tests of one fact into one row. */
function merge(facts: readonly ComparedFact[]): ComparedFact[] {
  const rows = new Map<string, ComparedFact>();
  for (const fact of facts) {
    const { area, feature, source, isVerified, test } = fact;
    const key = JSON.stringify([area, feature, source, isVerified, test]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { ...fact });
    else {
      row.cases += fact.cases;
      if (row.response !== fact.response) row.response = commonStart(row.response, fact.response);
    }
  }
  return [...rows.values()];
}

/** The words that both texts start with. */
function commonStart(one: string, other: string): string {
  const words = other.split(" ");
  const same = one.split(" ").findIndex((word, at) => word !== words[at]);
  return same === -1 ? one : words.slice(0, same).join(" ");
}
