import {
  buildASTSchema,
  concatAST,
  DirectiveLocation,
  GraphQLDeprecatedDirective,
  isRequiredArgument,
  Kind,
  valueFromAST,
  type ConstDirectiveNode,
  type GraphQLDirective,
} from "graphql";
import { appSyncDefinitions, mergeDefinitions } from "../directives";
import { rootTypeName, type SchemaDocument } from "../schemaDocument";
import { enginePlace, placeOf, type SchemaProblem } from "../schemaProblem";
import { directiveOwners, type DirectiveOwner } from "./directiveOwners";

/** AppSync's directives and @deprecated, by name. */
const KNOWN: ReadonlyMap<string, GraphQLDirective> = new Map(
  [
    ...buildASTSchema(concatAST([appSyncDefinitions, mergeDefinitions]), { assumeValidSDL: true })
      .getDirectives()
      .filter(({ astNode }) => astNode != null),
    GraphQLDeprecatedDirective,
  ].map((directive) => [directive.name, directive]),
);

/**
 * Authorization directives, which AppSync also accepts on input types, where they have no effect. UNVERIFIED: @aws_auth
 * on object types, which a tool for AppSync declares: https://github.com/sid88in/serverless-appsync-plugin
 */
const ACCESS: ReadonlySet<string> = new Set([
  "aws_api_key",
  "aws_iam",
  "aws_oidc",
  "aws_lambda",
  "aws_cognito_user_pools",
  "aws_auth",
]);

/**
 * Directives that AppSync does not have, and those in a wrong place or with wrong arguments. UNVERIFIED: a report says
 * that AppSync's console stored a schema with Amplify's directives; their effect is unknown, so they are rejected.
 * https://github.com/sid88in/serverless-appsync-plugin/pull/626
 */
export function directiveFaults(schema: SchemaDocument): SchemaProblem[] {
  const subscription = rootTypeName(schema, "subscription");
  return directiveOwners(schema).flatMap((owner) =>
    owner.directives.flatMap((node, at) => {
      const isRepeated = owner.directives.findIndex(({ name }) => name.value === node.name.value);
      if (isRepeated < at) return [repeated(owner, node)];
      return [faultOf(owner, node, subscription)].filter((fault) => fault !== undefined);
    }),
  );
}

function faultOf(
  owner: DirectiveOwner,
  node: ConstDirectiveNode,
  subscription: string | undefined,
): SchemaProblem | undefined {
  const name = node.name.value;
  const directive = KNOWN.get(name);
  if (directive === undefined) {
    const words = `${subject(owner, node)} tried to use an undeclared directive '${name}'`;
    const known = [...KNOWN.keys()].map((one) => `@${one}`).join(", ");
    const hint = `Unknown directive "@${name}"; AppSync has ${known}.`;
    return problem("unknownDirective", owner, node, words, hint);
  }
  if (!mayStand(directive, owner, subscription)) {
    const words = `${subject(owner, node)} tried to use a directive '${name}' in the '${owner.location}' location but that is illegal`;
    const where =
      name === "aws_subscribe" ? "fields of the subscription type" : directive.locations.join(", ");
    const hint = `Directive "@${name}" is not allowed at "${owner.name}" (${owner.location}), only on: ${where}.`;
    return problem("misplacedDirective", owner, node, words, hint);
  }
  return argumentFault(owner, node, directive);
}

function mayStand(
  { name, locations }: GraphQLDirective,
  { location, coordinate }: DirectiveOwner,
  subscription: string | undefined,
): boolean {
  if (name === "aws_subscribe" && !coordinate.startsWith(`${subscription}.`)) return false;
  if (locations.includes(location)) return true;
  const { INPUT_OBJECT, OBJECT } = DirectiveLocation;
  return ACCESS.has(name) && [INPUT_OBJECT, OBJECT].some((place) => place === location);
}

function argumentFault(
  owner: DirectiveOwner,
  node: ConstDirectiveNode,
  { name, args }: GraphQLDirective,
): SchemaProblem | undefined {
  for (const arg of node.arguments ?? []) {
    const argument = args.find((one) => one.name === arg.name.value);
    if (argument === undefined) {
      const words = `${subject(owner, node)} use an unknown argument '${arg.name.value}' on directive '${name}'`;
      const known = args.map((one) => `"${one.name}"`).join(", ") || "none";
      const hint = `Directive "@${name}" has no argument "${arg.name.value}"; its arguments: ${known}.`;
      return problem("unknownDirectiveArgument", owner, arg, words, hint);
    }
    const isValid = valueFromAST(arg.value, argument.type) !== undefined;
    const isReason = name !== "deprecated" || arg.value.kind === Kind.STRING;
    if (isValid && isReason) continue;
    const words = `${subject(owner, node)} use an illegal value for the argument '${arg.name.value}' on directive '${name}'`;
    const hint = `Argument "${arg.name.value}" of "@${name}" must be of type ${String(argument.type)}.`;
    return problem("wrongDirectiveArgument", owner, arg, words, hint);
  }
  const given = new Set(node.arguments?.map((arg) => arg.name.value));
  const missing = args.find((one) => isRequiredArgument(one) && !given.has(one.name));
  if (missing === undefined) return undefined;
  const words = `${subject(owner, node)} failed to provide a value for the non null argument '${missing.name}' on directive '${name}'`;
  const hint = `Directive "@${name}" needs its argument "${missing.name}".`;
  return problem("missingDirectiveArgument", owner, node, words, hint);
}

function repeated(owner: DirectiveOwner, node: ConstDirectiveNode): SchemaProblem {
  const name = node.name.value;
  const words = `The type '${owner.coordinate}' ${enginePlace(node)} has declared a directive with a non unique name '${name}'`;
  const hint = `Directive "@${name}" is used more than once at "${owner.name}".`;
  return problem("repeatedDirective", owner, node, words, hint);
}

function problem(
  rule: SchemaProblem["rule"],
  { coordinate }: DirectiveOwner,
  node: Parameters<typeof placeOf>[0],
  words: string,
  hint: string,
): SchemaProblem {
  return { rule, words, hint, at: placeOf(node), ...(coordinate !== "" && { coordinate }) };
}

function subject({ name }: DirectiveOwner, node: ConstDirectiveNode): string {
  return `'${name}' ${enginePlace(node)}`;
}
