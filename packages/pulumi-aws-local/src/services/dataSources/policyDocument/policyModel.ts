/** A policy document in the provider's model between parsing and writing. */
export interface PolicyDocument {
  version: string;
  id: string;
  statements: Statement[];
}

/** Members of type unknown come from parsed JSON documents: the provider passes them on. */
export interface Statement {
  sid: string;
  effect: string;
  actions?: unknown;
  notActions?: unknown;
  resources?: unknown;
  notResources?: unknown;
  principals: Principals[];
  notPrincipals: Principals[];
  conditions: Condition[];
}

/** Principals of one type; a single one is written without a list. */
export interface Principals {
  type: string;
  identifiers: string | string[];
}

export interface Condition {
  test: string;
  variable: string;
  values: string[];
}

/** Go's order of strings: by code point; JavaScript compares UTF-16 units. */
export function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The order in which the provider writes the members of its sets. */
export function sortDown(texts: readonly string[]): string[] {
  return [...texts].sort((a, b) => compareText(b, a));
}

/**
 * Adds the statements of a document. A statement replaces an earlier one with the same sid. The later id and the higher
 * version are used.
 */
export function mergeDocument(into: PolicyDocument, { version, id, statements }: PolicyDocument) {
  if (id !== "") into.id = id;
  if (compareText(version, into.version) > 0) into.version = version;
  for (const statement of statements) {
    const at = statement.sid === "" ? -1 : into.statements.findIndex(hasSid(statement.sid));
    if (at < 0) into.statements.push(statement);
    else into.statements[at] = statement;
  }
}

function hasSid(sid: string): (statement: Statement) => boolean {
  return (statement) => statement.sid === sid;
}
