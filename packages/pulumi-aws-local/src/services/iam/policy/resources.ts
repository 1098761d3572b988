import { ARN_FIELDS, matchesFields, splitArn } from "./arn";
import type { ContextLookup } from "./requestContext";
import { parseTemplate, type Template } from "./template";

/** Whether a Resource or NotResource element names the resource of a request. */
export interface ResourceMatcher {
  /** The condition keys of its policy variables, in lower case. */
  keys: string[];
  matches(fields: readonly string[], context: ContextLookup): boolean;
}

/**
 * Reads one value of a Resource or NotResource element. A wildcard stays within its field of the
 * ARN. Policy variables are replaced in the last field only: elsewhere they are text, which no ARN
 * has.
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
  // A variable without a value makes the element match no resource.
  const patterns = templates.map((template) => template.resolve(context));
  if (patterns.includes(undefined)) return false;
  return matchesFields(patterns as number[][], joinRest(fields, templates.length));
}

/** UNVERIFIED: the last field of a short pattern ("arn:aws:s3*") stands for all that follow. */
function joinRest(fields: readonly string[], count: number): readonly string[] {
  if (count >= fields.length) return fields;
  return [...fields.slice(0, count - 1), fields.slice(count - 1).join(":")];
}
