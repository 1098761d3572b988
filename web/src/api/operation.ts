/** A GraphQL operation with one root field, so that an error concerns the whole operation. */
export interface Operation<Data, Variables> {
  kind: "query" | "mutation";
  field: string;
  text: string;
  /** Only for the type checker: the types of its result and variables. */
  types?: { data: Data; variables: Variables };
}

/** Declares an operation from its document. Its kind and root field are parsed from the text. */
export function operation<Data, Variables = Record<string, never>>(
  text: string,
): Operation<Data, Variables> {
  const [, kind, field] = /^\s*(query|mutation)[^{]*\{\s*(\w+)/.exec(text) ?? [];
  if (field === undefined) throw new Error(`Invalid operation: "${text}".`);
  return { kind: kind as "query" | "mutation", field, text: text.replace(/\s+/g, " ").trim() };
}
