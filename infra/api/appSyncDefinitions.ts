/**
 * Scalars that AppSync adds to every schema.
 * https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
const scalars = [
  "AWSDate",
  "AWSTime",
  "AWSDateTime",
  "AWSTimestamp",
  "AWSEmail",
  "AWSJSON",
  "AWSPhone",
  "AWSURL",
  "AWSIPAddress",
];

/**
 * Directives that AppSync adds to every schema, with the argument types of the schemas that it exports.
 * https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
 */
export const appSyncDirectives = `
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
`;

/** The definitions that AppSync adds to every schema, as far as this store may use them. */
export const appSyncDefinitions = `${scalars.map((name) => `scalar ${name}`).join("\n")}
${appSyncDirectives}`;
