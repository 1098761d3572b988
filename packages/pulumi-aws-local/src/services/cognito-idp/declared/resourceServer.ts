import { withoutEffect } from "../../../core/withoutEffect";
import { USER_POOL } from "./poolParts";

/** aws.cognito.ResourceServer: its scopes are granted by the endpoints of a user pool domain, which are not served here. */
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
  { within: ({ userPoolId }) => [{ type: USER_POOL, id: userPoolId }] },
);
