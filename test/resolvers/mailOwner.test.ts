import { expect } from "chai";
import { evaluate, sessionItem } from "./support/resolverCode";

const mail = (stash: Record<string, unknown>, values = {}) =>
  evaluate(
    "mailOwner",
    "request",
    {
      stash: {
        session: sessionItem({ Device: "http://evil.example" }),
        securityChange: "authenticatorOn",
        ...stash,
      },
    },
    values,
  );

describe("mailOwner", () => {
  it("names the change, and contains no text from a client", () => {
    const { body } = (mail({}).result as any).params;
    expect(body).not.to.contain("evil");
    const { Destination, Content } = JSON.parse(body);
    expect(Destination).to.deep.equal({ ToAddresses: ["user@example.com"] });
    expect(Content.Simple.Body.Text.Data).to.match(
      /^An authenticator app was set up as the second step of your sign-in\.\nAt \d{4}-/,
    );
  });

  it("sends nothing, and returns that, without a sender or a verified address", () => {
    for (const run of [
      mail({}, { emailSender: "" }),
      mail({ session: sessionItem({ Email: "" }) }),
    ]) {
      expect(run.earlyReturn).to.deep.equal({ skipTo: "NEXT" });
      expect(run.stash.notice).to.equal("NOT_CONFIGURED");
    }
  });

  it("sends nothing if nothing was changed", () => {
    expect(mail({ securityChange: undefined }).stash.notice).to.equal(undefined);
    const off = { securityChange: "authenticatorOff", cognitoBodies: { GetUser: {} } };
    expect(mail(off).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    const on = { GetUser: { UserMFASettingList: ["SOFTWARE_TOKEN_MFA"] } };
    expect(mail({ ...off, cognitoBodies: on }).result).to.be.an("object");
  });

  it("undoes nothing if SES fails", () => {
    const outcome = (context: object) =>
      evaluate("mailOwner", "response", { stash: {}, ...context }).stash.notice;
    expect(outcome({ result: { statusCode: 200, body: "{}" } })).to.equal("SENT");
    expect(outcome({ result: { statusCode: 400, body: "{}" } })).to.equal("FAILED");
    expect(outcome({ error: { message: "timeout", type: "Http" } })).to.equal("FAILED");
  });
});

describe("checkSession for a field that needs a fresh sign-in", () => {
  const check = (age: number, session = sessionItem()) => {
    const own = { guest: false, authTime: Math.floor(Date.now() / 1000) - age };
    const caller = { ...own, ownerId: session.OwnerId, sessionId: session.SessionId };
    return evaluate("checkSession", "response", {
      stash: { caller, wanted: { freshSignIn: true } },
      result: { data: { Sessions: [session] }, unprocessedKeys: {} },
    }).error;
  };

  it("rejects a sign-in that is older than the setting, after the check of the session", () => {
    expect(check(299)).to.equal(undefined);
    expect(check(302)).to.deep.include({
      type: "FreshSignInRequired",
      errorInfo: { maxAgeSeconds: 300 },
    });
    expect(check(302, sessionItem({ EndedAt: Date.now() }))?.type).to.equal("SessionEnded");
  });
});
