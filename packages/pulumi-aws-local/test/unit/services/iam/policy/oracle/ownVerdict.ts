import { compilePolicy } from "../../../../../../src/services/iam/policy/compiledPolicy";
import { decide, type Decision } from "../../../../../../src/services/iam/policy/decide";
import { ACCOUNT } from "../support/questions";
import type { GeneratedCase } from "./generatedCase";

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
