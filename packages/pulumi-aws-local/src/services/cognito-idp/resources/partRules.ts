import {
  atMostOne,
  arn,
  flag,
  list,
  map,
  objects,
  oneOf,
  orEmpty,
  required,
  shape,
  text,
  whole,
} from "../../../core/rules";

/** Ids of user pools. */
export const poolId = text({
  min: 1,
  max: 55,
  pattern: /^[\w-]+_[0-9a-zA-Z]+$/,
  like: 'the id of a user pool, such as "eu-central-1_aB3dE6gH9"',
});

/** Names of users and groups. */
const entityName = text({
  min: 1,
  max: 128,
  pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
  like: "a name without spaces",
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html */
export const resourceServerRules = shape({
  identifier: required(
    text({
      min: 1,
      max: 256,
      pattern: /^[\x21\x23-\x5B\x5D-\x7E]+$/,
      like: "a text without spaces and quotes",
    }),
  ),
  name: text({
    min: 1,
    max: 256,
    pattern: /^[\w\s+=,.@-]+$/,
    like: 'letters, digits, spaces, and "+=,.@-"',
  }),
  scopes: objects(
    shape({
      scopeDescription: required(text({ min: 1, max: 256 })),
      scopeName: required(
        text({
          min: 1,
          max: 256,
          pattern: /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+$/,
          like: "a text without spaces, quotes and slashes",
        }),
      ),
    }),
    { max: 100 },
  ),
  userPoolId: required(poolId),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html */
export const domainRules = shape({
  certificateArn: arn("acm"),
  domain: required(
    text({
      min: 1,
      max: 63,
      pattern: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
      like: 'small letters, digits and "-"',
    }),
  ),
  managedLoginVersion: whole(1, 2),
  userPoolId: required(poolId),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html */
export const groupRules = shape({
  description: text({ max: 2048 }),
  name: entityName,
  precedence: whole(0),
  roleArn: orEmpty(arn("iam")),
  userPoolId: required(poolId),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
export const userRules = shape(
  {
    attributes: map(text({ max: 2048 }), { names: text({ min: 1, max: 32 }) }),
    clientMetadata: map(text()),
    desiredDeliveryMediums: list(oneOf("EMAIL", "SMS")),
    enabled: flag(),
    forceAliasCreation: flag(),
    messageAction: oneOf("RESEND", "SUPPRESS"),
    password: password(),
    temporaryPassword: password(),
    userPoolId: required(poolId),
    username: required(entityName),
    validationData: map(text({ max: 2048 }), { names: text({ min: 1, max: 32 }) }),
  },
  atMostOne("password", "temporaryPassword"),
);

function password() {
  return text({
    min: 6,
    max: 256,
    pattern: /^\S(.*\S)?$/s,
    like: "a password that neither begins nor ends with a space",
  });
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html */
export const memberRules = shape({
  groupName: required(entityName),
  userPoolId: required(poolId),
  username: required(entityName),
});
