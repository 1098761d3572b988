import { util } from "@aws-appsync/utils";
import type { ChangePage } from "../generated/schema";
import { checkPageToken, checkWhole } from "./checkInput";
import type { HistoryItem } from "./historyWrite";

/** Which page of a history is asked for. */
export interface HistoryArgs {
  limit?: number | null;
  nextToken?: string | null;
}

/** What DynamoDB answers. */
export interface HistoryResult {
  result: { items: HistoryItem[]; nextToken?: string | null };
}

/** InvalidInput for what no page can be of. */
export function checkHistory({ limit, nextToken }: HistoryArgs) {
  return {
    limit: checkWhole("limit", limit, 1, 100, 20),
    nextToken: checkPageToken(nextToken),
  };
}

/** One page as clients see it. DynamoDB forgets lines late, so those past their year are not shown. */
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
