import { RunError } from "@pulumi/pulumi";
import { expect } from "chai";
import { checkSettings, settingNames } from "../../../infra/settings/checkSettings";
import { defaultSettings, devSettings, readProject } from "../support/evaluateGraph";

/** The error message for changed settings; fails if there is no error. */
function refusal(changes: Record<string, string | undefined>): string {
  try {
    checkSettings({ ...defaultSettings(), ...changes });
  } catch (error) {
    expect(RunError.isInstance(error), "Pulumi prints it without a stack").to.equal(true);
    return (error as Error).message;
  }
  throw new Error("the settings were taken");
}

const number = (name: string, given: string, unit: string, min: number, max: number): string =>
  `Setting "jukebox:${name}" is "${given}"; it must be a whole number of ${unit} from ${min} to ${max}.`;

describe("checkSettings", () => {
  it("knows exactly the settings of Pulumi.yaml, each with type and description", () => {
    const { name, config } = readProject();
    expect(name).to.equal("jukebox");
    expect(Object.keys(config)).to.have.members(settingNames as string[]);
    for (const [setting, declared] of Object.entries(config)) {
      expect(declared.description, setting).to.be.a("string").and.match(/\.$/);
      if (setting === "demoPassword") continue;
      expect(declared.type, setting).to.be.oneOf(["integer", "boolean", "string"]);
    }
    // For a secret with a type, Pulumi requires a value in each stack and accepts no default.
    const { description, ...password } = config.demoPassword;
    expect(password).to.deep.equal({ default: "", secret: true });
  });

  it("accepts the defaults and returns typed values", () => {
    expect(checkSettings(defaultSettings())).to.deep.equal({
      guestCartHours: 2,
      userCartDays: 30,
      sessionIdleSeconds: 86400,
      sessionAbsoluteSeconds: 2592000,
      sessionTouchSeconds: 30,
      sessionVerifySeconds: 300,
      sessionDataBytes: 8192,
      sessionsPerUser: 50,
      accessTokenMinutes: 60,
      refreshTokenDays: 30,
      refreshTokenRotation: false,
      passkeys: false,
      mfa: "off",
      freshSignInSeconds: 300,
      passwordMinimumLength: 10,
      emailSender: "",
      domain: "",
      hostedZone: "",
      hstsSubdomains: false,
      operatorEmail: "",
      owner: "jukebox",
      introspection: false,
      logLevel: "ERROR",
      logRetentionDays: 30,
      xray: false,
      waf: false,
      wafRequestLimit: 2000,
      queryDepthLimit: 10,
      resolverCountLimit: 100,
      accessLogs: false,
      tableKey: "owned",
      production: false,
      demoUsers: false,
      sampleCatalogue: false,
      tokenStorage: "session",
    });
  });

  it("accepts the dev stack's settings", () => {
    const settings = checkSettings(devSettings());
    expect(settings).to.include({ introspection: true, demoUsers: true, sampleCatalogue: true });
  });

  describe("when one setting is out of its bounds", () => {
    const bounds: [string, string, number, number][] = [
      ["guestCartHours", "hours", 1, 8760],
      ["userCartDays", "days", 1, 3650],
      ["sessionIdleSeconds", "seconds", 2, 31536000],
      ["sessionAbsoluteSeconds", "seconds", 2, 315360000],
      ["sessionTouchSeconds", "seconds", 1, 15768000],
      ["sessionVerifySeconds", "seconds", 1, 86400],
      ["sessionDataBytes", "bytes", 2, 8192],
      ["sessionsPerUser", "sessions", 1, 50],
      ["accessTokenMinutes", "minutes", 5, 1440],
      ["refreshTokenDays", "days", 1, 3650],
      ["passwordMinimumLength", "characters", 6, 99],
      ["queryDepthLimit", "levels", 0, 75],
      ["resolverCountLimit", "resolvers", 0, 10000],
      ["wafRequestLimit", "requests", 10, 2000000000],
    ];
    for (const [name, unit, min, max] of bounds) {
      it(`names ${name}, the given and the allowed value`, () => {
        for (const given of [String(min - 1), String(max + 1), "1.5", "two", "", " 7", "1e1"]) {
          expect(refusal({ [name]: given })).to.equal(number(name, given, unit, min, max));
        }
      });
    }

    it("accepts both bounds", () => {
      const wide = {
        ...defaultSettings(),
        refreshTokenDays: "3650",
        sessionAbsoluteSeconds: "315360000",
        sessionIdleSeconds: "31536000",
      };
      const narrow = {
        ...defaultSettings(),
        sessionTouchSeconds: "1",
        sessionIdleSeconds: "2",
        sessionAbsoluteSeconds: "2",
      };
      for (const [name, , min, max] of bounds) {
        expect(checkSettings({ ...narrow, [name]: String(min) })).to.have.property(name, min);
        expect(checkSettings({ ...wide, [name]: String(max) })).to.have.property(name, max);
      }
    });

    it("names a switch that is neither true nor false", () => {
      for (const name of ["production", "demoUsers", "introspection", "refreshTokenRotation"]) {
        expect(refusal({ [name]: "yes" })).to.equal(
          `Setting "jukebox:${name}" is "yes"; it must be true or false.`,
        );
      }
    });

    it("names the allowed values of a setting", () => {
      expect(refusal({ logLevel: "error" })).to.equal(
        'Setting "jukebox:logLevel" is "error"; it must be one of NONE, ERROR, INFO, DEBUG, ALL.',
      );
      expect(refusal({ tokenStorage: "cookies" })).to.equal(
        'Setting "jukebox:tokenStorage" is "cookies"; it must be one of local, session, memory, cookie.',
      );
    });

    it("names the allowed keys for encrypting tables", () => {
      const arn = "arn:aws:kms:eu-west-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab";
      for (const given of [
        "",
        "own",
        "alias/aws/dynamodb",
        "arn:aws:kms:eu-west-1:123456789012:alias/mine",
        "arn:aws:iam::123456789012:role/mine",
        `${arn}*`,
      ]) {
        expect(refusal({ tableKey: given })).to.equal(
          `Setting "jukebox:tableKey" is "${given}"; it must be owned, managed, or the ARN of a KMS key (arn:aws:kms:REGION:ACCOUNT:key/ID), not of an alias.`,
        );
      }
      const taken = ["owned", "managed", arn].map(
        (tableKey) => checkSettings({ ...defaultSettings(), tableKey }).tableKey,
      );
      expect(taken).to.deep.equal(["owned", "managed", arn]);
    });

    it("rejects senders that are not a bare e-mail address", () => {
      const long = `${"a".repeat(320)}@example.com`;
      for (const given of [
        "shop",
        "@example.com",
        "a@b",
        "a b@example.com",
        "A <a@b.com>",
        "a..b@c.com",
        long,
      ]) {
        expect(refusal({ emailSender: given })).to.equal(
          `Setting "jukebox:emailSender" is "${given}"; it must be an e-mail address such as "shop@example.com", or nothing.`,
        );
      }
      const taken = checkSettings({
        ...defaultSettings(),
        emailSender: "the.shop+mail@shop.example.com",
      });
      expect(taken.emailSender).to.equal("the.shop+mail@shop.example.com");
    });
  });

  describe("when AWS would interpret a text differently", () => {
    it("rejects senders with special characters of policies and ARNs", () => {
      for (const mark of [..."!#$%&'*?^`{|}~"].filter((one) => one !== "?")) {
        const given = `a${mark}b@example.com`;
        expect(refusal({ emailSender: given })).to.equal(
          `Setting "jukebox:emailSender" is "${given}"; it must be an e-mail address of letters, digits and any of _ + = / , . @ -, or nothing.`,
        );
      }
      expect(refusal({ emailSender: "a?b@example.com" })).to.contain(
        "an e-mail address of letters",
      );
      const emailSender = "a_b+c=d/e.f-g@example.com";
      expect(checkSettings({ ...defaultSettings(), emailSender }).emailSender).to.equal(
        emailSender,
      );
    });

    it("rejects owners with letters or digits beyond ASCII", () => {
      for (const owner of ["Zoë", "店", "team ４"]) {
        expect(refusal({ owner })).to.equal(
          `Setting "jukebox:owner" is "${owner}"; it must be 1 to 256 letters from a to z, digits from 0 to 9, spaces and any of _ . : / = + - @, no space at its ends.`,
        );
      }
    });

    it("rejects a demo password that the pool rejects, without quoting it", () => {
      const demoPassword = "x".repeat(11);
      const more = { demoUsers: "true", passwordMinimumLength: "12" };
      expect(refusal({ ...more, demoPassword })).to.contain(
        '"jukebox:demoPassword" is 11 characters',
      );
      const settings = { ...defaultSettings(), ...more, demoUsers: "false", demoPassword };
      expect(checkSettings(settings).passwordMinimumLength).to.equal(12);
    });
  });

  describe("when AWS would reject a name, an address or a period", () => {
    const zone = { hostedZone: "Z0123456789ABCDEFGHIJ" };

    it("rejects domains that cannot have a certificate", () => {
      const long = `${"a".repeat(61)}.com`;
      for (const given of [
        "store",
        "Store.example.com",
        "-a.com",
        "a_b.com",
        "a.com.",
        "*.a.com",
        "a.1",
        long,
        "http://a.com",
      ]) {
        expect(refusal({ domain: given, ...zone })).to.equal(
          `Setting "jukebox:domain" is "${given}"; it must be a domain in lower case of at most 64 characters such as "store.example.com", or nothing.`,
        );
      }
      for (const domain of ["example.com", "a.b-c.store.example", `${"a".repeat(60)}.com`]) {
        expect(checkSettings({ ...defaultSettings(), domain, ...zone })).to.include({
          domain,
          ...zone,
        });
      }
    });

    it("rejects an invalid id of a hosted zone", () => {
      for (const hostedZone of [
        "example.com",
        "z123",
        "Z",
        "/hostedzone/Z123",
        `Z${"A".repeat(32)}`,
      ]) {
        expect(refusal({ domain: "example.com", hostedZone })).to.equal(
          `Setting "jukebox:hostedZone" is "${hostedZone}"; it must be the id of a Route 53 hosted zone such as "Z0123456789ABCDEFGHIJ", or nothing.`,
        );
      }
    });

    it("rejects periods that CloudWatch Logs does not support", () => {
      for (const given of ["0", "2", "31", "3654", "30.0", ""]) {
        expect(refusal({ logRetentionDays: given })).to.match(
          new RegExp(
            `^Setting "jukebox:logRetentionDays" is "${given}"; it must be a number of days that is one of 1, 3, 5, 7, .*3653\\.$`,
          ),
        );
      }
      const year = checkSettings({ ...defaultSettings(), logRetentionDays: "365" });
      expect(year.logRetentionDays).to.equal(365);
    });

    it("rejects an operator without an address, and an owner that is not a valid tag", () => {
      expect(refusal({ operatorEmail: "me" })).to.equal(
        'Setting "jukebox:operatorEmail" is "me"; it must be an e-mail address such as "shop@example.com", or nothing.',
      );
      for (const owner of ["", "a;b", " team", "x".repeat(257)]) {
        expect(refusal({ owner })).to.equal(
          `Setting "jukebox:owner" is "${owner}"; it must be 1 to 256 letters, digits, spaces and any of _ . : / = + - @, no space at its ends.`,
        );
      }
    });
  });

  describe("when settings contradict each other", () => {
    it("rejects a domain without its zone, and a zone without a domain", () => {
      expect(refusal({ domain: "shop.example.com" })).to.equal(
        'Setting "jukebox:hostedZone" is not set; it must be the id of the hosted zone that holds domain (shop.example.com).',
      );
      expect(refusal({ hostedZone: "Z1" })).to.equal(
        'Setting "jukebox:hostedZone" is "Z1"; it must be nothing when domain is not set.',
      );
    });

    it("rejects a touch interval above half the idle limit", () => {
      for (const sessionIdleSeconds of ["59", "58"]) {
        expect(refusal({ sessionIdleSeconds })).to.equal(
          `Setting "jukebox:sessionTouchSeconds" is "30"; it must be at most half of sessionIdleSeconds (${sessionIdleSeconds}).`,
        );
      }
      const settings = { ...defaultSettings(), sessionIdleSeconds: "60" };
      expect(checkSettings(settings).sessionTouchSeconds).to.equal(30);
    });

    it("rejects an idle limit above the absolute limit", () => {
      expect(refusal({ sessionIdleSeconds: "101", sessionAbsoluteSeconds: "100" })).to.equal(
        'Setting "jukebox:sessionIdleSeconds" is "101"; it must be at most sessionAbsoluteSeconds (100).',
      );
    });

    it("rejects an absolute limit above the lifetime of a refresh token", () => {
      expect(refusal({ sessionAbsoluteSeconds: "172801", refreshTokenDays: "2" })).to.equal(
        'Setting "jukebox:sessionAbsoluteSeconds" is "172801"; it must be at most 172800, the refreshTokenDays (2) in seconds.',
      );
    });

    it("accepts limits of a few seconds", () => {
      const limits = { sessionIdleSeconds: 4, sessionAbsoluteSeconds: 8, sessionTouchSeconds: 1 };
      const given = Object.entries(limits).map(([name, value]) => [name, String(value)]);
      const settings = { ...defaultSettings(), ...Object.fromEntries(given) };
      expect(checkSettings(settings)).to.include(limits);
    });

    it("rejects a refresh token that lives no longer than an access token", () => {
      expect(
        refusal({
          refreshTokenDays: "1",
          accessTokenMinutes: "1440",
          sessionAbsoluteSeconds: "86400",
        }),
      ).to.equal(
        'Setting "jukebox:refreshTokenDays" is "1"; it must be longer than accessTokenMinutes (1440).',
      );
    });

    it("rejects passkeys if mfa is required", () => {
      expect(refusal({ passkeys: "true", mfa: "required" })).to.equal(
        'Setting "jukebox:passkeys" is "true"; it must be false when mfa is required.',
      );
      expect(() =>
        checkSettings({ ...defaultSettings(), passkeys: "true", mfa: "optional" }),
      ).not.to.throw();
    });

    it("rejects demo users and introspection in production", () => {
      expect(refusal({ production: "true", demoUsers: "true", demoPassword: "set" })).to.equal(
        'Setting "jukebox:demoUsers" is "true"; it must be false when production is true.',
      );
      expect(refusal({ production: "true", introspection: "true" })).to.equal(
        'Setting "jukebox:introspection" is "true"; it must be false when production is true.',
      );
    });

    it("requires the password of the demo users only if there are demo users", () => {
      for (const demoPassword of [undefined, ""]) {
        expect(refusal({ demoUsers: "true", demoPassword })).to.equal(
          'Setting "jukebox:demoPassword" is not set; it must be a password when demoUsers is true: `pulumi config set --secret demoPassword`.',
        );
      }
    });
  });

  describe("when settings are missing or unknown", () => {
    it("names the missing one", () => {
      expect(refusal({ userCartDays: undefined })).to.equal(
        'Setting "jukebox:userCartDays" is not set; it must be a whole number of days from 1 to 3650.',
      );
    });

    it("names the unknown one and the known ones", () => {
      expect(refusal({ userCartDay: "3" })).to.equal(
        `Setting "jukebox:userCartDay" is set; it must be omitted: there is no such setting, only ${settingNames.join(", ")}.`,
      );
    });
  });
});
