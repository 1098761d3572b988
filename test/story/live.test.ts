import { expect } from "chai";
import { addDevice, createOwner, sessionApi } from "../support/device";
import { stopListeners } from "../support/listener";
import { outcomeOf, pause, settled, times } from "../support/outcomes";
import { RealtimeSocket } from "pulumi-aws-local";
import { createGuest } from "../support/shopper";
import { sharedStack, startStack, type RunningStack } from "../support/stack";
import { adminOf, createProduct, store, type Cart, type Purchase } from "../support/store";

const CART = "subscription { onCartChanged { id version itemCount } }";
const PURCHASES = "subscription { onPurchased { id ownerId totalCents } }";
const ENDED = "subscription { onSessionsEnded { ownerId sessionIds } }";

/** The events that a subscriber must receive for these carts. */
const eventsOf = (carts: Cart[]) =>
  carts.map(({ id, version, itemCount }) => ({ id, version, itemCount }));

describe("Live events", function () {
  this.timeout(15_000);
  let stack: RunningStack;
  let product: string;
  before(async () => {
    stack = await sharedStack();
    product = await createProduct(stack);
  });
  afterEach(stopListeners);

  it("delivers each change of the cart to all devices of the user, in order, and to no other user", async () => {
    const { client: phone, email } = await createOwner(stack);
    const laptop = await addDevice(stack, email, "laptop");
    const { client: stranger } = await createOwner(stack);
    const guest = createGuest(stack);
    const [onPhone, onLaptop, atStranger, atGuest] = [
      await phone.listen(CART),
      await laptop.listen(CART),
      await stranger.listen(CART),
      await guest.listen(CART),
    ];
    const carts: Cart[] = [];
    for (const client of [phone, laptop, phone, laptop, phone]) {
      carts.push(await store.add(client, product));
    }
    carts.push(await store.set(laptop, product, 2), await store.remove(phone, product));
    expect(await onPhone.heard(7)).to.deep.equal(eventsOf(carts));
    expect(await onLaptop.heard(7)).to.deep.equal(eventsOf(carts));
    const own = await store.add(guest, product);
    expect(await atGuest.heard(1)).to.deep.equal(eventsOf([own]));
    await pause(200);
    expect(atGuest.events).to.have.length(1);
    expect(atStranger.events).to.deep.equal([]);
    expect(onPhone.events).to.have.length(7);
  });

  it("delivers to two pages of one guest, and to no other guest", async () => {
    const [guest, other] = [createGuest(stack), createGuest(stack)];
    const [here, there] = [await guest.listen(CART), await other.listen(CART)];
    const carts = [await store.add(guest, product, 3), await store.clear(guest)];
    expect(await here.heard(2)).to.deep.equal(eventsOf(carts));
    expect(there.events).to.deep.equal([]);
  });

  it("delivers the merged cart and the purchase to the user", async () => {
    const { client, email, userId } = await createOwner(stack);
    const other = await addDevice(stack, email);
    const [carts, purchases] = [await other.listen(CART), await other.listen(PURCHASES)];
    const guestCart = await store.add(createGuest(stack), product, 2);
    const cart = await store.merge(client, guestCart);
    const { id, totalCents }: Purchase = await store.checkout(client, cart);
    expect(await carts.heard(1)).to.deep.equal(eventsOf([cart]));
    expect(await purchases.heard(1)).to.deep.equal([{ id, ownerId: `user#${userId}`, totalCents }]);
  });

  it("has no argument that could widen the delivered events", async () => {
    const victim = createGuest(stack);
    const { id } = await store.add(victim, product);
    const thief = createGuest(stack);
    for (const args of [
      `(id: "${id}")`,
      "(id: null)",
      `(filter: {id: {eq: "${id}"}})`,
      `(ticket: "${id}")`,
    ]) {
      const refused = await outcomeOf(thief.listen(`subscription { onCartChanged${args} { id } }`));
      expect(refused, args).not.to.equal("ok");
    }
  });

  it("rejects forged and foreign credentials at each start, on an authorized connection", async () => {
    const { client } = await createOwner(stack);
    const { access } = await client.tokens();
    const host = new URL(stack.origin).host;
    const good = { host, Authorization: access };
    const [head, body, signature] = access.split(".");
    const claims = JSON.parse(Buffer.from(body!, "base64url").toString());
    const other = Buffer.from(JSON.stringify({ ...claims, sub: "someone-else" }));
    const forged = [head, other.toString("base64url"), signature].join(".");
    const socket = await RealtimeSocket.open(stack.outputs.realtimeUrl!, good);
    const data = JSON.stringify({ query: CART });
    const proofs: [object, string][] = [
      [{ host, Authorization: forged }, "UnauthorizedException"],
      [{ host, Authorization: "" }, "UnauthorizedException"],
      [{ ...good, host: "elsewhere.example.com" }, "UnauthorizedException"],
      [{ host, Authorization: (await client.tokens()).id }, "SessionRequired"],
      [
        { host, Authorization: "AWS4-HMAC-SHA256 Credential=local" },
        "IncompleteSignatureException",
      ],
    ];
    for (const [index, [proof, errorType]] of proofs.entries()) {
      const { payload } = await socket.ask(RealtimeSocket.startMessage(String(index), data, proof));
      expect(payload.errors[0].errorType, String(index)).to.equal(errorType);
    }
    const more = { ...good, "x-owner": "guest#any", "x-forwarded-for": "10.0.0.1" };
    expect((await socket.ask(RealtimeSocket.startMessage("good", data, more))).type).to.equal(
      "start_ack",
    );
    await socket.close();
    const unknown = await RealtimeSocket.open(stack.outputs.realtimeUrl!, {}, [
      "graphql-ws",
      RealtimeSocket.headerProtocol({ host, Authorization: forged }),
    ]);
    const { type } = await unknown.ask({ type: "connection_init" });
    expect(type).to.equal("connection_error");
    await unknown.closed;
  });

  it("delivers to guests their cart and no events of users", async () => {
    for (const subscription of [PURCHASES, ENDED]) {
      const refused = await createGuest(stack)
        .listen(subscription)
        .catch((error: Error) => error.message);
      expect(refused).to.contain("SessionRequired");
    }
  });

  describe("when a session ends", () => {
    it("delivers its id to the other devices, and disconnects its own", async () => {
      const { client: phone, email, userId } = await createOwner(stack);
      const laptop = await addDevice(stack, email, "laptop");
      const { id } = await sessionApi.current(laptop);
      const [onPhone, onLaptop] = [await phone.listen(ENDED), await laptop.listen(ENDED)];
      const phoneCart = await phone.listen(CART);
      await settled(() => sessionApi.end(phone, id));
      const event = { ownerId: `user#${userId}`, sessionIds: [id] };
      expect(await onPhone.heard(1)).to.deep.equal([event]);
      expect(await onLaptop.heard(1)).to.deep.equal([event]);
      await onLaptop.closed();
      onLaptop.stop();
      const cart = await store.add(phone, product);
      expect(await phoneCart.heard(1)).to.deep.equal(eventsOf([cart]));
      expect(await outcomeOf(laptop.listen(CART))).to.equal("SessionEnded");
    });

    it("disconnects all devices of a user whom an admin has signed out, and no other user's", async () => {
      const { client, userId } = await createOwner(stack);
      const { client: other } = await createOwner(stack);
      const [own, others] = [await client.listen(CART), await other.listen(CART)];
      const admin = await adminOf(stack);
      await settled(() => sessionApi.endUser(admin, userId));
      await own.closed();
      own.stop();
      const cart = await store.add(other, product);
      expect(await others.heard(1)).to.deep.equal(eventsOf([cart]));
    });

    it("starts no subscription without a session", async () => {
      const { email } = await createOwner(stack);
      const late = await addDevice(stack, email);
      await settled(async () => sessionApi.end(late, (await sessionApi.current(late)).id));
      for (const subscription of [CART, PURCHASES, ENDED]) {
        expect(await outcomeOf(late.listen(subscription))).to.equal("SessionEnded");
      }
    });
  });

  it("ends its connections with the stack, within two seconds", async () => {
    const own = await startStack();
    const cartsProduct = await createProduct(own);
    const sockets = await Promise.all(
      times(5, async () => {
        const guest = createGuest(own);
        const listener = await guest.listen(CART);
        await store.add(guest, cartsProduct);
        await listener.heard(1);
        return listener;
      }),
    );
    const begun = performance.now();
    expect(await own.stop()).to.equal(0);
    expect(performance.now() - begun).to.be.below(2000);
    await Promise.all(sockets.map((listener) => listener.closed()));
  });
});
