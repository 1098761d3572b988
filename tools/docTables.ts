import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { load } from "js-yaml";
import { format } from "prettier";
import { supportedDataSources, supportedTypes } from "pulumi-aws-local";

const root = resolve(__dirname, "..");

/** The generated tables of the documentation, by the name in their markers. */
const TABLES: Record<string, () => string[][]> = {
  dataSources: dataSourcesTable,
  settings: settingsTable,
  types: typesTable,
};

/** The current text of the documents with such tables, by path. */
export async function documents(): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const file of ["docs/settings.md", "docs/local-stack.md"]) {
    made[file] = await withTables(readFileSync(join(root, file), "utf8"));
  }
  return made;
}

/**
 * `npm run codegen`: writes the tables between `<!-- table NAME -->` and `<!-- end of table -->`.
 */
export async function writeTables(): Promise<void> {
  for (const [file, text] of Object.entries(await documents())) {
    writeFileSync(join(root, file), text);
  }
}

function withTables(text: string): Promise<string> {
  const between = /(<!-- table (\w+) -->\n).*?(<!-- end of table -->)/gs;
  const filled = text.replace(between, (_all, start, name, end) => {
    const [head = [], ...rows] = TABLES[name]!();
    const lines = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
    return `${start}\n${lines.join("\n")}\n\n${end}`;
  });
  return format(filled, { parser: "markdown", printWidth: 100 });
}

interface Declared {
  default?: unknown;
  secret?: boolean;
  description: string;
}

function settingsTable(): string[][] {
  const configOf = <T>(file: string): Record<string, T> =>
    (load(readFileSync(join(root, file), "utf8")) as { config: Record<string, T> }).config;
  const config = configOf<Declared>("Pulumi.yaml");
  const dev = configOf<unknown>("Pulumi.dev.yaml");
  const shown = (value: unknown): string => (value === "" ? "empty" : `\`${value}\``);
  const rows = Object.entries(config).map(([name, declared]) => {
    const here = dev[`jukebox:${name}`];
    const byDefault = declared.secret ? "empty, secret" : shown(declared.default);
    return [`\`${name}\``, byDefault, here === undefined ? "" : shown(here), declared.description];
  });
  return [["setting", "default", "dev stack", "meaning"], ...rows];
}

function dataSourcesTable(): string[][] {
  const shown = (names: readonly string[]): string =>
    [...names]
      .sort()
      .map((name) => `\`${name}\``)
      .join(", ");
  const rows = Object.entries(supportedDataSources()).map(([token, { args, results }]) => [
    `\`${token}\``,
    shown(args),
    shown(results),
  ]);
  rows.sort(([a], [b]) => (a! < b! ? -1 : 1));
  return [["function", "arguments", "results"], ...rows];
}

function typesTable(): string[][] {
  const everywhere = ["region", "tags"];
  const rows = Object.entries(supportedTypes()).map(([type, { accepted }]) => {
    const properties = accepted.filter((property) => !everywhere.includes(property));
    return [`\`${type}\``, properties.map((property) => `\`${property}\``).join(", ")];
  });
  rows.sort(([a], [b]) => (a! < b! ? -1 : 1));
  return [["type", "accepted without effect"], ...rows];
}
