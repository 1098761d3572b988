import { createOwner } from "../../support/device";
import { keysOf } from "../../support/signed";
import { createGuest } from "../../support/shopper";
import { createProduct, store } from "../../support/store";
import { storedItems } from "../../support/storedItems";
import type { RunningStack } from "../../support/stack";

/** Targets of attacks: a user with a cart, a purchase and a session, and a guest with a cart. */
export interface Victim {
  /** Their ids, which others may know; none of them is a secret. */
  ids: readonly string[];
  /** Their items in all tables, and the whole catalogue. */
  belongings(): Promise<string[]>;
}

export async function createVictim(stack: RunningStack): Promise<Victim> {
  const { client, userId } = await createOwner(stack);
  const guest = createGuest(stack);
  const product = await createProduct(stack);
  const purchase = await store.checkout(client, await store.add(client, product, 2));
  const cart = await store.add(client, product, 3);
  const guestCart = await store.add(guest, product, 1);
  await guest.field("{ session { id } }");
  const { claims } = await client.tokens();
  const { accessKeyId } = await keysOf(guest);
  const owners = [cart.id, guestCart.id];
  const ids = [...owners, userId, guestCart.id.slice(6), purchase.id, claims.origin_jti, product];
  return {
    ids: [...ids, "kind-of-blue", accessKeyId],
    async belongings() {
      const tables = Object.entries(await storedItems(stack));
      return tables.flatMap(([table, items]) =>
        items.filter(
          (item) =>
            table.includes("products") || [...owners, userId].some((owner) => item.includes(owner)),
        ),
      );
    },
  };
}
