import { util } from "@aws-appsync/utils";
import type { ChangePage } from "../generated/schema";
import { checkPageToken, checkWhole } from "./checkInput";
import type { HistoryItem } from "./historyWrite";

/** Arguments of a field that returns history. */
export interface HistoryArgs {
  limit?: number | null;
  nextToken?: string | null;
}

/** DynamoDB's response. */
export interface HistoryResult {
  result: { items: HistoryItem[]; nextToken?: string | null };
}

/** Checks the arguments; InvalidInput if they are invalid. */
export function checkHistory({ limit, nextToken }: HistoryArgs) {
  return {
    limit: checkWhole("limit", limit, 1, 100, 20),
    nextToken: checkPageToken(nextToken),
  };
}

/**
 * One page of history in the form of the schema. DynamoDB deletes expired lines late, so lines
 * older than a year are omitted.
 */
export function historyPage({ result: { items, nextToken } }: HistoryResult): ChangePage {
  const now = util.time.nowEpochSeconds();
  const kept = items.filter((item) => item.ExpiresAt > now);
  return {
    items: kept.map((item) => ({
      at: item.At.split("#")[0] ?? "",
      actor: item.Actor,
      kind: item.Kind,
      details: JSON.parse(item.Details),
    })),
    nextToken: nextToken ?? null,
  };
}
