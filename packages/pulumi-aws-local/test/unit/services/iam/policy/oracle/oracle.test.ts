import { expect } from "chai";
import * as fc from "fast-check";
import type { Decision } from "../../../../../../src/services/iam/policy/decide";
import type { GeneratedCase } from "./generatedCase";
import { identityCases } from "./identityCases";
import { knownDifferences } from "./knownDifferences";
import { resourceCases } from "./resourceCases";
import { ownVerdict } from "./ownVerdict";
import { recordedVerdicts, type Question } from "./recordedVerdicts";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import { fact } from "../../../../../fidelity/fact";

const AREA = "IAM and signatures";
const SIMULATOR = "@cloud-copilot/iam-simulate, an independent implementation of AWS's documents";

/** ORACLE_SEED and ORACLE_RUNS (a factor) select other and more cases. */
const SEED = Number(process.env.ORACLE_SEED ?? 18);
const FACTOR = Number(process.env.ORACLE_RUNS ?? 1);

/* The oracle, @cloud-copilot/iam-simulate, is another implementation of the same documentation. */
describe("Policy evaluation, compared with an independent implementation", () => {
  let cases = 0;
  let explained = 0;

  /** Fails if verdicts differ on one of `count` cases and no known difference concerns the case. */
  async function compare(
    ask: Question["ask"],
    arbitrary: fc.Arbitrary<GeneratedCase>,
    count: number,
  ): Promise<void> {
    const samples = fc.sample(arbitrary, { seed: SEED, numRuns: count * FACTOR });
    const questions = samples.map((generated) => ({ generated, ask }));
    const verdicts = await recordedVerdicts(ask, questions);
    expect(verdicts.length).to.equal(count * FACTOR);
    for (const [index, generated] of samples.entries()) {
      cases++;
      const [own, oracle] = [ownVerdict(generated), verdicts[index]];
      if (own === oracle) continue;
      explained++;
      const known = Object.values(knownDifferences).some(({ concerns }) => concerns(generated));
      const what = `${own}, but the oracle says ${oracle}: ${JSON.stringify(generated)}`;
      expect(known, what).to.equal(true);
    }
  }

  answersAsAws(
    fact(AREA, "identity policies and permissions boundaries", SIMULATOR, { cases: 2000 }),
    "agrees on identity policies and permissions boundaries",
    async function () {
      this.timeout(60_000 * FACTOR);
      await compare("identity", identityCases, 2000);
    },
  );

  answersAsAws(
    fact(AREA, "policies of resources and sessions", SIMULATOR, { cases: 400 }),
    "agrees on policies of resources and sessions, within an account and across",
    async function () {
      this.timeout(60_000 * FACTOR);
      await compare("full", resourceCases, 400);
    },
  );

  it("agrees on nine out of ten cases", () => {
    expect(explained / cases).to.be.lessThan(0.1);
  });

  describe("where the oracle differs from AWS's documents", () => {
    const differences = Object.entries(knownDifferences);
    let verdicts: Decision[];
    before(async () => {
      const questions = differences.map(([, { example }]): Question => {
        const ask = example.resourcePolicy === undefined ? "identity" : "full";
        return { generated: example, ask };
      });
      verdicts = await recordedVerdicts("differences", questions);
    });

    for (const [index, [name, { documented, example, concerns }]] of differences.entries()) {
      answersAsAws(
        fact(
          AREA,
          name,
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies.html",
        ),
        `follows the documents on ${name}: "${documented}"`,
        () => {
          expect(concerns(example)).to.equal(true);
          expect(verdicts[index]).to.be.a("string").and.not.equal(ownVerdict(example));
        },
      );
    }
  });
});
