import { oneOf, TEXT, TEXTS, type Argument, type Arguments } from "../checkArguments";

const REQUIRED_TEXT: Argument = { kind: "text", required: true };
const REQUIRED_TEXTS: Argument = { kind: "texts", required: true };

const PRINCIPALS: Argument = {
  kind: "objects",
  fields: { identifiers: REQUIRED_TEXTS, type: REQUIRED_TEXT },
};

const CONDITIONS: Argument = {
  kind: "objects",
  fields: { test: REQUIRED_TEXT, values: REQUIRED_TEXTS, variable: REQUIRED_TEXT },
};

const STATEMENT: Arguments = {
  actions: TEXTS,
  conditions: CONDITIONS,
  effect: { kind: "text", check: oneOf("Allow", "Deny") },
  notActions: TEXTS,
  notPrincipals: PRINCIPALS,
  notResources: TEXTS,
  principals: PRINCIPALS,
  resources: TEXTS,
  sid: TEXT,
};

const UNUSED: Argument = {
  kind: "text",
  check: (text) => (text === "" ? undefined : "is no longer supported"),
};

/**
 * The arguments of getPolicyDocument.
 * https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/
 */
export const POLICY_DOCUMENT_ARGS: Arguments = {
  overrideJson: UNUSED,
  overridePolicyDocuments: TEXTS,
  policyId: TEXT,
  sourceJson: UNUSED,
  sourcePolicyDocuments: TEXTS,
  statements: { kind: "objects", fields: STATEMENT },
  version: { kind: "text", check: oneOf("2008-10-17", "2012-10-17") },
};
