import { AwsError } from "../../../core/awsError";
import { hasUnknown } from "../../../core/unknown";
import { VisibleError } from "../../../core/visibleError";
import {
  atMostOne,
  flag,
  list,
  objects,
  orEmpty,
  required,
  shape,
  text,
  whole,
  type Rule,
} from "../../../core/rules";
import { readPolicyDocument } from "../policyDocument";

function entityName(max: number): Rule {
  return text({ min: 1, max, pattern: /^[\w+=,.@-]+$/, like: 'letters, digits, and "_+=,.@-"' });
}

const policyArn = text({
  min: 20,
  max: 2048,
  pattern: /^arn:aws[\w-]*:iam::(\d{12}|aws):policy\/.+$/,
  like: "the ARN of a policy",
});
const rolePath = text({
  min: 1,
  max: 512,
  pattern: /^(\/|\/[\x21-\x7E]+\/)$/,
  like: 'a path that begins and ends with "/"',
});

/**
 * A policy document with the grammar that IAM checks when it stores one. IAM accepts names of actions that do not
 * exist.
 */
function policyDocument(kind: "identity" | "trust"): Rule {
  return {
    check(value, path, report) {
      if (hasUnknown(value)) return;
      try {
        readPolicyDocument(value, kind, `"${path}"`);
      } catch (error) {
        if (!(error instanceof AwsError || error instanceof VisibleError)) throw error;
        report.add(path, `must be a policy document: ${error.message}`);
      }
    },
  };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const policyRules = shape(
  {
    delayAfterPolicyCreationInMs: whole(0),
    description: text({ max: 1000 }),
    name: entityName(128),
    namePrefix: entityName(128 - 26),
    path: text({
      min: 1,
      max: 512,
      pattern: /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/,
      like: 'a path that begins and ends with "/"',
    }),
    policy: required(policyDocument("identity")),
  },
  atMostOne("name", "namePrefix"),
);

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const roleRules = shape(
  {
    assumeRolePolicy: required(policyDocument("trust")),
    description: text({
      max: 1000,
      pattern: /^[\t\n\r\x20-\x7E\xA1-\xFF]*$/,
      like: "characters of Latin-1",
    }),
    forceDetachPolicies: flag(),
    inlinePolicies: objects(shape({ name: entityName(128), policy: policyDocument("identity") })),
    managedPolicyArns: list(policyArn),
    maxSessionDuration: whole(3600, 43_200),
    name: entityName(64),
    namePrefix: entityName(64 - 26),
    path: rolePath,
    permissionsBoundary: orEmpty(policyArn),
  },
  atMostOne("name", "namePrefix"),
);

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export const rolePolicyRules = shape(
  {
    name: entityName(128),
    namePrefix: entityName(128 - 26),
    policy: required(policyDocument("identity")),
    role: required(text({ min: 1, max: 128, pattern: /[\w+=,.@-]/, like: "the name of a role" })),
  },
  atMostOne("name", "namePrefix"),
);

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const attachmentRules = shape({
  policyArn: required(policyArn),
  role: required(text({ min: 1 })),
});
