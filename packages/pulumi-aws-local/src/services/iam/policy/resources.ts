import { ARN_FIELDS, matchesFields, splitArn } from "./arn";
import type { ContextLookup } from "./requestContext";
import { parseTemplate, type Template } from "./template";

/** Matches the Resource or NotResource element of a statement. */
export interface ResourceMatcher {
  /** The condition keys of its policy variables, in lower case. */
  keys: string[];
  matches(fields: readonly string[], context: ContextLookup): boolean;
}

/**
 * Compiles one value of a Resource or NotResource element. A wildcard stays within its field of the ARN. Policy
 * variables are only replaced in the last field: in other fields they are literal text, which no ARN contains.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function compileResource(text: string, variables: boolean): ResourceMatcher {
  if (/^\*+$/.test(text)) return { keys: [], matches: () => true };
  const templates = splitArn(text).map((field, i) =>
    parseTemplate(field, { variables: variables && i === ARN_FIELDS - 1, wildcards: true }),
  );
  return {
    keys: templates.flatMap(({ keys }) => keys),
    matches: (fields, context) => matchesResource(templates, fields, context),
  };
}

function matchesResource(
  templates: readonly Template[],
  fields: readonly string[],
  context: ContextLookup,
): boolean {
  // If a variable has no value, the element matches no resource.
  const patterns = templates.map((template) => template.resolve(context));
  if (patterns.includes(undefined)) return false;
  return matchesFields(patterns as number[][], joinRest(fields, templates.length));
}

/** UNVERIFIED: the last field of a short pattern ("arn:aws:s3*") stands for all following fields. */
function joinRest(fields: readonly string[], count: number): readonly string[] {
  if (count >= fields.length) return fields;
  return [...fields.slice(0, count - 1), fields.slice(count - 1).join(":")];
}
