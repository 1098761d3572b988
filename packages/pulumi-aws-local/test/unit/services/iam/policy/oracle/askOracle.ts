import type { Decision } from "../../../../../../src/services/iam/policy/decide";
import { ACCOUNT } from "../support/questions";
import type { GeneratedCase } from "./generatedCase";
import { oracleSimulator, type Simulation } from "./installedOracle";

const VERDICTS: Record<string, Decision> = {
  Allowed: "allowed",
  ExplicitlyDenied: "explicitly denied",
  ImplicitlyDenied: "implicitly denied",
};

/** The functions for querying the oracle. */
export const askOracle = {
  /** Supports all condition keys, but ignores policies of resources and sessions. */
  identity: async (generated: GeneratedCase): Promise<Decision> =>
    VERDICTS[oracleSimulator().runUnsafeSimulation(simulationOf(generated), {})]!,
  /** Supports policies of resources and sessions, but few condition keys. */
  full: fullVerdict,
};

async function fullVerdict(generated: GeneratedCase): Promise<Decision> {
  const result = await oracleSimulator().runSimulation(simulationOf(generated), {});
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return VERDICTS[result.overallResult]!;
}

function simulationOf(generated: GeneratedCase): Simulation {
  const { principal, action, resource, context, identity, boundary, session } = generated;
  return {
    request: {
      principal: principal.id,
      action,
      resource: { resource, accountId: ACCOUNT },
      contextVariables: context,
    },
    identityPolicies: identity.map((policy, i) => ({ name: `identity${i}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(boundary && { permissionBoundaryPolicies: [{ name: "boundary", policy: boundary }] }),
    ...(session && { sessionPolicy: session }),
    ...(generated.resourcePolicy && { resourcePolicy: generated.resourcePolicy }),
  };
}
