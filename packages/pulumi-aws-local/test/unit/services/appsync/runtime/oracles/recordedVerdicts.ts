import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "../../../../../support/codeOf";
import type { Finding } from "./lintWithPlugin";

const RECORD = join(__dirname, "../fixtures/lintVerdicts.json");

/** Other inputs of the verdicts. */
const TOOLS = ["@aws-appsync/eslint-plugin", "eslint", "typescript", "typescript-eslint"];

interface Recorded {
  digest: string;
  /** One line for each finding, for each code. */
  verdicts: string[];
}

/**
 * The findings of lintWithPlugin, which takes five seconds of processor time. They are recorded for one version of the
 * plugin and of the codes. For other versions they are computed again, and recorded with UPDATE_SNAPSHOTS=1.
 */
export function pluginVerdicts(codes: readonly string[]): Finding[][] {
  const digest = digestOf(codes);
  const recorded = JSON.parse(readFileSync(RECORD, "utf8")) as Recorded;
  if (recorded.digest === digest) return recorded.verdicts.map(linesOf);
  const { lintWithPlugin } = require("./lintWithPlugin") as typeof import("./lintWithPlugin");
  const verdicts = lintWithPlugin(codes);
  if (process.env.UPDATE_SNAPSHOTS === "1") {
    const record: Recorded = { digest, verdicts: verdicts.map((lines) => lines.join("\n")) };
    writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  }
  return verdicts;
}

function linesOf(text: string): Finding[] {
  return text === "" ? [] : text.split("\n");
}

function digestOf(codes: readonly string[]): string {
  const versions = TOOLS.map(
    (tool) => (require(`${tool}/package.json`) as { version: string }).version,
  );
  const linter = codeOf(join(__dirname, "lintWithPlugin.ts"));
  return createHash("sha256")
    .update(JSON.stringify([versions, linter, codes]))
    .digest("hex");
}
