import { util } from "@aws-appsync/utils";
import type { PersonSession, Session } from "../generated/schema";
import type { SessionItem } from "./items";
import { sessionExpiry } from "./sessionState";

/** A session in the form of the schema; `current` is the id of the caller's session. */
export function sessionView(session: SessionItem, current: string): Session {
  return {
    id: session.SessionId,
    device: session.Device,
    createdAt: isoTime(session.CreatedAt),
    lastSeenAt: isoTime(session.LastSeenAt),
    expiresAt: isoTime(sessionExpiry(session)),
    current: session.SessionId === current,
    // AppSync converts AWSJSON to text itself; a text would be quoted again.
    data: JSON.parse(session.Data),
    dataVersion: session.DataVersion,
    signedInBy: session.SignedInBy ?? null,
    signedInByVerified: session.SignedInBySeen === true,
  };
}

/** A session as an admin sees another user's. */
export function personSessionView(session: SessionItem): PersonSession {
  const { id, device, createdAt, lastSeenAt, expiresAt, ...shown } = sessionView(session, "");
  const { signedInBy, signedInByVerified } = shown;
  return { id, device, createdAt, lastSeenAt, expiresAt, signedInBy, signedInByVerified };
}

function isoTime(milliseconds: number): string {
  return util.time.epochMilliSecondsToISO8601(milliseconds);
}
