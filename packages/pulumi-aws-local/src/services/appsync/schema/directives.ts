import { parse, type DocumentNode } from "graphql";
import { awsScalarNames } from "./awsScalars";

/**
 * The definitions that AppSync adds to each schema before it reads it: its directives, as in exported schemas, and the
 * names of its scalars.
 * https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
 * https://github.com/awslabs/aws-mobile-appsync-sdk-js/issues/547#issuecomment-610671519
 * https://gist.github.com/revmischa/0767c4b73d511e2881a7e6a9bdd820a9
 */
export const appSyncPrelude = `
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_oidc on OBJECT | FIELD_DEFINITION
  directive @aws_lambda on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
  directive @aws_auth(cognito_groups: [String]) on FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
  directive @aws_publish(subscriptions: [String]) on FIELD_DEFINITION
  ${[...awsScalarNames].map((name) => `scalar ${name}`).join("\n")}
`;

/** The definitions as a document. */
export const appSyncDefinitions: DocumentNode = parse(appSyncPrelude, { noLocation: true });

/**
 * Directives for merged APIs, which have no effect on the source API itself. UNVERIFIED: the positions; the page shows
 * them on types and fields.
 * https://docs.aws.amazon.com/appsync/latest/devguide/merged-api.html
 */
export const mergeDefinitions: DocumentNode = parse(
  `
  directive @canonical on OBJECT | FIELD_DEFINITION | INTERFACE | UNION | ENUM | INPUT_OBJECT
  directive @hidden on OBJECT | FIELD_DEFINITION | INTERFACE | UNION | ENUM | INPUT_OBJECT
  directive @renamed(to: String!) on OBJECT | FIELD_DEFINITION | INTERFACE | UNION | ENUM | INPUT_OBJECT
`,
  { noLocation: true },
);
