import { expect } from "chai";
import type { Bought, Buyer } from "../support/daySteps";
import { orders, type Order } from "../support/orders";
import { runDay, type Day } from "../support/runDay";
import { sharedStack, type RunningStack } from "../support/stack";
import { store } from "../support/store";
import { dayOf, today, type ShopDay } from "../support/today";

const SUBJECTS: Record<string, string> = {
  NEW: "",
  PACKED: " is packed",
  SHIPPED: " is on its way",
  CANCELLED: " was cancelled",
};

describe("A day of the store, from the delivery to the last parcel", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  let day: Day;
  let sold: Order[];
  before(async () => {
    stack = await sharedStack();
    day = await runDay(stack);
    const listed = await orders.list(day.admin);
    sold = (await Promise.all(listed.map((key) => orders.one(day.admin, key)))) as Order[];
  });

  const stateOf = ({ steps }: Bought) => steps.at(-1) ?? "NEW";
  const every = <T>(of: (buyer: Buyer, bought: Bought) => T) =>
    day.buyers.flatMap((buyer) => buyer.bought.map((bought) => of(buyer, bought)));
  const kept = () => sold.filter(({ state }) => state !== "CANCELLED");
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const soldOf = (id: string) =>
    kept()
      .flatMap(({ lines }) => lines)
      .filter(({ productId }) => productId === id);

  it("sells three copies to three of five buyers, one purchase each, and rejects the others", () => {
    expect([...day.race].sort()).to.deep.equal([
      ["SoldOut", "SoldOut"],
      ["SoldOut", "SoldOut"],
      ["ok", "ok"],
      ["ok", "ok"],
      ["ok", "ok"],
    ]);
    for (const [one, other] of day.raced) expect(one).to.equal(other);
    expect(new Set(sold.map(({ id }) => id))).to.deep.equal(
      new Set(every((_, bought) => bought.id)),
    );
    expect(sold).to.have.length(5);
  });

  it("takes a step once when two admins take it at once, and sells the copy of a cancelled order", () => {
    const once = ["OrderChanged", "ok"];
    expect(day.together).to.deep.equal({ cancel: once, pack: once, ship: once });
    expect(day.boughtAgain).to.equal("ok");
  });

  it("accounts for every copy: stock before plus deliveries equals stock now plus copies sold", async () => {
    for (const { id, began, arrived } of day.shelves) {
      const left = await store.stock(day.admin, id);
      const copies = sum(soldOf(id).map(({ quantity }) => quantity));
      expect(left + copies, id).to.equal(began + arrived);
      expect(left, id).to.be.at.least(0);
    }
    expect(await store.stock(day.admin, day.shelves[0]!.id)).to.equal(0);
  });

  it("shows figures that match the purchases", async () => {
    const parts: ShopDay[] = [];
    for (const date of new Set([dayOf(day.begun), dayOf()])) {
      let nextToken: string | null = null;
      do {
        const part = await today.day(day.admin, date, nextToken);
        parts.push(part);
        nextToken = part.nextToken;
      } while (nextToken !== null);
    }
    const total = (of: (part: ShopDay) => number) => sum(parts.map(of));
    expect({
      orders: total((part) => part.orders),
      byHour: total((part) => sum(part.ordersByHour)),
      cancelled: total((part) => part.cancelled),
      copies: total((part) => part.copies),
      revenueCents: total((part) => part.revenueCents),
    }).to.deep.equal({
      orders: 4,
      byHour: 4,
      cancelled: 1,
      copies: sum(kept().map(({ copies }) => copies)),
      revenueCents: sum(kept().map(({ totalCents }) => totalCents)),
    });
    for (const { id } of day.shelves) {
      const counted = parts
        .flatMap((part) => part.sold)
        .filter(({ productId }) => productId === id);
      const figures = [sum(counted.map((one) => one.copies))];
      figures.push(sum(counted.map((one) => one.revenueCents)));
      const lines = soldOf(id);
      expect(figures, id).to.deep.equal([
        sum(lines.map(({ quantity }) => quantity)),
        sum(lines.map(({ totalCents }) => totalCents)),
      ]);
    }
  });

  it("mails each buyer once for the purchase and once for each step, and no other address", async () => {
    const mails = (await stack.inbox()).filter(({ source }) => source === "ses");
    const expected = every(({ email }, { id, steps }) =>
      ["NEW", ...steps].map((state) => `${email}: Your Jukebox purchase ${id}${SUBJECTS[state]}`),
    );
    const sent = mails.map(({ to, subject }) => `${to.join()}: ${subject}`);
    expect(sent.sort()).to.deep.equal(expected.flat().sort());
    for (const { id, trackingNumber } of every((_, bought) => bought)) {
      const numbers = mails
        .filter(({ subject }) => subject.includes(id))
        .flatMap(({ text }) => /Tracking number: (.*)/.exec(text!)?.[1] ?? []);
      expect(numbers).to.deep.equal(trackingNumber === null ? [] : [trackingNumber]);
    }
  });

  it("shows each buyer state and tracking number of their own purchases only", async () => {
    const states = every((_, bought) => stateOf(bought)).sort();
    expect(states).to.deep.equal(["CANCELLED", "NEW", "PACKED", "SHIPPED", "SHIPPED"]);
    for (const { client, bought } of day.buyers) {
      const { items } = await client.field(
        "{ purchases(limit: 50) { items { id state trackingNumber steps { state mail } } } }",
      );
      expect(items).to.deep.equal(
        bought.map(({ id, steps, trackingNumber }) => ({
          id,
          state: stateOf({ id, steps, trackingNumber }),
          trackingNumber,
          steps: steps.map((state) => ({ state, mail: "SENT" })),
        })),
      );
      for (const other of every((_, { id }) => id)) {
        const isOwn = bought.some(({ id }) => id === other);
        expect((await orders.followed(client, other)) !== null, other).to.equal(isOwn);
      }
    }
  });
});
