import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Decision } from "../../../../../../src/services/iam/policy/decide";
import type { GeneratedCase } from "./generatedCase";

const ORACLE = "@cloud-copilot/iam-simulate";

/** Letters that stand for the verdicts in a record. */
const LETTERS: Record<string, Decision> = {
  a: "allowed",
  e: "explicitly denied",
  i: "implicitly denied",
};

interface Recorded {
  digest: string;
  /** One letter a case. */
  verdicts: string;
}

/** A case, and how the oracle is asked for its verdict. */
export interface Question {
  generated: GeneratedCase;
  ask: "identity" | "full";
}

/**
 * The oracle's verdicts on cases, which take seconds of processor time. They are recorded for one version of the oracle, of how it is
 * asked and of the cases; of others they are found again, and recorded with UPDATE_SNAPSHOTS=1.
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
  const manifest = join(dirname(require.resolve(ORACLE)), "../../package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const asking = readFileSync(join(__dirname, "askOracle.ts"), "utf8");
  return createHash("sha256")
    .update(JSON.stringify([version, asking, questions]))
    .digest("hex");
}
