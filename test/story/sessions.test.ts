import { expect } from "chai";
import { askOutcome } from "../support/ask";
import {
  addDevice,
  createDevice,
  createOwner,
  sessionApi,
  signInOnly,
  type Device,
} from "../support/device";
import { createOperator, type Operator } from "../support/operator";
import { outcomeOf, pause, settled, times, watch } from "../support/outcomes";
import { PASSWORD } from "../support/shopper";
import { startStack, type RunningStack as Stack } from "../support/stack";
import { describeEnding } from "./sessions/ending";
import { describeKeeping } from "./sessions/keeping";

/** Settings of a run, as `npm start` takes them. */
function settings(values: Record<string, number>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ["--config", `${name}=${value}`]);
}

/** Set when the tests are done, whether or not they have looked at every scenario. */
let over = false;

/** Uses a session once a second for some seconds; the outcomes, in order. */
async function useFor(client: Device, seconds: number): Promise<string[]> {
  const outcomes: string[] = [];
  const end = Date.now() + seconds * 1000;
  while (!over && Date.now() < end) {
    outcomes.push(await outcomeOf(client.field("{ cart { id } }")));
    await pause(1000);
  }
  return outcomes;
}

/** Counts how often aws-amplify, in this process, has refreshed a device's tokens from now on. */
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

