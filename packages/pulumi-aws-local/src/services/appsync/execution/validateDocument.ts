import {
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import type { WireError } from "./fieldErrors";
import { DocumentPlace } from "./documentPlace";
import { validationMessage } from "./validationMessage";

/** More errors than this are not looked for. */
const ERRORS = 100;

/**
 * Checks a document by GraphQL's rules and words the errors as graphql-java does, which AppSync runs
 * on: "Validation error of type FieldUndefined: Field 'x' in type 'Query' is undefined @ 'x'".
 */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  { introspection }: { introspection: boolean },
): WireError[] {
  const place = new DocumentPlace();
  const found = new Map<string, WireError>();
  const rules = introspection
    ? specifiedRules
    : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  validate(
    schema,
    document,
    [
      () => place.enterVisitor,
      ...rules.map((rule) => wordedRule(rule, place, found)),
      () => place.leaveVisitor,
    ],
    { maxErrors: ERRORS },
  );
  return [...found.values()];
}

/** A rule whose errors are worded when they occur, while the place in the document is known. */
function wordedRule(
  rule: ValidationRule,
  place: DocumentPlace,
  found: Map<string, WireError>,
): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const reportError = (error: GraphQLError): void => {
      const worded = validationMessage(rule.name, error, context, place);
      if (!found.has(worded.key)) found.set(worded.key, worded.error);
      context.reportError(error);
    };
    const reporting: ValidationContext = Object.create(context, {
      reportError: { value: reportError },
    });
    return rule(reporting);
  };
}
