import { getSession } from "../api/operations";
import { request } from "../api/request";
import { leaving } from "../auth/account";
import type { SignedInUser } from "../auth/signedInUser";
import { catchUp, loadCart } from "../cart/cartStore";
import { tellChange, tellPurchase, tellSaved } from "./changes";
import type { Interest } from "./connection";

/**
 * The subscriptions of this page: to the cart for all visitors, for users also to purchases and
 * ended sessions.
 */
export function interestsOf(user: SignedInUser | null): Interest[] {
  if (user === null) return [cart];
  return [cart, purchases, steps, endedSessions(user.sessionId)];
}

interface CartEvent {
  id: string;
  version: number;
  /** null: not changed. */
  saved: { version: number } | null;
}

const cart: Interest = {
  text: "subscription ($ticket: String) { onCartChanged(ticket: $ticket) { id version saved { version } } }",
  hear(event) {
    const { id, version, saved } = event as CartEvent;
    if (saved !== null) tellSaved(saved.version);
    // Without a timer: browsers delay timers of background pages by a second.
    void catchUp(id, version).catch(() => undefined);
  },
};

/** A purchase also empties the cart. */
const purchases: Interest = {
  text: "subscription ($ticket: String) { onPurchased(ticket: $ticket) { id ownerId } }",
  hear() {
    tellChange("purchases");
    void loadCart().catch(() => undefined);
  },
};

/** The store's steps on a purchase. */
const steps: Interest = {
  text: "subscription ($ticket: String) { onPurchaseChanged(ticket: $ticket) { id ownerId } }",
  hear(event) {
    tellPurchase((event as { id: string }).id);
  },
};

function endedSessions(own: string): Interest {
  return {
    text: "subscription ($ticket: String) { onSessionsEnded(ticket: $ticket) { ownerId sessionIds } }",
    hear(event) {
      const { sessionIds } = event as { sessionIds: string[] };
      if (!sessionIds.includes(own)) return tellChange("sessions");
      if (leaving.get()) return;
      // The store decides; its refusal signs this page out.
      void request(getSession, {}).catch(() => undefined);
    },
  };
}
