import { util } from "@aws-appsync/utils";

/** Whether all of the text matches the pattern: in Java's patterns, $ also matches before a last line break. */
export function matchesWhole(pattern: string, text: string): boolean {
  return text.indexOf("\n") < 0 && util.matches(pattern, text);
}
