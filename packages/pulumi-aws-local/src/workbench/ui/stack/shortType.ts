/** The short form of a type token: "dynamodb Table" for "aws:dynamodb/table:Table". */
export function shortType(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  return provider === "aws" ? `${module.split("/")[0]} ${name}` : name || type;
}
