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

/** Validation stops after this number of errors. */
const ERRORS = 100;

/**
 * Validates a document by GraphQL's rules. The errors have the wording of graphql-java, which AppSync uses: "Validation
 * error of type FieldUndefined: Field 'x' in type 'Query' is undefined @ 'x'".
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

/** A rule that formats its errors when they occur, while the position in the document is known. */
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
