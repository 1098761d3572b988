import { withoutEffect } from "../../../core/withoutEffect";
import { USER_POOL } from "./poolParts";
import { resourceServerRules } from "./partRules";

/**
 * aws.cognito.ResourceServer. Its scopes are granted by the endpoints of a user pool domain, which are not emulated.
 */
export const resourceServerHandler = withoutEffect(
  ["identifier", "name", "scopes", "userPoolId"],
  ["identifier", "userPoolId"],
  ({ inputs: { identifier, scopes = [], userPoolId, ...inputs }, name }) => ({
    id: `${userPoolId}|${identifier}`,
    outputs: {
      name: inputs["name"] ?? name,
      scopeIdentifiers: scopes.map(
        ({ scopeName }: { scopeName: string }) => `${identifier}/${scopeName}`,
      ),
    },
  }),
  {
    rules: resourceServerRules,
    sets: ["scopes"],
    importing: { form: "userPoolId|identifier" },
    within: ({ userPoolId }) => [{ type: USER_POOL, id: userPoolId }],
  },
);
