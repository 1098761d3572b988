import type { Caller } from "./caller";
import { expression } from "./expression";
import type { Expression } from "./expression";
import { newSession } from "./newSession";

/** The device name of guests, who do not name their device. */
const guestDevice = "Guest";

/**
 * Starts a guest's session with some data, or replaces an expired one. An update and not a put:
 * AppSync treats a put of an existing item as done.
 */
export function guestSessionUpdate(caller: Caller, data: string, dataVersion: number): Expression {
  const session = newSession(caller, guestDevice, "");
  return expression(
    "SET Device = :device, AuthTime = :authTime, CreatedAt = :begun, LastSeenAt = :begun, " +
      "VerifiedAt = :begun, ExpiresAt = :forget, #data = :data, DataVersion = :version",
    {
      names: { "#data": "Data" },
      values: {
        ":device": session.Device,
        ":authTime": session.AuthTime,
        ":begun": session.CreatedAt,
        ":forget": session.ExpiresAt,
        ":data": data,
        ":version": dataVersion,
      },
    },
  );
}

/**
 * True if no other request has started the guest's session: there is none, or it is the expired one
 * just read.
 */
export function guestSessionCondition(expiredLastSeenAt: number | undefined): Expression {
  return expiredLastSeenAt === undefined
    ? expression("attribute_not_exists(SessionId)")
    : expression("attribute_not_exists(SessionId) OR LastSeenAt = :seen", {
        values: { ":seen": expiredLastSeenAt },
      });
}
