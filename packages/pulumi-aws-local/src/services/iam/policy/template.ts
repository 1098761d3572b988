import { literalPattern, wildcardPattern, type Pattern } from "./pattern";
import type { ContextLookup } from "./requestContext";

/** How the text of a policy is interpreted. */
export interface Reading {
  /** Version 2012-10-17 replaces policy variables, 2008-10-17 treats them as text. */
  variables: boolean;
  /** `*` and `?` are wildcards. */
  wildcards?: boolean;
  ignoreCase?: boolean;
}

interface Variable {
  /** In lower case. */
  key: string;
  byDefault?: string;
}

/** A text of a policy with policy variables. */
export interface Template {
  /** The condition keys of its variables, in lower case. */
  keys: string[];
  /** The pattern for a request; undefined if a variable has no value. */
  resolve(context: ContextLookup): Pattern | undefined;
}

/**
 * Parses policy variables: `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}`, which stand for the character.
 * Any other form is literal text (UNVERIFIED).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseTemplate(text: string, reading: Reading): Template {
  const parts: (Pattern | Variable)[] = [];
  const addText = (part: string, wildcards: boolean | undefined) => {
    const folded = reading.ignoreCase ? part.toLowerCase() : part;
    parts.push(wildcards ? wildcardPattern(folded) : literalPattern(folded));
  };
  let end = 0;
  for (const match of reading.variables ? text.matchAll(VARIABLE) : []) {
    addText(text.slice(end, match.index), reading.wildcards);
    end = match.index + match[0].length;
    const { character, key, byDefault } = match.groups!;
    if (character !== undefined) addText(character, false);
    else parts.push({ key: key!.toLowerCase(), ...(byDefault !== undefined && { byDefault }) });
  }
  addText(text.slice(end), reading.wildcards);
  return makeTemplate(parts, reading);
}

/** A default value may contain any character except a quote. */
const VARIABLE =
  /\$\{(?:(?<character>[*?$])|(?<key>[^{}',\s](?:[^{}',]*[^{}',\s])?)(?:, +'(?<byDefault>[^']*)')?)\}/g;

function makeTemplate(parts: readonly (Pattern | Variable)[], reading: Reading): Template {
  const variables = parts.filter((part) => "key" in part);
  if (variables.length === 0) {
    const pattern = (parts as Pattern[]).flat();
    return { keys: [], resolve: () => pattern };
  }
  return {
    keys: variables.map(({ key }) => key),
    resolve(context) {
      const pattern: number[] = [];
      for (const part of parts) {
        if (!("key" in part)) {
          pattern.push(...part);
          continue;
        }
        const value = valueOf(part, context);
        if (value === undefined) return undefined;
        // UNVERIFIED: that wildcards in a value or default are literal.
        pattern.push(...literalPattern(reading.ignoreCase ? value.toLowerCase() : value));
      }
      return pattern;
    },
  };
}

/** A key with several values has no value as a variable. */
function valueOf({ key, byDefault }: Variable, context: ContextLookup): string | undefined {
  const value = context.get(key);
  return typeof value === "string" ? value : byDefault;
}
