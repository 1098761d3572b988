import { refuse, type StatementWriter } from "./engine";

/** A statement of the `sql` template, with a parameter for each value. */
export function renderTemplate(
  statement: Record<string, unknown>,
  writer: StatementWriter,
): string {
  const { texts, values } = statement["properties"] as { texts: unknown; values: unknown };
  const isWhole =
    Array.isArray(texts) && Array.isArray(values) && texts.length === values.length + 1;
  if (!isWhole) {
    return refuse(
      "java.lang.IllegalArgumentException: Unexpected argument passed to sql tagged template",
    );
  }
  return (texts as unknown[])
    .map((text, index) => (index === 0 ? "" : writer.bind(values[index - 1])) + String(text))
    .join("");
}
