import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Decision } from "../../../../../../src/services/iam/policy/decide";
import type { GeneratedCase } from "./generatedCase";
import { codeOf } from "../../../../../support/codeOf";
import { ORACLE_PACKAGES } from "./installedOracle";

/** Letters for the verdicts in a record. */
const LETTERS: Record<string, Decision> = {
  a: "allowed",
  e: "explicitly denied",
  i: "implicitly denied",
};

interface Recorded {
  digest: string;
  /** One letter for each case. */
  verdicts: string;
}

/** A case, and the function that gets the oracle's verdict. */
export interface Question {
  generated: GeneratedCase;
  ask: "identity" | "full";
}

/**
 * The oracle's verdicts on cases, which take seconds of processor time. They are recorded for one version of the
 * oracle, of the query functions and of the cases. For other versions they are computed again, and recorded with
 * UPDATE_SNAPSHOTS=1.
 * @param name of the record
 */
export async function recordedVerdicts(
  name: string,
  questions: readonly Question[],
): Promise<Decision[]> {
  const file = join(__dirname, "fixtures", `${name}.json`);
  const digest = digestOf(questions);
  const recorded = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Recorded) : null;
  if (recorded?.digest === digest) return [...recorded.verdicts].map((letter) => LETTERS[letter]!);
  const { askOracle } = require("./askOracle") as typeof import("./askOracle");
  const verdicts: Decision[] = [];
  for (const { generated, ask } of questions) verdicts.push(await askOracle[ask](generated));
  if (process.env.UPDATE_SNAPSHOTS === "1") {
    mkdirSync(dirname(file), { recursive: true });
    const record: Recorded = { digest, verdicts: verdicts.map((verdict) => verdict[0]).join("") };
    writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
  }
  return verdicts;
}

function digestOf(questions: readonly Question[]): string {
  const asking = codeOf(join(__dirname, "askOracle.ts"));
  return createHash("sha256")
    .update(JSON.stringify([ORACLE_PACKAGES, asking, questions]))
    .digest("hex");
}
