import { matchesPattern, type Pattern } from "./pattern";

/** arn:partition:service:region:account:resource */
export const ARN_FIELDS = 6;

/**
 * The fields of an ARN. The last one, the resource, may contain colons.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function splitArn(arn: string): string[] {
  const fields: string[] = [];
  let start = 0;
  while (fields.length < ARN_FIELDS - 1) {
    const colon = arn.indexOf(":", start);
    if (colon < 0) break;
    fields.push(arn.slice(start, colon));
    start = colon + 1;
  }
  fields.push(arn.slice(start));
  return fields;
}

/** Whether each field matches its pattern: a wildcard does not match beyond its field. */
export function matchesFields(patterns: readonly Pattern[], fields: readonly string[]): boolean {
  return (
    patterns.length === fields.length &&
    // Compared from the end, because resources differ most in their last field.
    patterns.every((_, i) => {
      const at = patterns.length - 1 - i;
      return matchesPattern(patterns[at]!, fields[at]!);
    })
  );
}
