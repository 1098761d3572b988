import { util } from "@aws-appsync/utils";
import { toKey, transactCondition } from "./expression";
import type { Write } from "./sessionWrites";

/** A line of an imported file of products. */
export interface ProductLine {
  importId: string;
  /** The number of its first line in the file, from 1. */
  line: number;
}

/** The mark of an applied line in the History table. */
export interface ImportedLineItem {
  /** "import#<id>". */
  Subject: string;
  /** The line number, in seven digits. */
  At: string;
  Line: number;
  AppliedAt: string;
  Actor: string;
  ProductId: string;
  ExpiresAt: number;
}

/** Maximum number of lines in a file. */
export const lineLimit = 9999999;

const month = 30 * 86400;

/** The subject of all lines of an import. */
export function importSubject(importId: string): string {
  return `import#${importId}`;
}

/** The key of a line's mark. */
export function importedLineKey({ importId, line }: ProductLine): Record<string, unknown> {
  return toKey({ Subject: importSubject(importId), At: `${10000000 + line}`.slice(1) });
}

/** Marks a line as applied, unless it is already marked. */
export function markLine(line: ProductLine, productId: string, actor: string): Write {
  const now = util.time.nowEpochSeconds();
  const attributes: Omit<ImportedLineItem, "Subject" | "At"> = {
    Line: line.line,
    AppliedAt: util.time.nowISO8601(),
    Actor: actor,
    ProductId: productId,
    ExpiresAt: now + month,
  };
  return {
    table: STORE.historyTable,
    operation: "PutItem",
    key: importedLineKey(line),
    attributeValues: util.dynamodb.toMapValues(attributes) as Record<string, unknown>,
    condition: transactCondition("attribute_not_exists(Subject) OR ExpiresAt <= :now", {
      values: { ":now": now },
    }),
  };
}
