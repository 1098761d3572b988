import { expect } from "chai";
import * as fc from "fast-check";
import type { Decision } from "../../../../../../src/services/iam/policy/decide";
import type { GeneratedCase } from "./generatedCase";
import { identityCases } from "./identityCases";
import { knownDifferences } from "./knownDifferences";
import { resourceCases } from "./resourceCases";
import { fullOracleVerdict, oracleVerdict, ownVerdict } from "./verdicts";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import { fact } from "../../../../../fidelity/fact";

const AREA = "IAM and signatures";
const SIMULATOR = "@cloud-copilot/iam-simulate, an independent implementation of AWS's documents";

/** ORACLE_SEED and ORACLE_RUNS (a factor) try other cases, and more of them. */
const SEED = Number(process.env.ORACLE_SEED ?? 18);
const FACTOR = Number(process.env.ORACLE_RUNS ?? 1);

/* The oracle, @cloud-copilot/iam-simulate, is another implementation of the same documents. */
describe("Policy evaluation, compared with an independent implementation", () => {
  let cases = 0;
  let explained = 0;

  /** Fails if the verdicts differ and no known difference concerns the case. */
  function compare(generated: GeneratedCase, own: Decision, oracle: Decision): void {
    cases++;
    if (own === oracle) return;
    explained++;
    const known = Object.values(knownDifferences).some(({ concerns }) => concerns(generated));
    expect(known, `${own}, but the oracle says ${oracle}`).to.equal(true);
  }

  answersAsAws(
    fact(AREA, "identity policies and permissions boundaries", SIMULATOR, { cases: 2000 }),
    "agrees on identity policies and permissions boundaries",
    function () {
      this.timeout(60_000 * FACTOR);
      const property = fc.property(identityCases, (generated) =>
        compare(generated, ownVerdict(generated), oracleVerdict(generated)),
      );
      fc.assert(property, { seed: SEED, numRuns: 2000 * FACTOR });
    },
  );

  answersAsAws(
    fact(AREA, "policies of resources and sessions", SIMULATOR, { cases: 400 }),
    "agrees on policies of resources and sessions, within an account and across",
    async function () {
      this.timeout(60_000 * FACTOR);
      const property = fc.asyncProperty(resourceCases, async (generated) =>
        compare(generated, ownVerdict(generated), await fullOracleVerdict(generated)),
      );
      await fc.assert(property, { seed: SEED, numRuns: 400 * FACTOR });
    },
  );

  it("agrees on nine cases of ten", () => {
    expect(explained / cases).to.be.lessThan(0.1);
  });

  describe("where the oracle differs from AWS's documents", () => {
    for (const [name, { documented, example, concerns }] of Object.entries(knownDifferences)) {
      answersAsAws(
        fact(
          AREA,
          name,
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies.html",
        ),
        `follows the documents on ${name}: "${documented}"`,
        async () => {
          const full = example.resourcePolicy !== undefined;
          const oracle = full ? await fullOracleVerdict(example) : oracleVerdict(example);
          expect(concerns(example)).to.equal(true);
          expect(ownVerdict(example)).to.not.equal(oracle);
        },
      );
    }
  });
});
