import { util } from "@aws-appsync/utils";
import type { Stash } from "./stash";

/**
 * Whether the caller's access token has expired since AppSync verified it, or expires within a
 * second.
 */
export function isTokenOver({ caller }: Stash): boolean {
  return util.time.nowEpochSeconds() >= (caller?.tokenExpiresAt ?? 0) - 1;
}
