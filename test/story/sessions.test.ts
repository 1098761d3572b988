import { expect } from "chai";
import { askOutcome } from "../support/ask";
import {
  addDevice,
  createDevice,
  createOwner,
  passTime,
  sessionApi,
  signInOnly,
  type Device,
} from "../support/device";
import { createOperator, type Operator } from "../support/operator";
import { outcomeOf, settled, times } from "../support/outcomes";
import { PASSWORD } from "../support/shopper";
import { startOwnStack, type OwnStack } from "../support/stack";
import { describeEnding } from "./sessions/ending";
import { describeKeeping } from "./sessions/keeping";

const MINUTE = 60_000;

/**
 * Settings of the stack, so short that all of them are reached within the hour that the tests
 * simulate.
 */
const SETTINGS = {
  accessTokenMinutes: 5,
  sessionIdleSeconds: 240,
  sessionTouchSeconds: 60,
  sessionAbsoluteSeconds: 1200,
  sessionVerifySeconds: 120,
  sessionsPerUser: 3,
};

/** Counts how often aws-amplify, in this process, refreshes a device's tokens from now on. */
function countRefreshes(refreshToken: string): () => number {
  let count = 0;
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    if (typeof init?.body === "string" && init.body.includes(refreshToken)) count += 1;
    return original(input, init);
  };
  return () => {
    globalThis.fetch = original;
    return count;
  };
}

