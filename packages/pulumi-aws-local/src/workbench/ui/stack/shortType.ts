/** A type token as people say it: "aws:dynamodb/table:Table" is "dynamodb Table". */
export function shortType(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  return provider === "aws" ? `${module.split("/")[0]} ${name}` : name || type;
}
