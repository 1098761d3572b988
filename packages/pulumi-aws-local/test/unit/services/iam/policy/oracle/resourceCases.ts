import * as fc from "fast-check";
import type {
  PolicyDocument,
  PolicyStatement,
  PrincipalElement,
} from "../../../../../../src/services/iam/policy/document";
import {
  ACCOUNT,
  OTHER_ACCOUNT,
  ROOT,
  service,
  session,
  SESSION,
  user,
  USER,
} from "../support/questions";
import type { GeneratedCase } from "./generatedCase";

/** A role without a path: the oracle finds the role of a session by its name. */
const ROLE = `arn:aws:iam::${ACCOUNT}:role/worker`;

const roleSession = { ...session, sessionOf: ROLE };
const foreignUser = {
  type: "AWS" as const,
  id: `arn:aws:iam::${OTHER_ACCOUNT}:user/bob`,
  accountId: OTHER_ACCOUNT,
};

const awsPrincipals = ["*", SESSION, `${SESSION}2`, ROLE, `${ROLE}2`, ROOT, ACCOUNT, USER].concat([
  foreignUser.id,
  OTHER_ACCOUNT,
]);

const principalElements: fc.Arbitrary<PrincipalElement> = fc.oneof(
  fc.constant("*" as const),
  fc
    .array(fc.constantFrom(...awsPrincipals), { minLength: 1, maxLength: 3 })
    .map((AWS) => ({ AWS })),
  fc
    .constantFrom(service.id, "ecs.amazonaws.com")
    .map((Service) => ({ Service, AWS: [USER, ROOT] })),
  fc.constant({ Federated: service.id }),
);

const statements: fc.Arbitrary<PolicyStatement> = fc.record({
  Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Allow" as const, "Deny" as const),
  Action: fc.constantFrom("*", "s3:GetObject", "s3:Put*", ["ec2:*", "s3:GET*"]),
  Resource: fc.constantFrom("*", "arn:aws:s3:::bucket/*", "arn:aws:s3:::other"),
});

const documents: fc.Arbitrary<PolicyDocument> = fc
  .array(statements, { minLength: 1, maxLength: 2 })
  .map((Statement) => ({ Version: "2012-10-17", Statement }));

const resourcePolicies: fc.Arbitrary<PolicyDocument> = fc
  .array(
    fc
      .tuple(
        statements,
        fc.constantFrom("Principal", "Principal", "NotPrincipal"),
        principalElements,
      )
      .map(([statement, element, principal]) => ({ ...statement, [element]: principal })),
    { minLength: 1, maxLength: 2 },
  )
  .map((Statement) => ({ Version: "2012-10-17", Statement }));

const context = fc.constant({});
const action = fc.constantFrom("s3:GetObject", "s3:PutObject");
const resource = fc.constantFrom("arn:aws:s3:::bucket/ada", "arn:aws:s3:::bucket/x/y");
const identity = fc.array(documents, { maxLength: 1 });
const required = ["principal", "action", "resource", "context", "identity"] as const;

/** Requests for a resource with a policy, by a session, a user of each account, and a service. */
export const resourceCases: fc.Arbitrary<GeneratedCase> = fc.oneof(
  fc.record(
    {
      principal: fc.constant(roleSession),
      ...{ action, resource, context, identity },
      boundary: documents,
      session: documents,
      resourcePolicy: resourcePolicies,
    },
    { requiredKeys: [...required] },
  ),
  fc.record(
    {
      principal: fc.constantFrom(user, foreignUser),
      ...{ action, resource, context, identity },
      boundary: documents,
      resourcePolicy: resourcePolicies,
    },
    { requiredKeys: [...required] },
  ),
  fc.record({
    principal: fc.constant(service),
    ...{ action, resource, context },
    identity: fc.constant<PolicyDocument[]>([]),
    resourcePolicy: resourcePolicies,
  }),
);
