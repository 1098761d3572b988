import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Block } from "./translate";

/** The release of the provider that is recorded. */
export const PROVIDER_VERSION = "5.100.0";

const PREFIX = "case-";
const SOURCE = "registry.terraform.io/hashicorp/aws";

/** A resource in Terraform's terms. */
export interface Declared {
  type: string;
  arguments: Record<string, unknown>;
}

/** Resources by a unique name. */
export type Configuration = ReadonlyMap<string, Declared>;

/** Errors by the name of the resource. */
export type Refusals = Map<string, string[]>;

/** Terraform in a separate folder, with the AWS provider and without an account. */
export class Terraform {
  readonly #folder = mkdtempSync(join(tmpdir(), "provider-verdicts-"));

  constructor() {
    this.#write("provider.tf.json", {
      terraform: {
        required_providers: { aws: { source: "hashicorp/aws", version: PROVIDER_VERSION } },
      },
      provider: {
        aws: {
          region: "eu-central-1",
          access_key: "x",
          secret_key: "x",
          skip_credentials_validation: true,
          skip_requesting_account_id: true,
          skip_metadata_api_check: true,
        },
      },
    });
    this.#run("init", "-input=false");
  }

  /** The provider's schema of each resource type. */
  schemas(): Record<string, { block: Block }> {
    const { provider_schemas } = JSON.parse(this.#run("providers", "schema", "-json"));
    return provider_schemas[SOURCE].resource_schemas;
  }

  /** The errors of `terraform validate`. */
  validate(resources: Configuration): Refusals {
    this.#declare(resources);
    return refusals(JSON.parse(this.#run("validate", "-json")).diagnostics);
  }

  /** The errors of `terraform plan` for resources to create. */
  plan(resources: Configuration): Refusals {
    this.#declare(resources);
    const lines = this.#run("plan", "-json", "-refresh=false", "-lock=false", "-input=false").split(
      "\n",
    );
    const messages = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    return refusals(messages.flatMap(({ diagnostic }) => diagnostic ?? []));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }

  /** Each resource is a separate file: Terraform reads the whole file again for each error in it. */
  #declare(resources: Configuration): void {
    for (const name of readdirSync(this.#folder)) {
      if (name.startsWith(PREFIX)) rmSync(join(this.#folder, name));
    }
    for (const [name, { type, arguments: given }] of resources) {
      this.#write(`${PREFIX}${name}.tf.json`, { resource: { [type]: { [name]: given } } });
    }
  }

  #write(name: string, content: unknown): void {
    writeFileSync(join(this.#folder, name), JSON.stringify(content));
  }

  #run(...args: string[]): string {
    const { status, stdout, stderr, error } = spawnSync("terraform", args, {
      cwd: this.#folder,
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    if (error !== undefined) throw error;
    const failed = args[0] === "init" && status !== 0;
    if (stdout === "" || failed) throw new Error(`terraform ${args[0]} failed: ${stderr}`);
    return stdout;
  }
}

function refusals(diagnostics: any[]): Refusals {
  const found: Refusals = new Map();
  for (const { severity, address, range, summary, detail } of diagnostics) {
    if (severity !== "error") continue;
    const file: string | undefined = range?.filename;
    const name =
      file?.slice(PREFIX.length, -".tf.json".length) ?? address?.split(".")[1] ?? "no resource";
    const message = `${summary} ${detail ?? ""}`.replace(/\s+/g, " ");
    found.set(name, [...(found.get(name) ?? []), message]);
  }
  return found;
}
