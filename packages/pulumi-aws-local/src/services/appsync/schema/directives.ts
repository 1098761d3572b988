import { parse, type DocumentNode } from "graphql";
import { awsScalarNames } from "./awsScalars";

/**
 * What AppSync adds to each schema before it reads it: its directives, as the schemas that it exports declare them, and the
 * names of its scalars.
 * https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
 * https://github.com/awslabs/aws-mobile-appsync-sdk-js/issues/547#issuecomment-610671519
 */
export const appSyncPrelude = `
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_oidc on OBJECT | FIELD_DEFINITION
  directive @aws_lambda on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
  directive @aws_auth(cognito_groups: [String]) on FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
  ${[...awsScalarNames].map((name) => `scalar ${name}`).join("\n")}
`;

/** The prelude as a document. */
export const appSyncDefinitions: DocumentNode = parse(appSyncPrelude, { noLocation: true });
