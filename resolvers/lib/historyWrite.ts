import { util } from "@aws-appsync/utils";
import type { ChangeKind } from "../generated/schema";
import { toKey } from "./expression";
import type { Write } from "./sessionWrites";

/** An admin's change. */
export interface ChangeMade {
  kind: ChangeKind;
  details: Record<string, unknown>;
}

/** A line of the history in its table. */
export interface HistoryItem {
  /** "product#<id>" or "order#<id>". */
  Subject: string;
  /** ISO time, "#" and an id, so that keys are unique. */
  At: string;
  Actor: string;
  Kind: ChangeKind;
  /** JSON. */
  Details: string;
  ExpiresAt: number;
}

const year = 31536000;

/** Writes a line of history. It is kept for a year. */
export function historyWrite(subject: string, actor: string, change: ChangeMade): Write {
  const attributes: Omit<HistoryItem, "Subject" | "At"> = {
    Actor: actor,
    Kind: change.kind,
    Details: JSON.stringify(change.details),
    ExpiresAt: util.time.nowEpochSeconds() + year,
  };
  return {
    table: STORE.historyTable,
    operation: "PutItem",
    key: toKey({ Subject: subject, At: `${util.time.nowISO8601()}#${util.autoId()}` }),
    attributeValues: util.dynamodb.toMapValues(attributes) as Record<string, unknown>,
  };
}
