import { DescribeTimeToLiveCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { addDevice, createDevice, createOwner, sessionApi, signInOnly } from "../../support/device";
import { createOperator, type Operator } from "../../support/operator";
import { outcomeOf, pause, settled, times } from "../../support/outcomes";
import { sharedStack, type RunningStack } from "../../support/stack";

const DAY = 86_400;
/** Settings of the dev stack, in seconds. */
const LIMITS = { idle: DAY, absolute: 7 * DAY, touch: 30, keep: 8 * DAY };

/**
 * Tests of the stored sessions, their lifetime and concurrent use. The tests simulate time by
 * changing the stored times.
 */
export function describeKeeping(): void {
  describe("Sessions in the table", function () {
    this.timeout(60_000);
    let stack: RunningStack;
    let operator: Operator;
    before(async () => {
      stack = await sharedStack();
      operator = createOperator(stack);
    });
    after(() => operator?.destroy());

    /** A user, and the key of the session of its first device. */
    async function createSession() {
      const owner = await createOwner(stack);
      const { claims } = await owner.client.tokens();
      const key = { ownerId: `user#${owner.userId}`, sessionId: claims.origin_jti };
      const read = async () => (await operator.sessionItems(key.ownerId))[key.sessionId]!;
      return { ...owner, claims, key, read };
    }

    it("holds one session per sign-in, until a day after the refresh token's expiry", async () => {
      const { client, email, claims, key, read } = await createSession();
      const item = await read();
      expect(item).to.deep.include({
        OwnerId: `user#${claims.sub}`,
        SessionId: claims.origin_jti,
        Email: email,
        Device: "test",
        AuthTime: claims.auth_time,
        Data: "{}",
        DataVersion: 0,
        ExpiresAt: claims.auth_time + LIMITS.keep,
      });
      expect([item.LastSeenAt, item.VerifiedAt]).to.deep.equal([item.CreatedAt, item.CreatedAt]);
      expect(Object.values(item).join(" "), "holds no token").not.to.include(
        (await client.tokens()).access.slice(0, 20),
      );
      const { LiveIds } = (await operator.sessionItems(key.ownerId)).live!;
      expect(LiveIds).to.deep.equal([claims.origin_jti]);
    });

    it("is deleted by DynamoDB by its ExpiresAt", async () => {
      const TableName = await operator.sessionsTable();
      const { TimeToLiveDescription } = await operator.dynamoDb.send(
        new DescribeTimeToLiveCommand({ TableName }),
      );
      expect(TimeToLiveDescription).to.deep.equal({
        AttributeName: "ExpiresAt",
        TimeToLiveStatus: "ENABLED",
      });
    });

    it("turns an ended session into a tombstone without data and address, with the same expiry", async () => {
      const { client, claims, key, read } = await createSession();
      await sessionApi.save(client, { secret: "mine" }, 0);
      // An expiry that differs from that of a new session.
      await operator.setTimes(key, { ExpiresAt: claims.auth_time + LIMITS.keep - 60 });
      const { ExpiresAt, CreatedAt } = await read();
      await sessionApi.end(client, key.sessionId);
      const tombstone = await read();
      expect(tombstone).to.include({ AuthTime: claims.auth_time, ExpiresAt, CreatedAt });
      expect(tombstone).not.to.have.any.keys("Email", "Data");
      expect(tombstone.EndedAt).to.be.closeTo(Date.now(), 60_000);
      const live = (await operator.sessionItems(key.ownerId)).live!;
      expect(live.LiveIds ?? []).to.deep.equal([]);
    });

    it("lists the live sessions until the newest of them expires", async () => {
      const { email, key } = await createSession();
      const signedInBefore = await signInOnly(stack, email);
      await pause(1010 - (Date.now() % 1000)); // AuthTime counts whole seconds
      await addDevice(stack, email);
      await sessionApi.start(signedInBefore, "late");
      const { live, ...sessions } = await operator.sessionItems(key.ownerId);
      expect(Object.keys(sessions)).to.have.length(3);
      for (const { ExpiresAt } of Object.values(sessions)) {
        expect(live!.ExpiresAt).to.be.at.least(ExpiresAt);
      }
    });

    describe("as time passes", () => {
      const ago = (seconds: number): number => Date.now() - seconds * 1000;

      it("expires by the idle limit on read, long before DynamoDB deletes it, and is not revived", async () => {
        const { client, key, read } = await createSession();
        await operator.setTimes(key, { LastSeenAt: ago(LIMITS.idle - 60) });
        expect(await outcomeOf(sessionApi.current(client))).to.equal("ok");
        await operator.setTimes(key, { LastSeenAt: ago(LIMITS.idle + 1) });
        const before = await read();
        expect(await outcomeOf(sessionApi.current(client))).to.equal("SessionExpired");
        expect(await outcomeOf(sessionApi.start(client, "again"))).to.equal("SessionExpired");
        expect(await read()).to.deep.equal(before);
      });

      it("expires by the absolute limit, counted from the sign-in, even if it is used", async () => {
        const { client, key } = await createSession();
        const AuthTime = Math.floor(Date.now() / 1000) - LIMITS.absolute;
        await operator.setTimes(key, { AuthTime: AuthTime + 60 });
        const { expiresAt } = await sessionApi.current(client);
        expect(Date.parse(expiresAt)).to.equal((AuthTime + 60 + LIMITS.absolute) * 1000);
        await operator.setTimes(key, { AuthTime });
        expect(await outcomeOf(sessionApi.current(client))).to.equal("SessionExpired");
      });

      it("is listed only while it runs", async () => {
        const { client, email, key } = await createSession();
        const second = await addDevice(stack, email, "second");
        const { claims } = await second.tokens();
        await operator.setTimes(
          { ...key, sessionId: claims.origin_jti },
          { LastSeenAt: ago(LIMITS.idle + 1) },
        );
        expect((await sessionApi.all(client)).map(({ device }) => device)).to.deep.equal(["test"]);
      });

      it("is touched only after the touch interval", async () => {
        const { client, key, read } = await createSession();
        const recently = ago(LIMITS.touch - 5);
        await operator.setTimes(key, { LastSeenAt: recently });
        await sessionApi.current(client);
        expect((await read()).LastSeenAt).to.equal(recently);
        await operator.setTimes(key, { LastSeenAt: ago(LIMITS.touch) });
        const begun = Date.now();
        const { lastSeenAt } = await sessionApi.current(client);
        const seen = (await read()).LastSeenAt;
        expect(seen).to.be.at.least(begun);
        expect(Date.parse(lastSeenAt)).to.equal(seen);
      });

      it("calls Cognito after the verify interval, and adopts a changed state", async () => {
        const { client, email, key, read } = await createSession();
        await operator.onUser("AdminDisableUser", email);
        expect(await outcomeOf(sessionApi.current(client)), "AppSync goes by the JWT").to.equal(
          "ok",
        );
        await operator.setTimes(key, { VerifiedAt: ago(300) });
        expect(await outcomeOf(sessionApi.current(client))).to.equal("SessionEnded");
        expect(await read()).to.have.property("EndedAt");
        expect(await read()).not.to.have.any.keys("Email", "Data");
        await operator.onUser("AdminEnableUser", email);
        expect(await outcomeOf(sessionApi.current(client))).to.equal("SessionEnded");
      });
    });

    describe("when there are many concurrent requests", () => {
      it("loses nothing to concurrent touches: data and version are kept, one save wins", async () => {
        const { client, key, read } = await createSession();
        await sessionApi.save(client, { kept: true }, 0);
        await operator.setTimes(key, { LastSeenAt: Date.now() - 60_000 });
        const calls = times(24, (index) =>
          index % 6 === 0
            ? outcomeOf(sessionApi.save(client, { [`from${index}`]: index }, 1))
            : outcomeOf(sessionApi.current(client)),
        );
        const outcomes = await Promise.all(calls);
        const saves = outcomes.filter((_, index) => index % 6 === 0).sort();
        expect(saves).to.deep.equal([...times(3, () => "SessionChanged"), "ok"]);
        expect(outcomes.filter((_, index) => index % 6 !== 0)).to.deep.equal(times(20, () => "ok"));
        const item = await read();
        expect(item.DataVersion).to.equal(2);
        expect(Object.keys(JSON.parse(item.Data)))
          .to.have.length(2)
          .and.include("kept");
        expect(item.LastSeenAt).to.be.closeTo(Date.now(), 30_000);
      });

      it("accepts exactly one save of each version from two devices' tabs", async () => {
        const { client } = await createSession();
        for (const version of [0, 1, 2]) {
          const saves = times(6, (index) => sessionApi.save(client, { index }, version));
          const outcomes = await Promise.all(saves.map(outcomeOf));
          expect(outcomes.filter((outcome) => outcome === "ok")).to.have.length(1);
        }
        expect((await sessionApi.current(client)).dataVersion).to.equal(3);
      });

      it("never revives a session that ends while it is in use", async () => {
        const { client, email, key, read } = await createSession();
        const other = await addDevice(stack, email);
        const VerifiedAt = Date.now() - 600_000;
        await operator.setTimes(key, { LastSeenAt: Date.now() - 60_000, VerifiedAt });
        const uses = times(12, (index) =>
          outcomeOf(
            index % 4 === 0 ? sessionApi.save(client, { index }, 0) : sessionApi.current(client),
          ),
        );
        const end = settled(() => sessionApi.end(other, key.sessionId));
        const outcomes = await Promise.all(uses);
        await end;
        for (const outcome of outcomes) {
          expect(outcome).to.be.oneOf(["ok", "SessionChanged", "SessionEnded"]);
        }
        expect(await outcomeOf(sessionApi.current(client))).to.equal("SessionEnded");
        const tombstone = await read();
        expect(tombstone).to.have.property("EndedAt");
        expect(tombstone).not.to.have.any.keys("Email", "Data");
      });

      it("starts one session for many concurrent calls", async () => {
        const { email, key } = await createSession();
        const device = await addDevice(stack, email, "first name");
        const starts = times(6, (index) =>
          settled(() => sessionApi.start(device, `name ${index}`)),
        );
        const started = await Promise.all(starts);
        expect(new Set(started.map(({ id, device: name }) => `${id} ${name}`))).to.have.property(
          "size",
          1,
        );
        expect((await operator.sessionItems(key.ownerId)).live!.LiveIds).to.have.length(2);
      });
    });

    it("accepts at most 8192 bytes of data, counted in UTF-8", async () => {
      const { client } = await createOwner(stack);
      const frame = '{"text":""}'.length;
      const fits = { text: "é".repeat((8192 - frame - 1) / 2) + "x" };
      expect(Buffer.byteLength(JSON.stringify(fits))).to.equal(8192);
      expect((await sessionApi.save(client, fits, 0)).dataVersion).to.equal(1);
      const over = sessionApi.save(client, { text: `${fits.text}x` }, 1, "REPLACE");
      expect(await outcomeOf(over)).to.equal("InvalidInput");
      expect(await outcomeOf(sessionApi.save(client, { more: 1 }, 1))).to.equal("InvalidInput");
      const dropped = await sessionApi.save(client, { text: null, more: 1 }, 1);
      expect(JSON.parse(dropped.data)).to.deep.equal({ more: 1 });
    });

    it("returns the current version to a stale save, and accepts it on top of that", async () => {
      const { client } = await createOwner(stack);
      await sessionApi.save(client, { a: 1, b: { deep: [1, null, "x"] } }, 0);
      const stale = await sessionApi.save(client, { c: 1 }, 0).catch((error: Error) => error);
      expect(stale).to.include({ name: "SessionChanged" });
      expect((stale as { errorInfo?: unknown }).errorInfo).to.deep.equal({ dataVersion: 1 });
      const merged = await sessionApi.save(client, { c: 1, a: null }, 1, "MERGE");
      expect(JSON.parse(merged.data)).to.deep.equal({ b: { deep: [1, null, "x"] }, c: 1 });
      const replaced = await sessionApi.save(client, { only: "this" }, 2, "REPLACE");
      expect(JSON.parse(replaced.data)).to.deep.equal({ only: "this" });
    });

    it("keeps a guest's session by its identity, apart from every other's", async () => {
      const [guest, other] = [createDevice(stack), createDevice(stack)];
      const begun = await sessionApi.current(guest);
      const { identityId } = await guest.auth.fetchAuthSession();
      expect(begun).to.deep.include({ id: identityId, device: "Guest", current: true, data: "{}" });
      await sessionApi.save(guest, { seen: [1] }, 0);
      await sessionApi.save(other, { seen: [2] }, 0);
      expect(JSON.parse((await sessionApi.current(guest)).data)).to.deep.equal({ seen: [1] });
      expect(await outcomeOf(sessionApi.save(guest, { seen: [3] }, 0))).to.equal("SessionChanged");
      const item = (await operator.sessionItems(`guest#${identityId}`))[identityId!]!;
      expect(item).to.include({ DataVersion: 1, Data: '{"seen":[1]}' });
      for (const query of ["{ sessions { id } }", "mutation { endOtherSessions { ownerId } }"]) {
        expect(await outcomeOf(guest.field(query)), "guests have one session").not.to.equal("ok");
      }
    });

    it("starts a new, empty session of a guest after the old one has expired", async () => {
      const guest = createDevice(stack);
      await sessionApi.save(guest, { old: true }, 0);
      const { identityId } = await guest.auth.fetchAuthSession();
      const key = { ownerId: `guest#${identityId}`, sessionId: identityId! };
      await operator.setTimes(key, { LastSeenAt: Date.now() - (LIMITS.idle + 1) * 1000 });
      expect(await sessionApi.current(guest)).to.deep.include({ data: "{}", dataVersion: 0 });
      expect((await sessionApi.save(guest, { fresh: true }, 0)).dataVersion).to.equal(1);
    });
  });
}
