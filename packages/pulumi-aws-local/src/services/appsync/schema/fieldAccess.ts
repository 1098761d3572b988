import { Kind, type DirectiveNode, type GraphQLField, type GraphQLNamedType } from "graphql";
import type { AuthenticationType, UserPoolAuthentication } from "../apiDefinition";

/** The properties of a caller that authorization directives check. */
export interface AccessCaller {
  mode: AuthenticationType;
  /** Groups of a user pool's user; null if there are none. */
  groups: readonly string[] | null;
}

/** Whether a caller may access a field. */
export type FieldAccess = (caller: AccessCaller) => boolean;

/** The API configuration that directives depend on. */
export interface AccessRules {
  defaultMode: AuthenticationType;
  /** True if modes other than the default one are enabled. */
  hasAdditionalModes: boolean;
  userPool?: Pick<UserPoolAuthentication, "defaultAction">;
}

/**
 * The access that a field's directives grant; without any, those of its type; without either, the API's default mode.
 * Several directives are alternatives.
 * https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
 */
export function fieldAccess(
  type: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  rules: AccessRules,
): FieldAccess {
  const grants = grantsOf(field.astNode?.directives, rules) ?? grantsOfType(type, rules);
  if (grants === undefined) return accessWithoutDirectives(rules);
  return ({ mode, groups }) => {
    if (!grants.has(mode)) return false;
    const wanted = grants.get(mode);
    return wanted === undefined || wanted.some((group) => groups?.includes(group) === true);
  };
}

/** Permitted modes, each with the groups of which the caller must be in one, if any. */
type Grants = Map<AuthenticationType, readonly string[] | undefined>;

function grantsOfType(type: GraphQLNamedType, rules: AccessRules): Grants | undefined {
  const nodes = [type.astNode, ...(type.extensionASTNodes ?? [])];
  return grantsOf(
    nodes.flatMap((node) => node?.directives ?? []),
    rules,
  );
}

function grantsOf(
  directives: readonly DirectiveNode[] | undefined,
  rules: AccessRules,
): Grants | undefined {
  const grants: Grants = new Map();
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    // @aws_auth only applies if Cognito is the only mode; @aws_cognito_user_pools applies in both cases.
    const mode = name === "aws_auth" && rules.hasAdditionalModes ? undefined : MODES[name];
    if (mode !== undefined) grants.set(mode, cognitoGroups(directive));
  }
  return grants.size === 0 ? undefined : grants;
}

function accessWithoutDirectives(rules: AccessRules): FieldAccess {
  if (rules.userPool?.defaultAction === "DENY") return () => false;
  return ({ mode }) => mode === rules.defaultMode;
}

function cognitoGroups(directive: DirectiveNode): readonly string[] | undefined {
  const argument = directive.arguments?.find(({ name }) => name.value === "cognito_groups");
  if (argument === undefined) return undefined;
  const { value } = argument;
  const values = value.kind === Kind.LIST ? value.values : [value];
  return values.flatMap((item) => (item.kind === Kind.STRING ? [item.value] : []));
}

const MODES: Record<string, AuthenticationType | undefined> = {
  aws_api_key: "API_KEY",
  aws_iam: "AWS_IAM",
  aws_oidc: "OPENID_CONNECT",
  aws_lambda: "AWS_LAMBDA",
  aws_cognito_user_pools: "AMAZON_COGNITO_USER_POOLS",
  aws_auth: "AMAZON_COGNITO_USER_POOLS",
};
