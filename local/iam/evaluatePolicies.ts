import type { Principal } from "./principal";
import type { NamedPolicy } from "./roleStore";

/** Values of condition keys, by key. */
export type RequestContext = Record<string, string | string[]>;

/** One question to IAM. */
export interface AccessRequest {
  principal: Pick<Principal, "arn" | "accountId">;
  /** Such as "dynamodb:GetItem". */
  action: string;
  /** ARN, or "*" for actions that know no resource. */
  resource: string;
  context: RequestContext;
}

/**
 * Whether a set of identity policies allows a request: an explicit deny wins, what nothing allows
 * is denied.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export async function allowedByPolicies(
  policies: NamedPolicy[],
  request: AccessRequest,
): Promise<boolean> {
  const { runSimulation, runUnsafeSimulation } = simulator();
  const simulation = { ...simulationOf(request), identityPolicies: policies };
  if (request.resource !== "*") {
    // The checked run drops every condition key that AWS's action tables do not list, those of an
    // identity pool among them, which policies may use with any action.
    return runUnsafeSimulation(simulation, {}) === "Allowed";
  }
  // Only the checked run knows the actions that no resource but "*" can allow.
  const result = await runSimulation(simulation, {});
  if (result.resultType === "error") {
    throw new Error(
      `IAM cannot evaluate "${request.action}" on "${request.resource}": ${result.errors.message}.`,
    );
  }
  return result.overallResult === "Allowed";
}

/** Whether a role's trust policy lets a service or an identity provider assume it. */
export async function allowedByTrust(
  trust: unknown,
  roleArn: string,
  accountId: string,
  trusted: { principal: string; action: string; context: RequestContext },
): Promise<boolean> {
  const { runSimulation } = simulator();
  const request = {
    principal: { arn: trusted.principal, accountId },
    action: trusted.action,
    resource: roleArn,
    context: trusted.context,
  };
  const result = await runSimulation(
    { ...simulationOf(request), identityPolicies: [], resourcePolicy: trust },
    {},
  );
  return result.resultType !== "error" && result.overallResult === "Allowed";
}

function simulationOf({ principal, action, resource, context }: AccessRequest) {
  return {
    request: {
      principal: principal.arn,
      action,
      resource: { resource, accountId: principal.accountId },
      contextVariables: context,
    },
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

/** Required when first asked: the tables of all AWS actions take a while to load. */
function simulator(): typeof import("@cloud-copilot/iam-simulate") {
  return require("@cloud-copilot/iam-simulate");
}
