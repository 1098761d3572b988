import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { collectFacts } from "./collectFacts";
import { AREAS, type ComparedFact } from "./fact";
import { type Guess, guessesIn } from "./guesses";

const tests = resolve(__dirname, "..");
const root = resolve(tests, "../../..");
const SOURCES = "packages/pulumi-aws-local/src";

/** docs/fidelity.md, which `npm run fidelity` writes. */
export const pageFile = resolve(tests, "../docs/fidelity.md");

/** The data of the page. */
export interface Fidelity {
  facts: ComparedFact[];
  guesses: Guess[];
}

/** Reads the facts that tests compare with AWS, and the guesses in comments. */
export function readFidelity(): Fidelity {
  return {
    facts: collectFacts(tests, comparingTests()),
    guesses: guessesIn(root, [SOURCES, "infra"]),
  };
}

function comparingTests(): string[] {
  return readdirSync(tests, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".test.ts") && !name.startsWith("fidelity/"))
    .filter((name) => readFileSync(join(tests, name), "utf8").includes("answersAsAws("))
    .sort();
}

const INTRODUCTION = `# As AWS answers

Each row is a response that a test compares with AWS's. The source states AWS's response; without a source, the row is UNVERIFIED. The last
section lists every guess that a comment in the code marks. Nothing was compared with a live AWS account by the authors.

\`npm run fidelity\` writes this page from the tests and the code. A test fails when the page is older than they are.`;

/** Renders the page. */
export function renderPage({ facts, guesses }: Fidelity): string {
  const areas = AREAS.map((area) => ({ area, rows: facts.filter((fact) => fact.area === area) }));
  const compared = areas.filter(({ rows }) => rows.length > 0);
  return [
    INTRODUCTION,
    table(
      ["section", "rows", "verified", "UNVERIFIED", "rejected by name", "responses compared"],
      [...compared.map(({ area, rows }) => [area, ...counts(rows)]), ["**all**", ...counts(facts)]],
    ),
    `Guesses that the code marks: ${guesses.length}.`,
    ...compared.flatMap(({ area, rows }) => [`## ${area}`, factTable(rows)]),
    "## Guesses in the code",
    guessTable(guesses),
    references(facts),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

function counts(rows: readonly ComparedFact[]): string[] {
  const refused = rows.filter(({ lacks }) => lacks !== undefined).length;
  const verified = rows.filter(({ isVerified }) => isVerified).length - refused;
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  const guessed = rows.length - verified - refused;
  return [rows.length, verified, guessed, refused, cases].map(String);
}

function factTable(rows: readonly ComparedFact[]): string {
  const cells = rows.map((row) => [
    row.feature,
    row.cases > 1 ? `${row.response} (${row.cases})` : row.response,
    withLinks(row.source),
    stateOf(row),
    `[${row.test.split("/").at(-1)!.replace(".test.ts", "")}](../test/${row.test})`,
  ]);
  return table(["feature", "response compared", "source", "state", "test"], cells);
}

function stateOf({ isVerified, lacks, unverified }: ComparedFact): string {
  if (lacks !== undefined) return `refused: ${lacks}`;
  if (isVerified) return "verified";
  return unverified === undefined ? "UNVERIFIED" : `UNVERIFIED: ${unverified}`;
}

const URLS = /https:\/\/\S*[^\s,;.)]/g;

/** Replaces URLs with references; `references` contains the URLs. */
const withLinks = (source: string): string => source.replace(URLS, (url) => `[${nameOf(url)}]`);

/** Unique for each URL. */
function nameOf(url: string): string {
  const { host, pathname, hash } = new URL(url);
  const parts = pathname.split("/").filter((part) => part !== "" && part !== "latest");
  const path = parts.join("/").replace(".html", "") + hash.replace("#", "/");
  return host === "docs.aws.amazon.com" ? `AWS: ${path}` : `${host}/${path}`;
}

function references(facts: readonly ComparedFact[]): string {
  const urls = new Set(facts.flatMap(({ source }) => source.match(URLS) ?? []));
  return [...urls]
    .sort()
    .map((url) => `[${nameOf(url)}]: ${url}`)
    .join("\n");
}

function guessTable(guesses: readonly Guess[]): string {
  const cells = guesses.map(({ file, declaration, text }) => {
    const short = file.replace(`${SOURCES}/`, "");
    const link = short === file ? `../../../${file}` : `../src/${short}`;
    return [`[${short}](${link})`, declaration && `\`${declaration}\``, text];
  });
  return table(["file", "declaration", "guess"], cells);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [head, head.map(() => "---"), ...rows].map(line).join("\n");
}
