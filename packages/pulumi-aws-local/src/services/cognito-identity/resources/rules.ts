import { flag, map, objects, oneOf, required, shape, text } from "../../../core/rules";

/** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html */
export const identityPoolRules = shape({
  allowClassicFlow: flag(),
  allowUnauthenticatedIdentities: flag(),
  cognitoIdentityProviders: objects(
    shape({
      clientId: text({ min: 1, max: 128, pattern: /^\w+$/, like: 'letters, digits and "_"' }),
      providerName: text({
        min: 1,
        max: 128,
        pattern: /^[\w.:/-]+$/,
        like: 'letters, digits, and "_.:/-"',
      }),
      serverSideTokenCheck: flag(),
    }),
  ),
  identityPoolName: required(
    text({
      min: 1,
      max: 128,
      pattern: /^[\w\s+=,.@-]+$/,
      like: 'letters, digits, spaces, and "+=,.@-"',
    }),
  ),
});

/** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html */
export const roleAttachmentRules = shape({
  identityPoolId: required(
    text({ min: 1, max: 55, pattern: /^[\w-]+:[0-9a-f-]+$/, like: "the id of an identity pool" }),
  ),
  roles: required(
    map(
      text({
        min: 20,
        max: 2048,
        pattern: /^arn:aws[\w-]*:iam::\d{12}:role\//,
        like: "the ARN of a role",
      }),
      {
        names: oneOf("authenticated", "unauthenticated"),
      },
    ),
  ),
});