describe("Sessions", function () {
  this.timeout(60_000);
  let stack: OwnStack;
  let operator: Operator;
  before(async () => {
    const settings = Object.entries(SETTINGS);
    stack = await startOwnStack({
      config: Object.fromEntries(settings.map(([name, value]) => [name, String(value)])),
    });
    operator = createOperator(stack);
  });
  after(async () => {
    operator?.destroy();
    await stack?.stop();
  });

  /**
   * Uses a session once per minute while the time passes, also for unused devices; returns the
   * outcomes in order.
   */
  async function useFor(
    client: Device,
    minutes: number,
    unused: readonly Device[] = [],
  ): Promise<string[]> {
    const outcomes: string[] = [];
    for (let passed = 0; passed < minutes; passed += 1) {
      await passTime(stack, MINUTE, [client, ...unused]);
      outcomes.push(await outcomeOf(client.field("{ cart { id } }")));
    }
    return outcomes;
  }

  describe("when Cognito is called again after 2 minutes", () => {
    /** Expects a session to have ended after the interval. */
    async function expectEnd(client: Device): Promise<void> {
      await passTime(stack, 2 * MINUTE, [client]);
      expect(await outcomeOf(sessionApi.current(client))).to.equal("SessionEnded");
    }

    it("ends the sessions of a user whom the operator disables, and starts no new one", async () => {
      const { client, email } = await createOwner(stack);
      const waiting = await signInOnly(stack, email);
      const { access } = await waiting.tokens();
      await operator.onUser("AdminDisableUser", email);
      const start = 'mutation { startSession(device: "late") { id } }';
      expect(await askOutcome(stack, access, start)).to.equal("SessionEnded");
      await expectEnd(client);
      const signIn = createDevice(stack).auth.signIn({ username: email, password: PASSWORD });
      expect(await outcomeOf(signIn)).to.equal("NotAuthorizedException");
      await operator.onUser("AdminEnableUser", email);
      expect(await outcomeOf(sessionApi.current(client)), "stays ended").to.equal("SessionEnded");
      expect(await outcomeOf(addDevice(stack, email))).to.equal("ok");
    });

    it("ends the sessions of a user whom the operator deletes", async () => {
      const { client, email } = await createOwner(stack);
      await operator.onUser("AdminDeleteUser", email);
      await expectEnd(client);
    });

    it("ends all devices of a user who signs out globally at Cognito", async () => {
      const { client, email } = await createOwner(stack);
      const other = await addDevice(stack, email);
      const { refresh } = await other.tokens();
      await client.auth.signOut({ global: true });
      await expectEnd(other);
      expect(await operator.refresh(refresh)).to.equal("NotAuthorizedException");
    });

    it("ends the session whose refresh token is revoked, and no other", async () => {
      const { client, email } = await createOwner(stack);
      const other = await addDevice(stack, email);
      await operator.revoke((await client.tokens()).refresh);
      await expectEnd(client);
      expect(await outcomeOf(sessionApi.current(other))).to.equal("ok");
    });
  });

  describe("when a user may have 3 sessions", () => {
    it("ends the one unused longest when a fourth starts", async () => {
      const { client, email } = await createOwner(stack);
      const second = await addDevice(stack, email, "second");
      const third = await addDevice(stack, email, "third");
      await operator.setTimes(await keyOf(second), { LastSeenAt: stack.clock.now() - MINUTE });
      const fourth = await addDevice(stack, email, "fourth");
      expect(await outcomeOf(sessionApi.current(second))).to.equal("SessionEnded");
      const listed = (await sessionApi.all(fourth)).map(({ device, current }) => [device, current]);
      expect(listed).to.have.deep.members([
        ["test", false],
        ["third", false],
        ["fourth", true],
      ]);
      for (const device of [client, third]) {
        expect(await outcomeOf(sessionApi.current(device))).to.equal("ok");
      }
    });

    it("never has more when many start at once", async () => {
      const { client, email, userId } = await createOwner(stack);
      const devices: Device[] = [];
      while (devices.length < 5) devices.push(await signInOnly(stack, email));
      await Promise.all(devices.map((one) => settled(() => sessionApi.start(one, "one of five"))));
      const outcomes = await Promise.all(
        [client, ...devices].map((one) => outcomeOf(sessionApi.current(one))),
      );
      expect(outcomes.sort()).to.deep.equal([
        ...times(3, () => "SessionEnded"),
        ...times(3, () => "ok"),
      ]);
      const { live } = await operator.sessionItems(`user#${userId}`);
      expect(live!.LiveIds).to.have.length(3);
    });
  });

  describeEnding();
  describeKeeping();

  describe("when the idle limit is 4 minutes", () => {
    it("keeps a session that is used every minute past 15 minutes", async () => {
      const { client } = await createOwner(stack);
      expect(await useFor(client, 16)).to.deep.equal(times(16, () => "ok"));
    });

    it("expires an unused one after 4 minutes, not before, and never revives it", async () => {
      const { client, email } = await createOwner(stack);
      const early = await addDevice(stack, email);
      const { expiresAt } = await sessionApi.current(client);
      await passTime(stack, 2.5 * MINUTE, [client, early]);
      const within = await outcomeOf(sessionApi.current(early));
      await passTime(stack, Date.parse(expiresAt) - stack.clock.now(), [client]);
      const beyond = await outcomeOf(sessionApi.current(client));
      const again = await outcomeOf(sessionApi.start(client, "again"));
      expect({ within, beyond, again }).to.deep.equal({
        within: "ok",
        beyond: "SessionExpired",
        again: "SessionExpired",
      });
    });

    it("expires even one in use at an absolute limit of 20 minutes after its sign-in", async () => {
      const { client, email } = await createOwner(stack);
      const unused = await addDevice(stack, email);
      const { claims } = await client.tokens();
      const start = stack.clock.now();
      expect(await useFor(client, 19, [unused])).to.deep.equal(times(19, () => "ok"));
      await passTime(stack, start + 20 * MINUTE - stack.clock.now(), [client, unused]);
      expect(stack.clock.now() / 1000 - claims.auth_time).to.be.within(1200, 1260);
      for (const device of [client, unused]) {
        expect(await outcomeOf(sessionApi.current(device))).to.equal("SessionExpired");
      }
    });
  });

  describe("when access tokens last 5 minutes", () => {
    it("returns no error to a client that queries for 15 minutes, with at most 4 refreshes", async () => {
      const { client } = await createOwner(stack);
      const { refresh } = await client.tokens();
      const refreshes = countRefreshes(refresh);
      const outcomes: string[] = [];
      for (const _ of times(30, () => undefined)) {
        await passTime(stack, MINUTE / 2, [client]);
        const calls = times(3, () => outcomeOf(client.field("{ cart { id } }")));
        outcomes.push(...(await Promise.all(calls)));
      }
      expect(outcomes).to.deep.equal(times(90, () => "ok"));
      expect(refreshes()).to.be.within(2, 4);
    });
  });
});

async function keyOf(device: Device): Promise<{ ownerId: string; sessionId: string }> {
  const { claims } = await device.tokens();
  return { ownerId: `user#${claims.sub}`, sessionId: claims.origin_jti };
}
