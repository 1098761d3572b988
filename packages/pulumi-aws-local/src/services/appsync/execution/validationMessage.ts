import {
  getNamedType,
  Kind,
  type ASTNode,
  type GraphQLError,
  type ValidationContext,
  type ValueNode,
} from "graphql";
import type { DocumentPlace } from "./documentPlace";
import type { WireError } from "./fieldErrors";
import { javaText } from "./javaText";

/**
 * Formats a validation error in graphql-java's wording, with a key for removing duplicates. The messages of
 * FieldUndefined, SubSelectionRequired, MissingFieldArgument, UnknownArgument, VariableTypeMismatch and WrongType are
 * AppSync's; the others are UNVERIFIED.
 */
export function validationMessage(
  ruleName: string,
  error: GraphQLError,
  context: ValidationContext,
  place: DocumentPlace,
): { error: WireError; key: string } {
  const quoted = [...error.message.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
  const [type, text] = describe(ruleName, error, quoted, context, place);
  // A type mismatch of a variable is reported at its use, which is the error's last node.
  const used = type === "VariableTypeMismatch" ? error.nodes?.at(-1) : error.nodes?.[0];
  const fields = (used && place.variables.get(used)) ?? place.fields;
  const at = fields.length === 0 ? "" : ` @ '${fields.join("/")}'`;
  const message = `Validation error of type ${type}: ${text}${at}`;
  const location = type === "VariableTypeMismatch" ? error.locations?.at(-1) : error.locations?.[0];
  const { line = 0, column = 0 } = location ?? {};
  return {
    key: `${line}:${column}:${message}`,
    error: {
      path: null,
      locations: location === undefined ? null : [{ line, column, sourceName: null }],
      message,
    },
  };
}

type Quoted = readonly string[];

function describe(
  ruleName: string,
  error: GraphQLError,
  quoted: Quoted,
  context: ValidationContext,
  place: DocumentPlace,
): [type: string, text: string] {
  const [first, second, third] = quoted;
  const node = error.nodes?.[0];
  switch (ruleName) {
    case "FieldsOnCorrectTypeRule":
      return ["FieldUndefined", `Field '${first}' in type '${second}' is undefined`];
    case "NoSchemaIntrospectionCustomRule":
      return ["FieldUndefined", `Field '${nameOf(node)}' in type 'Query' is undefined`];
    case "ScalarLeafsRule":
      return error.message.includes("must not have a selection")
        ? [
            "SubSelectionNotAllowed",
            `Sub selection not allowed on leaf type ${second} of field ${first}`,
          ]
        : [
            "SubSelectionRequired",
            // graphql-java prints no name for the type inside a list or non-null.
            `Sub selection required for type ${/\W/.test(second ?? "") ? "null" : second} of field ${first}`,
          ];
    case "ProvidedRequiredArgumentsRule":
      return error.message.startsWith("Directive")
        ? ["MissingDirectiveArgument", `Missing directive argument ${second}`]
        : ["MissingFieldArgument", `Missing field argument ${second}`];
    case "KnownArgumentNamesRule":
      return error.message.includes("on directive")
        ? ["UnknownDirective", `Unknown directive argument ${first}`]
        : ["UnknownArgument", `Unknown field argument ${first}`];
    case "ValuesOfCorrectTypeRule":
      return ["WrongType", wrongType(error, quoted, context, place)];
    case "VariablesInAllowedPositionRule":
      return [
        "VariableTypeMismatch",
        `Variable type '${second}' doesn't match expected type '${third}'`,
      ];
    case "NoUndefinedVariablesRule":
      return ["UndefinedVariable", `Undefined variable ${first?.slice(1)}`];
    case "NoUnusedVariablesRule":
      return ["UnusedVariable", `Unused variable ${first?.slice(1)}`];
    default: {
      const type = OTHER_TYPES[ruleName] ?? ruleName.replace(/Rule$/, "");
      return [type, OTHER_TEXTS[ruleName]?.(quoted) ?? error.message.replace(/\.$/, "")];
    }
  }
}

const OTHER_TYPES: Record<string, string | undefined> = {
  KnownTypeNamesRule: "UnknownType",
  KnownFragmentNamesRule: "UndefinedFragment",
  NoUnusedFragmentsRule: "UnusedFragment",
  NoFragmentCyclesRule: "FragmentCycle",
  OverlappingFieldsCanBeMergedRule: "FieldsConflict",
  LoneAnonymousOperationRule: "LoneAnonymousOperationViolation",
  FragmentsOnCompositeTypesRule: "FragmentTypeConditionInvalid",
  PossibleFragmentSpreadsRule: "InvalidFragmentType",
  VariablesAreInputTypesRule: "NonInputTypeOnVariable",
  KnownDirectivesRule: "UnknownDirective",
  UniqueOperationNamesRule: "DuplicateOperationName",
  UniqueFragmentNamesRule: "DuplicateFragmentName",
  UniqueVariableNamesRule: "DuplicateVariableName",
  UniqueArgumentNamesRule: "DuplicateArgumentNames",
  UniqueDirectivesPerLocationRule: "DuplicateDirectiveName",
  SingleFieldSubscriptionsRule: "SubscriptionMultipleRootFields",
};

const OTHER_TEXTS: Record<string, ((quoted: Quoted) => string) | undefined> = {
  KnownTypeNamesRule: ([name]) => `Unknown type ${name}`,
  KnownFragmentNamesRule: ([name]) => `Undefined fragment ${name}`,
  NoUnusedFragmentsRule: ([name]) => `Unused fragment ${name}`,
  NoFragmentCyclesRule: () => "Fragment cycles not allowed",
  LoneAnonymousOperationRule: () => "Anonymous operation with other operations.",
  VariablesAreInputTypesRule: () => "Wrong type for a variable",
};

function wrongType(
  error: GraphQLError,
  quoted: Quoted,
  context: ValidationContext,
  { argument, inputFields }: DocumentPlace,
): string {
  const node = error.nodes?.[0];
  const about = (path: readonly string[], value: ASTNode | undefined): string => {
    const name = [argument?.name.value, ...path].filter(Boolean).join(".");
    return `argument '${name}' with value '${value === undefined ? "" : javaText(value)}'`;
  };
  if (error.message.includes("was not provided")) {
    const [field] = quoted[0]?.split(".").slice(-1) ?? [];
    return `${about(inputFields, node)} is missing required fields '[${field}]'`;
  }
  if (node?.kind === Kind.OBJECT_FIELD) {
    // The field is unknown in the object around it, and graphql-java reports that object.
    const path = inputFields.slice(0, -1);
    return `${about(path, valueAt(argument?.value, path))} contains a field not in '${quoted[1]}': '${quoted[0]}'`;
  }
  const type = getNamedType(context.getInputType() ?? undefined);
  return `${about(inputFields, node)} is not a valid '${type?.name ?? "null"}'`;
}

function valueAt(value: ValueNode | undefined, path: readonly string[]): ValueNode | undefined {
  let at = value;
  for (const name of path) {
    if (at?.kind !== Kind.OBJECT) return at;
    at = at.fields.find((field) => field.name.value === name)?.value;
  }
  return at;
}

function nameOf(node: ASTNode | undefined): string {
  return node?.kind === Kind.FIELD ? node.name.value : "";
}
