import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { caller, guestIdentity, sessionItem } from "./support/resolverCode";
import { StoreTables, type Item } from "./support/storeTables";

describe("Writes to sessions", () => {
  let tables: StoreTables;
  before(async () => (tables = await StoreTables.start()));

  /** A new session for one test. */
  function session(of: Partial<typeof caller> = {}) {
    const own = { ...caller, ...of, ownerId: `somebody#${randomUUID()}` };
    return { own, item: sessionItem({ OwnerId: own.ownerId, SessionId: own.sessionId }) as Item };
  }

  /** The remaining attributes of an ended session. */
  function ended({ Email: _email, Data: _data, ...kept }: Item): Item {
    return { ...kept, EndedAt: Date.now() };
  }

  const save = (stash: Record<string, unknown>) => ({
    arguments: { data: { mine: 1 }, expectedVersion: 0 },
    stash,
  });

  describe("when a session ends while a request uses it", () => {
    const uses = [
      ["a touch", "touchSession", { touchDue: true }, "SessionEnded"],
      ["a verification", "touchSession", { verified: true, email: "a@b.example" }, "SessionEnded"],
      ["a save", "saveSession", {}, "SessionChanged"],
    ] as const;

    for (const [what, name, stash, outcome] of uses) {
      it(`leaves the tombstone unchanged, without data and address, after ${what}`, async () => {
        const { own, item } = session();
        const tombstone = ended(item);
        const context = save({ caller: own, session: item, ...stash });
        const { error } = await tables.run(name, context, () => tables.put("sessions", tombstone));
        expect(error?.type).to.equal(outcome);
        expect(await tables.read("sessions", item)).to.deep.equal(tombstone);
      });

      it(`does not restore, by ${what}, a session that DynamoDB has deleted`, async () => {
        const { own, item } = session();
        const context = save({ caller: own, session: item, ...stash });
        expect((await tables.run(name, context)).error?.type).to.equal(outcome);
        expect(await tables.read("sessions", item)).to.equal(null);
      });
    }
  });

  describe("when two tabs of a guest start its session at once", () => {
    const identityId = guestIdentity.cognitoIdentityId;

    for (const [name, outcome] of [
      ["beginGuestSession", "TryAgain"],
      ["saveSession", "SessionChanged"],
    ] as const) {
      it(`keeps what the first has saved, as ${name} finds out`, async () => {
        for (const before of ["none", "expired"]) {
          const { own, item } = session({ guest: true, sessionId: identityId });
          const expiredSession = before === "none" ? undefined : { ...item, LastSeenAt: 1 };
          const saved = { ...item, Data: '{"first":1}', DataVersion: 1 };
          const context = save({ caller: own, expiredSession });
          const rival = () => tables.put("sessions", saved);
          expect((await tables.run(name, context, rival)).error?.type).to.equal(outcome);
          expect(await tables.read("sessions", item)).to.deep.equal(saved);
        }
      });
    }
  });
});
