import { util } from "@aws-appsync/utils";
import type { Caller } from "./caller";
import type { SessionItem } from "./items";

/** A session that starts now. A guest has no sign-in, so the absolute limit counts from now. */
export function newSession(caller: Caller, device: string, email: string): SessionItem {
  const now = util.time.nowEpochMilliSeconds();
  const authTime = caller.guest ? Math.floor(now / 1000) : caller.authTime;
  return {
    OwnerId: caller.ownerId,
    SessionId: caller.sessionId,
    Email: email,
    Device: device,
    AuthTime: authTime,
    CreatedAt: now,
    LastSeenAt: now,
    VerifiedAt: now,
    Data: "{}",
    DataVersion: 0,
    ExpiresAt: authTime + STORE.sessionKeepSeconds,
  };
}
