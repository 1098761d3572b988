import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { propertyFailures } from "../../../src/program/checkProperties";
import { resourceHandlers } from "../../../src/services/resourceHandlers";
import { answersAsAws } from "../../fidelity/answersAsAws";
import { fact, type Fact } from "../../fidelity/fact";
import { differences, pagesOf } from "../../oracle/differences";
import { changed } from "../../oracle/mutate";
import type { Verdicts } from "../../oracle/verdicts";

type Inputs = Record<string, unknown>;

const oracle = join(__dirname, "..", "..", "oracle");
const read = (name: string): any => JSON.parse(readFileSync(join(oracle, name), "utf8"));
const declarations: Record<string, Inputs[]> = read("declarations.json");
const verdicts: Verdicts = read("verdicts.json");

/** One value with the verdict of the AWS provider. */
interface Judged {
  type: string;
  path: string;
  value: unknown;
  isRefused: boolean;
  inputs: Inputs;
}

function* judged(): Generator<Judged> {
  for (const [type, variants] of Object.entries(verdicts)) {
    for (const [variant, paths] of variants.entries()) {
      for (const [path, { accepted = [], refused = [] }] of Object.entries(paths)) {
        const base = declarations[type]![variant]!;
        const judge = (value: unknown, isRefused: boolean): Judged => {
          const inputs = changed(base, path === "" ? {} : { [path]: value });
          return { type, path, value, isRefused, inputs };
        };
        for (const value of accepted) yield judge(value, false);
        for (const value of refused) yield judge(value, true);
      }
    }
  }
}

const PROVIDER = "verdicts recorded from hashicorp/aws 5.100.0";

const count = (lists: readonly (readonly unknown[])[]): number =>
  lists.reduce((sum, list) => sum + list.length, 0);

/** The row of docs/fidelity.md for a type. */
function factOf(type: string): Fact {
  const byPath = verdicts[type]!.flatMap((paths) => Object.values(paths));
  const cases = count(byPath.flatMap(({ accepted = [], refused = [] }) => [accepted, refused]));
  const values = count(
    differences.filter((one) => one.type === type).map((difference) => difference.values),
  );
  const answer = `accepted or refused as the provider does, except for ${values} values, each with a reason`;
  const source = [PROVIDER, ...pagesOf(type)].join(", ");
  return fact("Declared resources", type, source, { response: answer, cases });
}

/** The message of a check, without the value and the names of the case. */
const saidOf = ({ failures: [failure] }: { failures: { reason: string }[] }): string =>
  failure!.reason
    .replace(/, got .*/s, "")
    .replace(/, has \d+$/, "")
    .replace(/(the originId of an origin) \(.*\)/, "$1");

describe("The checks of declared resources", () => {
  type Checked = Judged & { failures: ReturnType<typeof propertyFailures> };
  let all: Checked[];
  let differing: Checked[];
  before(() => {
    all = [...judged()].map((one) => ({
      ...one,
      failures: propertyFailures(one.inputs, resourceHandlers[one.type]!),
    }));
    differing = all.filter(({ isRefused, failures }) => isRefused !== failures.length > 0);
  });

  const keyOf = (type: string, path: string, value: unknown, provider: string): string =>
    JSON.stringify([type, path, value, provider]);
  const explained = new Set(
    differences.flatMap(({ type, path, values, provider }) =>
      values.map((value) => keyOf(type, path, value, provider)),
    ),
  );
  const keyOfCase = ({ type, path, value, isRefused }: Judged): string =>
    keyOf(type, path, value, isRefused ? "refuses" : "accepts");

  it("cover every type of the AWS provider that has a handler", () => {
    const handled = Object.keys(resourceHandlers).filter((type) => type.startsWith("aws:"));
    expect(Object.keys(verdicts).sort()).to.deep.equal(handled.sort());
    for (const type of handled) expect(resourceHandlers[type]!.rules, type).to.not.equal(undefined);
    expect(all.length).to.be.above(10_000);
  });

  it("accept every declaration that the provider and AWS accept", () => {
    const bases = all.filter(({ path }) => path === "");
    const refused = bases.filter(({ isRefused, failures }) => isRefused || failures.length > 0);
    expect(refused.map(({ type, failures }) => [type, failures])).to.deep.equal([]);
  });

  for (const type of Object.keys(verdicts)) {
    answersAsAws(
      factOf(type),
      `agree with the provider on ${type}, except where a reason is given`,
      () => {
        const unexplained = differing
          .filter((one) => one.type === type && !explained.has(keyOfCase(one)))
          .map(({ path, value, isRefused, failures: [failure] }) => {
            const verdict = isRefused ? "refuses it" : "accepts it";
            const own = failure && `, the check says "${failure.property}" ${failure.reason}`;
            return `${path} = ${JSON.stringify(value)}: the provider ${verdict}${own ?? ""}`;
          });
        expect(unexplained).to.deep.equal([]);
      },
    );
  }

  it("reject values that the provider accepts with the listed reason", () => {
    const reasonOf = new Map(
      differences.flatMap(({ type, path, values, provider, reason }) =>
        values.map((value) => [keyOf(type, path, value, provider), reason] as const),
      ),
    );
    const others = differing
      .filter(({ isRefused }) => !isRefused)
      .map((one) => ({ one, listed: reasonOf.get(keyOfCase(one)) ?? "", said: saidOf(one) }))
      .filter(({ listed, said }) => !listed.includes(said));
    expect(others.map(({ one, listed, said }) => [keyOfCase(one), listed, said])).to.deep.equal([]);
  });

  it("list no obsolete difference", () => {
    const found = new Set(differing.map(keyOfCase));
    const idle = [...explained].filter((key) => !found.has(key));
    expect(idle).to.deep.equal([]);
  });

  it("name the changed property, or one inside or next to it", () => {
    const named = all.filter(({ path, failures }) =>
      failures.some(({ property }) => property.replace(/\[(\d+)\]/g, ".$1").startsWith(path)),
    );
    const refused = all.filter(({ failures }) => failures.length > 0);
    expect(named.length / refused.length).to.be.above(0.9);
  });
});
