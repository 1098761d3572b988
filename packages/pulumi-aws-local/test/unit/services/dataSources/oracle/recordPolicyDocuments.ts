import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "prettier";
import { DOCUMENTS, REFUSED } from "./policyDocumentCases";

/**
 * Records the results of Terraform's AWS provider, which pulumi-aws wraps, for each case in policyDocuments.json. Needs
 * `terraform` and a provider of this version, but neither AWS nor credentials. Run it with `node --require tsx/cjs
 * packages/pulumi-aws-local/test/unit/services/dataSources/oracle/recordPolicyDocuments.ts`.
 */
const VERSION = "5.100.0";

const BLOCKS: Record<string, string> = { statements: "statement", conditions: "condition" };

function toTerraform(value: any): unknown {
  if (typeof value === "string") return value.replace(/[$%](?=\{)/g, (sign) => sign + sign);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(toTerraform);
  const rename = (key: string): string =>
    BLOCKS[key] ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [rename(key), toTerraform(child)]),
  );
}

function terraform(folder: string, ...args: string[]): string {
  const output = { cwd: folder, encoding: "utf8", stdio: "pipe", maxBuffer: 1e9 } as const;
  return execFileSync("terraform", args, output);
}

const folder = mkdtempSync(join(tmpdir(), "policy-documents-"));

function write(documents: Record<string, unknown>): void {
  const provider = {
    region: "eu-central-1",
    access_key: "x",
    secret_key: "x",
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
    skip_metadata_api_check: "true",
  };
  const source = { source: "hashicorp/aws", version: VERSION };
  const main = {
    terraform: { required_providers: { aws: source } },
    provider: { aws: provider },
    data: { aws_iam_policy_document: documents },
    output: Object.fromEntries(
      Object.keys(documents).map((key) => [
        key,
        { value: `\${data.aws_iam_policy_document.${key}}` },
      ]),
    ),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(main));
}

function read(): Record<string, any> {
  terraform(folder, "plan", "-json", "-out=plan");
  const plan = JSON.parse(terraform(folder, "show", "-json", "plan"));
  return plan.planned_values.outputs;
}

function recordDocuments(): Record<string, unknown> {
  const entries = Object.entries(DOCUMENTS);
  write(Object.fromEntries(entries.map(([, args], at) => [`d${at}`, toTerraform(args)])));
  terraform(folder, "init", "-no-color");
  const outputs = read();
  return Object.fromEntries(
    entries.map(([name], at) => {
      const { id, json, minified_json, statement } = outputs[`d${at}`].value;
      return [name, { id, json, minifiedJson: minified_json, statements: statement }];
    }),
  );
}

function recordRefusals(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(REFUSED).map(([name, args]) => {
      write({ refused: toTerraform(args) });
      try {
        return [name, `none: ${read()["refused"].value.minified_json}`];
      } catch (error) {
        return [name, messageIn((error as { stdout: string }).stdout)];
      }
    }),
  );
}

/** The error messages in Terraform's JSON lines. */
function messageIn(output: string): string {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line).diagnostic)
    .filter((diagnostic) => diagnostic?.severity === "error")
    .map(({ summary, detail }) => `${summary}\n${detail}`.trim().split("\n\n", 2).join(": "))
    .join("\n");
}

async function record(): Promise<void> {
  const documents = recordDocuments();
  const refused = recordRefusals();
  const text = JSON.stringify({ provider: `hashicorp/aws ${VERSION}`, documents, refused });
  const file = join(__dirname, "policyDocuments.json");
  writeFileSync(file, await format(text, { parser: "json", printWidth: 100 }));
}

void record().finally(() => rmSync(folder, { recursive: true, force: true }));
