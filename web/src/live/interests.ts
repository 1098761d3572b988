import { getSession } from "../api/operations";
import { request } from "../api/request";
import { leaving } from "../auth/account";
import type { SignedInUser } from "../auth/signedInUser";
import { catchUp, loadCart } from "../cart/cartStore";
import { tellChange, tellPurchase, tellSaved } from "./changes";
import type { Interest } from "./connection";

/** The events that this page subscribes to: everybody to the cart, users to purchases and ended sessions too. */
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
    // At once, without a timer: browsers hold those of pages in the background up by a second.
    void catchUp(id, version).catch(() => undefined);
  },
};

/** A purchase takes the cart with it. */
const purchases: Interest = {
  text: "subscription ($ticket: String) { onPurchased(ticket: $ticket) { id ownerId } }",
  hear() {
    tellChange("purchases");
    void loadCart().catch(() => undefined);
  },
};

/** What the store does with a purchase. */
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
      // The store has the last word; its refusal signs this page out.
      void request(getSession, {}).catch(() => undefined);
    },
  };
}
