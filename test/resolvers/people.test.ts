import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { caller, deployed, evaluate, sessionItem } from "./support/resolverCode";
import { StoreTables } from "./support/storeTables";

const admin = { ...caller, userId: "admin-1", ownerId: "user#admin-1" };
const sub = "44444444-4444-4444-8444-444444444444";
const person = { id: sub, email: "a@b.example", banned: false };

interface Sent {
  params: { headers: Record<string, string>; body: string };
}

describe("findPerson", () => {
  const filterFor = (value: string) => {
    const stash = { personQuery: { attribute: "email", value } };
    const { result, error } = evaluate("findPerson", "request", { stash });
    if (error !== undefined) return error.type;
    return JSON.parse((result as Sent).params.body);
  };
  const find = (statusCode: number, body: object, attribute = "email", value = "a@b.example") =>
    evaluate("findPerson", "response", {
      stash: { personQuery: { attribute, value } },
      result: { statusCode, headers: {}, body: JSON.stringify(body) },
    });

  it("escapes the end of the filter, and rejects a value that Cognito would reject", () => {
    expect(filterFor('x" or \\"y@z.example')).to.deep.equal({
      UserPoolId: deployed.userPoolId,
      Filter: 'email = "x\\" or \\\\\\"y@z.example"',
    });
    expect(filterFor("x".repeat(247))).to.equal("InvalidInput");
  });

  it("returns Cognito's user, and for a sub only that user", () => {
    const user = {
      Username: sub,
      Attributes: [
        { Name: "email", Value: "a@b.example" },
        { Name: "email_verified", Value: "true" },
        { Name: "sub", Value: sub },
      ],
      Enabled: false,
      UserStatus: "RESET_REQUIRED",
      UserCreateDate: 1_700_000_000.123,
    };
    const shown = {
      id: sub,
      email: "a@b.example",
      emailVerified: true,
      status: "PASSWORD_DUE",
      banned: true,
      createdAt: "2023-11-14T22:13:20.123Z",
    };
    expect(find(200, { Users: [user] }).stash.person).to.deep.equal(shown);
    expect(find(200, { Users: [user] }, "sub", sub).stash.person).to.deep.equal(shown);
    expect(find(200, { Users: [user] }, "sub", randomUUID()).stash.person).to.equal(undefined);
    expect(find(200, { Users: [] }).stash.person).to.equal(undefined);
  });

  it("returns its own message for a refusal, without Cognito's text", () => {
    const outcome = (__type: string) => find(400, { __type, message: "internal" }).error;
    expect(outcome("TooManyRequestsException")?.type).to.equal("TryAgain");
    expect(outcome("AccessDeniedException")).to.deep.include({ type: "Unavailable" });
    expect(outcome("AccessDeniedException")?.message).not.to.include("internal");
  });
});

describe("changePerson", () => {
  const target = (personChange: string, who: object | undefined) => {
    const stash = { caller: admin, person: who, personChange };
    const { result, error } = evaluate("changePerson", "request", { stash });
    if (error !== undefined) return error.type;
    const { headers, body } = (result as Sent).params;
    return [headers["X-Amz-Target"]!.split(".")[1], JSON.parse(body)];
  };

  it("disables or enables the found user", () => {
    const input = { UserPoolId: deployed.userPoolId, Username: sub };
    expect(target("ban", person)).to.deep.equal(["AdminDisableUser", input]);
    expect(target("lift", person)).to.deep.equal(["AdminEnableUser", input]);
  });

  it("rejects a missing user, and an admin's ban of itself", () => {
    expect(target("ban", undefined)).to.equal("PersonNotFound");
    expect(target("ban", { id: admin.userId })).to.equal("InvalidInput");
    expect(target("lift", { id: admin.userId })).to.be.an("array");
  });
});

describe("recordPersonChange", () => {
  const written = (personChange: string, stash: object) => {
    const wanted = { liveSessionsOf: `user#${sub}` };
    const given = { caller: admin, session: sessionItem(), person, personChange, wanted, ...stash };
    const { result, earlyReturn } = evaluate("recordPersonChange", "request", { stash: given });
    if (earlyReturn !== undefined) return "nothing";
    const { transactItems } = result as { transactItems: any[] };
    return transactItems.map(({ table, key, attributeValues }) =>
      table === deployed.historyTable
        ? `${key.Subject.S} ${attributeValues.Kind.S}`
        : key.SessionId.S,
    );
  };
  const live = { LiveIds: ["a", "b"] };
  const liveIds = ["a", "b"];
  const noted = { BannedAt: 1 };

  it("ends the sessions with a line of history, in one transaction", () => {
    expect(written("endSessions", { live, liveIds })).to.deep.equal([
      "live",
      "a",
      "b",
      `person#${sub} SESSIONS_ENDED`,
    ]);
    expect(written("ban", { live, liveIds })).to.deep.equal([
      "live",
      "a",
      "b",
      `person#${sub} BANNED`,
    ]);
    expect(written("ban", {})).to.deep.equal(["live", `person#${sub} BANNED`]);
  });

  it("writes nothing twice, and completes an earlier call", () => {
    const banned = { ...person, banned: true };
    expect(written("endSessions", {})).to.equal("nothing");
    expect(written("ban", { person: banned, live: noted })).to.equal("nothing");
    expect(written("ban", { person: banned }), "disabled, not noted").to.include(
      `person#${sub} BANNED`,
    );
    expect(written("ban", { person: banned, live: { ...live, ...noted }, liveIds })).to.deep.equal([
      "live",
      "a",
      "b",
    ]);
    expect(written("lift", {})).to.equal("nothing");
    expect(written("lift", { live: noted }), "enabled, still noted").to.deep.equal([
      "live",
      `person#${sub} LIFTED`,
    ]);
    expect(written("lift", { person: banned })).to.deep.equal([`person#${sub} LIFTED`]);
  });
});

describe("A ban and a session that starts", () => {
  let tables: StoreTables;
  before(async () => (tables = await StoreTables.start()));

  it("rejects the session for a minute, even if Cognito was asked before the ban", async () => {
    for (const [age, outcome] of [
      [0, "SessionEnded"],
      [59_000, "SessionEnded"],
      [61_000, undefined],
    ] as const) {
      const own = { ...caller, ownerId: `user#${randomUUID()}` };
      const item = { OwnerId: own.ownerId, SessionId: "live", BannedAt: Date.now() - age };
      await tables.put("sessions", item);
      const context = { stash: { caller: own, email: "" }, arguments: { device: "late" } };
      const { error } = await tables.run("startSession", context);
      expect(error?.type, String(age)).to.equal(outcome);
    }
  });
});