// Scenarios that wait for real time to pass begin first and run beside all other tests; each has a test
// that looks at it in the end.
describe("Sessions", function () {
  this.timeout(90_000);
  const scenarios: Partial<Scenarios> = {};
  let starting: Promise<Stack>[] = [];
  let short: Stack;
  let absolute: Stack;
  let verified: Stack;
  let operator: Operator;

  interface Scenarios {
    kept: Promise<string[]>;
    left: Promise<Awaited<ReturnType<typeof watchLeft>>>;
    both: Promise<Awaited<ReturnType<typeof watchAbsolute>>>;
    refreshed: Promise<Awaited<ReturnType<typeof watchRefreshes>>>;
  }

  before(async () => {
    const idleLimits = { sessionIdleSeconds: 4, sessionTouchSeconds: 1 };
    starting = [
      startStack({ args: [...settings(idleLimits), "--access-token-seconds", "15"] }),
      startStack({ args: settings({ ...idleLimits, sessionAbsoluteSeconds: 8 }) }),
      startStack({ args: settings({ sessionVerifySeconds: 2, sessionsPerUser: 3 }) }),
    ];
    [short, absolute, verified] = (await Promise.all(starting)) as [Stack, Stack, Stack];
    operator = createOperator(verified);
    scenarios.refreshed = watchRefreshes();
    scenarios.kept = watchKept();
    scenarios.left = watchLeft();
    scenarios.both = watchAbsolute();
    for (const scenario of Object.values(scenarios)) scenario.catch(() => undefined);
  });
  after(async () => {
    over = true;
    operator?.destroy();
    const started = await Promise.allSettled(starting);
    await Promise.all(started.map((one) => one.status === "fulfilled" && one.value.stop()));
  });

  /** A session used every second. */
  async function watchKept() {
    const { client } = await createOwner(short);
    return useFor(client, 16);
  }

  /** A session left alone, asked shortly before its limit is over on another one, and after. */
  async function watchLeft() {
    const { client, email } = await createOwner(short);
    const early = await addDevice(short, email);
    const { expiresAt } = await sessionApi.current(client);
    const [within] = await Promise.all([
      pause(2500).then(() => outcomeOf(sessionApi.current(early))),
      pause(Date.parse(expiresAt) - Date.now()),
    ]);
    const beyond = await outcomeOf(sessionApi.current(client));
    const again = await outcomeOf(sessionApi.start(client, "again"));
    return { within, beyond, again };
  }

  /** Two sessions under an absolute limit, one used all the time and one not. */
  async function watchAbsolute() {
    const { client, email } = await createOwner(absolute);
    const unused = await addDevice(absolute, email);
    const { claims } = await client.tokens();
    const { outcome } = await watch(() => sessionApi.current(client), {
      limit: 15_000,
      every: 500,
    });
    const age = Date.now() / 1000 - claims.auth_time;
    return { outcome, age, unused: await outcomeOf(sessionApi.current(unused)) };
  }

  /** A client that queries for 30 s with tokens of 15 s, three queries at once. */
  async function watchRefreshes() {
    const { client } = await createOwner(short);
    const { refresh } = await client.tokens();
    const refreshes = countRefreshes(refresh);
    const outcomes: string[] = [];
    for (const end = Date.now() + 30_000; !over && Date.now() < end; await pause(500)) {
      const calls = times(3, () => outcomeOf(client.field("{ cart { id } }")));
      outcomes.push(...(await Promise.all(calls)));
    }
    return { refreshes: refreshes(), outcomes };
  }

  describe("when Cognito is asked again after 2 seconds", () => {
    /** Uses a session until it ends: within the interval, and as long as a busy machine takes to answer. */
    async function expectEnd(client: Device): Promise<void> {
      const { outcome, after } = await watch(() => sessionApi.current(client), { limit: 8000 });
      expect(outcome).to.equal("SessionEnded");
      expect(after).to.be.lessThan(4000);
    }

    it("ends the sessions of a user whom the operator disables, and lets none begin", async () => {
      const { client, email } = await createOwner(verified);
      const waiting = await signInOnly(verified, email);
      const { access } = await waiting.tokens();
      await operator.onUser("AdminDisableUser", email);
      const start = 'mutation { startSession(device: "late") { id } }';
      expect(await askOutcome(verified, access, start)).to.equal("SessionEnded");
      await expectEnd(client);
      const signIn = createDevice(verified).auth.signIn({ username: email, password: PASSWORD });
      expect(await outcomeOf(signIn)).to.equal("NotAuthorizedException");
      await operator.onUser("AdminEnableUser", email);
      expect(await outcomeOf(sessionApi.current(client)), "stays ended").to.equal("SessionEnded");
      expect(await outcomeOf(addDevice(verified, email))).to.equal("ok");
    });

    it("ends the sessions of a user whom the operator deletes", async () => {
      const { client, email } = await createOwner(verified);
      await operator.onUser("AdminDeleteUser", email);
      await expectEnd(client);
    });

    it("ends all devices of a user who signs out globally at Cognito", async () => {
      const { client, email } = await createOwner(verified);
      const other = await addDevice(verified, email);
      const { refresh } = await other.tokens();
      await client.auth.signOut({ global: true });
      await expectEnd(other);
      expect(await operator.refresh(refresh)).to.equal("NotAuthorizedException");
    });

    it("ends the session whose refresh token is revoked, and no other", async () => {
      const { client, email } = await createOwner(verified);
      const other = await addDevice(verified, email);
      await operator.revoke((await client.tokens()).refresh);
      await expectEnd(client);
      expect(await outcomeOf(sessionApi.current(other))).to.equal("ok");
    });
  });

  describe("when a user may have 3 sessions", () => {
    it("ends the one unused longest as a fourth begins", async () => {
      const { client, email } = await createOwner(verified);
      const second = await addDevice(verified, email, "second");
      const third = await addDevice(verified, email, "third");
      await operator.setTimes(await keyOf(second), { LastSeenAt: Date.now() - 60_000 });
      const fourth = await addDevice(verified, email, "fourth");
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

    it("never has more when many begin at once", async () => {
      const { client, email, userId } = await createOwner(verified);
      const devices: Device[] = [];
      while (devices.length < 5) devices.push(await signInOnly(verified, email));
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

  describe("when the idle limit is 4 seconds", () => {
    it("keeps a session that is used every second past 15 seconds", async () => {
      const outcomes = await scenarios.kept!;
      expect(outcomes.length).to.be.greaterThan(8);
      expect(new Set(outcomes)).to.deep.equal(new Set(["ok"]));
    });

    it("expires one left alone after 4 seconds, not before, and revives it for nobody", async () => {
      expect(await scenarios.left).to.deep.equal({
        within: "ok",
        beyond: "SessionExpired",
        again: "SessionExpired",
      });
    });

    it("expires even one in use at an absolute limit of 8 seconds after its sign-in", async () => {
      const { outcome, age, unused } = await scenarios.both!;
      expect({ outcome, unused }).to.deep.equal({
        outcome: "SessionExpired",
        unused: "SessionExpired",
      });
      expect(age).to.be.within(8, 12);
    });
  });

  describe("when access tokens last 15 seconds", () => {
    it("shows a client that queries for 30 seconds no error, and refreshes at most 4 times", async () => {
      const { refreshes, outcomes } = await scenarios.refreshed!;
      expect(outcomes.length).to.be.greaterThan(30);
      expect(new Set(outcomes)).to.deep.equal(new Set(["ok"]));
      expect(refreshes).to.be.within(2, 4);
    });
  });
});

async function keyOf(device: Device): Promise<{ ownerId: string; sessionId: string }> {
  const { claims } = await device.tokens();
  return { ownerId: `user#${claims.sub}`, sessionId: claims.origin_jti };
}
