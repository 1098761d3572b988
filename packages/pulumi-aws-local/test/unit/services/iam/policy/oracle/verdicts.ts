import { compilePolicy } from "../../../../../../src/services/iam/policy/compiledPolicy";
import { decide, type Decision } from "../../../../../../src/services/iam/policy/decide";
import { ACCOUNT } from "../support/questions";
import type { GeneratedCase } from "./generatedCase";
import { oracleSimulator, type Simulation } from "./installedOracle";

/** The decision of the evaluator under test. */
export function ownVerdict(generated: GeneratedCase): Decision {
  const { identity, boundary, session, resourcePolicy, ...request } = generated;
  return decide(
    { ...request, resourceAccountId: ACCOUNT },
    {
      identity: identity.map(compilePolicy),
      ...(boundary && { boundary: [compilePolicy(boundary)] }),
      ...(session && { session: [compilePolicy(session)] }),
      ...(resourcePolicy && { resource: compilePolicy(resourcePolicy) }),
    },
  );
}

const VERDICTS: Record<string, Decision> = {
  Allowed: "allowed",
  ExplicitlyDenied: "explicitly denied",
  ImplicitlyDenied: "implicitly denied",
};

/** The oracle's decision, with any condition key. It ignores policies of resources and sessions. */
export function oracleVerdict(generated: GeneratedCase): Decision {
  return VERDICTS[oracleSimulator().runUnsafeSimulation(simulationOf(generated), {})]!;
}

/** The oracle's decision with policies of resources and sessions, but few condition keys. */
export async function fullOracleVerdict(generated: GeneratedCase): Promise<Decision> {
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
