import { util } from "@aws-appsync/utils";
import type { PersonSession, Session } from "../generated/schema";
import type { SessionItem } from "./items";
import { sessionExpiry } from "./sessionState";

/** A session as clients see it; `current` is the id of the session of this call. */
export function sessionView(session: SessionItem, current: string): Session {
  return {
    id: session.SessionId,
    device: session.Device,
    createdAt: isoTime(session.CreatedAt),
    lastSeenAt: isoTime(session.LastSeenAt),
    expiresAt: isoTime(sessionExpiry(session)),
    current: session.SessionId === current,
    // AppSync turns AWSJSON into text by itself; text would be quoted once more.
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
