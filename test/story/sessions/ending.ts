import { expect } from "chai";
import { ask, askOutcome } from "../../support/ask";
import {
  addDevice,
  createDevice,
  createOwner,
  sessionApi,
  signInOnly,
  type Device,
} from "../../support/device";
import { fieldCalls } from "../../support/fieldCalls";
import { createOperator, type Operator } from "../../support/operator";
import { outcomeOf, settled, times } from "../../support/outcomes";
import { sharedStack, type RunningStack } from "../../support/stack";
import { adminOf } from "../../support/store";

/** Fields without a session: guests may call them too. */
const WITHOUT_SESSION = ["Query.products", "Query.product", "Query.findProducts"];

const nowSeconds = (): number => Date.now() / 1000;

/** Tests of sessions that are ended, effective immediately. */
export function describeEnding(): void {
  describe("Ending sessions", function () {
    this.timeout(60_000);
    let stack: RunningStack;
    let operator: Operator;
    before(async () => {
      stack = await sharedStack();
      operator = createOperator(stack);
    });
    after(() => operator?.destroy());

    it("ends one device at once although its token is still valid, and not the other", async () => {
      const { client: phone, email, userId } = await createOwner(stack);
      const laptop = await addDevice(stack, email, "laptop");
      const { id } = await sessionApi.current(laptop);
      expect(await sessionApi.end(phone, id)).to.deep.equal({
        ownerId: `user#${userId}`,
        sessionIds: [id],
      });
      const { access, claims } = await laptop.tokens();
      expect(claims.exp - nowSeconds()).to.be.greaterThan(3000);
      expect(await outcomeOf(laptop.field("{ cart { id } }"))).to.equal("SessionEnded");
      expect(await askOutcome(stack, access, "{ purchases { nextToken } }")).to.equal(
        "SessionEnded",
      );
      expect(await outcomeOf(phone.field("{ cart { id } }"))).to.equal("ok");
    });

    it("ends nine of ten devices at once, and not the tenth", async () => {
      const { client: first, email } = await createOwner(stack);
      const others: Device[] = [];
      for (const name of times(9, (index) => `device ${index}`)) {
        others.push(await addDevice(stack, email, name));
      }
      const ids = await Promise.all(others.map(async (one) => (await sessionApi.current(one)).id));
      const { sessionIds } = await settled(() => sessionApi.endOthers(first));
      expect(sessionIds).to.have.members(ids);
      const outcomes = await Promise.all(
        others.map((one) => outcomeOf(one.field("{ cart { id } }"))),
      );
      expect(outcomes).to.deep.equal(times(9, () => "SessionEnded"));
      expect((await sessionApi.all(first)).map(({ device }) => device)).to.deep.equal(["test"]);
    });

    it("rejects an ended token at every field for users, including startSession", async () => {
      const { client: admin, email } = await createOwner(stack);
      await operator.addToAdmins(email);
      // Groups are in tokens issued from now on.
      const other = await addDevice(stack, email, "other");
      const { access, claims } = await other.tokens();
      const calls = fieldCalls().filter(
        ({ field, callers }) => callers !== "guests" && !WITHOUT_SESSION.includes(field),
      );
      expect(calls.length).to.be.greaterThan(15);

      const running: Record<string, string> = {};
      const ending = /endSession|endOtherSessions|endUserSessions|deleteAccount/;
      for (const { field, query } of calls) {
        if (!ending.test(field)) running[field] = await askOutcome(stack, access, query);
      }
      const refused = Object.entries(running).filter(([, outcome]) =>
        /^Session(Required|Expired|Ended)|Validation|InvalidInput|Unauthorized/.test(outcome),
      );
      expect(refused, "a running session may call them, and the calls are valid").to.deep.equal([]);

      await settled(() => sessionApi.end(admin, claims.origin_jti));
      const outcomes = await Promise.all(
        calls.map(async ({ field, query }) => [field, await askOutcome(stack, access, query)]),
      );
      expect(Object.fromEntries(outcomes)).to.deep.equal(
        Object.fromEntries(calls.map(({ field }) => [field, "SessionEnded"])),
      );
    });

    it("changes nothing and returns nothing for an ended token", async () => {
      const { client: first, email } = await createOwner(stack);
      const ended = await addDevice(stack, email);
      const { access, claims } = await ended.tokens();
      await settled(() => sessionApi.end(first, claims.origin_jti));
      const response = await ask(stack, access, "mutation { clearCart { id version } }");
      expect(response).to.deep.include({ data: { clearCart: null } });
      expect(response.errors).to.have.length(1);
      expect(response.errors![0]).to.include({
        errorType: "SessionEnded",
        message: "This session was ended. Sign in again to go on.",
      });
    });

    it("starts a new session for a new sign-in on the same device", async () => {
      const { client: first, email } = await createOwner(stack);
      const device = await addDevice(stack, email);
      const before = await sessionApi.current(device);
      await settled(() => sessionApi.end(first, before.id));
      for (const name of ["once", "twice"]) {
        expect(await outcomeOf(sessionApi.start(device, name))).to.equal("SessionEnded");
      }
      await device.auth.signOut();
      const after = await addDevice(stack, email);
      expect((await sessionApi.current(after)).id).not.to.equal(before.id);
    });

    it("keeps an ended session ended when its tokens are refreshed", async () => {
      const { client: first, email } = await createOwner(stack);
      const device = await addDevice(stack, email);
      const { access, claims } = await device.tokens();
      await settled(() => sessionApi.end(first, claims.origin_jti));
      await device.auth.fetchAuthSession({ forceRefresh: true });
      const refreshed = await device.tokens();
      expect(refreshed.access).not.to.equal(access);
      expect(refreshed.claims.origin_jti).to.equal(claims.origin_jti);
      expect(await outcomeOf(sessionApi.current(device))).to.equal("SessionEnded");
      expect(await outcomeOf(sessionApi.start(device, "again"))).to.equal("SessionEnded");
    });

    it("lets only an admin end all sessions of a user at once", async () => {
      const { client, email, userId } = await createOwner(stack);
      const second = await addDevice(stack, email);
      const stranger = await createOwner(stack);
      expect(await outcomeOf(sessionApi.endUser(stranger.client, userId))).to.equal("Unauthorized");
      const admin = await adminOf(stack);
      const { ownerId, sessionIds } = await settled(() => sessionApi.endUser(admin, userId));
      expect(ownerId).to.equal(`user#${userId}`);
      expect(sessionIds).to.have.length(2);
      for (const device of [client, second]) {
        expect(await outcomeOf(sessionApi.current(device))).to.equal("SessionEnded");
      }
      expect(await outcomeOf(sessionApi.current(stranger.client))).to.equal("ok");
    });

    it("leaves no session behind when users delete their own account", async () => {
      const { client, email } = await createOwner(stack);
      const second = await addDevice(stack, email);
      const tokens = [(await client.tokens()).access, (await second.tokens()).access];
      // As the web client does it: sessions first, then the account.
      await settled(() => sessionApi.endOthers(client));
      await settled(async () => sessionApi.end(client, (await client.tokens()).claims.origin_jti));
      await client.auth.deleteUser();
      for (const token of tokens) {
        expect(await askOutcome(stack, token, "{ cart { id } }")).to.equal("SessionEnded");
        expect(
          await askOutcome(stack, token, 'mutation { startSession(device: "x") { id } }'),
        ).to.equal("SessionEnded");
      }
      const again = createDevice(stack).auth.signIn({ username: email, password: "Any-Horse-7" });
      expect(await outcomeOf(again)).to.equal("NotAuthorizedException");
    });

    describe("when a session is not ended", () => {
      it("requires startSession after a sign-in", async () => {
        const { email } = await createOwner(stack);
        const device = await signInOnly(stack, email);
        const { errors } = await device.graphql("{ cart { id } }");
        expect(errors![0]).to.include({
          errorType: "SessionRequired",
          message: "Call startSession first: this sign-in has no session yet.",
        });
        await sessionApi.start(device, "late");
        expect(await outcomeOf(device.field("{ cart { id } }"))).to.equal("ok");
      });

      it("rejects ID tokens at every field for users", async () => {
        const { client } = await createOwner(stack);
        const { id } = await client.tokens();
        const calls = fieldCalls().filter(
          ({ field, callers }) => callers === "users" && !WITHOUT_SESSION.includes(field),
        );
        const outcomes = await Promise.all(
          calls.map(async ({ query }) => askOutcome(stack, id, query)),
        );
        expect(outcomes).to.deep.equal(calls.map(() => "SessionRequired"));
        expect(await askOutcome(stack, id, "{ products(limit: 1) { nextToken } }")).to.equal("ok");
      });

      it("shows the public catalogue to any user, as to a guest", async () => {
        const { client: first, email } = await createOwner(stack);
        const ended = await addDevice(stack, email);
        const { access, claims } = await ended.tokens();
        await settled(() => sessionApi.end(first, claims.origin_jti));
        expect(await askOutcome(stack, access, "{ products(limit: 1) { nextToken } }")).to.equal(
          "ok",
        );
      });
    });
  });
}
