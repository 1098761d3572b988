import { createGuest, createShopper } from "../../support/shopper";
import type { RunningStack } from "../../support/stack";
import { createProduct } from "../../support/store";
import type { Books } from "./checkTables";
import { createObservations, type Observations } from "./observations";
import { guestClient, userClient } from "./plainClient";
import { createRandom } from "./random";
import { ShoppingActor } from "./shoppingActor";

/** Users and guests who shop at random during failures. */
export interface ShoppingLoad {
  books: Books;
  seen: Observations;
  /** Makes each user shop for `steps` steps, or until `isOver`. */
  shop(limits: { steps?: number; isOver?: () => boolean }): Promise<void>;
}

/** The stock of the last product is small, so that some checkouts are refused. */
const STOCK = [100_000, 100_000, 100_000, 100_000, 40];

/** Creates products, users and guests before the failures begin. */
export async function createShoppingLoad(
  stack: RunningStack,
  { seed, users, guestsEach }: { seed: number; users: number; guestsEach: number },
): Promise<ShoppingLoad> {
  const random = createRandom(seed);
  const seen = createObservations();
  const products = await Promise.all(STOCK.map((stock) => createProduct(stack, { stock })));
  const stock = Object.fromEntries(products.map((id, index) => [id, STOCK[index]!]));
  const actor = (client: ConstructorParameters<typeof ShoppingActor>[0]): ShoppingActor =>
    new ShoppingActor(client, products, createRandom(random.whole(0, 2 ** 31)), seen);
  const shoppers = await Promise.all(
    Array.from({ length: users }, async () => {
      const { client } = await createShopper(stack);
      const guests = Array.from({ length: guestsEach }, async () =>
        actor(await guestClient(stack, createGuest(stack))),
      );
      return { user: actor(await userClient(stack, client)), guests: await Promise.all(guests) };
    }),
  );
  const merged = new Map<string, string>();
  const everyone = shoppers.flatMap(({ user, guests }) => [user, ...guests]);
  for (const one of everyone) await one.look();

  /** One action of a user or of one of its guests. */
  const step = async (user: ShoppingActor, guests: ShoppingActor[], dice: number) => {
    const guest = guests[Math.floor(dice * 1000) % Math.max(guests.length, 1)];
    if (dice < 0.35) return user.addSome();
    if (dice < 0.55) return user.change();
    if (dice < 0.75 || guest === undefined) return user.buy();
    merged.delete(guest.cartId); // an addition gives the guest a new cart instead of the one moved
    if (dice < 0.9) return guest.addSome();
    if (Object.keys(guest.held).length === 0) return;
    await user.merge(guest);
    merged.set(guest.cartId, user.cartId);
  };
  return {
    books: { actors: everyone, merged, stock },
    seen,
    async shop({ steps = Infinity, isOver = () => false }) {
      await Promise.all(
        shoppers.map(async ({ user, guests }) => {
          for (let done = 0; done < steps && !isOver(); done++) {
            await step(user, guests, random.next());
          }
        }),
      );
    },
  };
}
