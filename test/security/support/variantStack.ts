import { copyProject } from "../../support/projectCopy";
import { startOwnStack, type OwnStack } from "../../support/stack";

/**
 * A later addition to the same account: the identity pool of another application, whose guests'
 * role may call all fields of every API.
 */
const FOREIGN_POOL = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const foreignPool = new aws.cognito.IdentityPool("foreign", {
  identityPoolName: "foreign",
  allowUnauthenticatedIdentities: true,
});
const foreignRole = new aws.iam.Role("foreign-guest", {
  assumeRolePolicy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{
      Effect: "Allow",
      Principal: { Federated: "cognito-identity.amazonaws.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { "cognito-identity.amazonaws.com:aud": foreignPool.id },
        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "unauthenticated" },
      },
    }],
  }),
});
new aws.iam.RolePolicy("foreign-guest", {
  role: foreignRole.name,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "appsync:GraphQL", Resource: "*" }],
  }),
});
new aws.cognito.IdentityPoolRoleAttachment("foreign", {
  identityPoolId: foreignPool.id,
  roles: { unauthenticated: foreignRole.arn },
});
export const foreignIdentityPoolId = foreignPool.id;
`;

/**
 * Runs the store's program with passkeys, tokens in cookies and that pool; its output
 * foreignIdentityPoolId names the pool.
 */
export async function startVariantStack(): Promise<OwnStack> {
  const copy = copyProject();
  try {
    copy.save("index.ts", copy.read("index.ts") + FOREIGN_POOL);
    const stack = await startOwnStack({
      program: copy.folder,
      config: { "jukebox:passkeys": "true", "jukebox:tokenStorage": "cookie" },
    });
    return {
      ...stack,
      async stop() {
        await stack.stop();
        copy.remove();
      },
    };
  } catch (error) {
    copy.remove();
    throw error;
  }
}
