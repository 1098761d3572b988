import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { readRegion, readSettings } from "../../../infra/settings/settings";
import { defaultSettings, devSettings, evaluateGraph } from "../support/evaluateGraph";

/** The error of `read` in a stack with these settings. */
async function failureOf(settings: Record<string, string>, read: () => unknown): Promise<Error> {
  let failure: unknown;
  await evaluateGraph(settings, () => {
    try {
      read();
    } catch (error) {
      failure = error;
    }
  });
  if (!(failure instanceof Error)) throw new Error("nothing was thrown");
  return failure;
}

describe("readSettings", () => {
  it("returns the demo users' password as a secret, only if there are demo users", async () => {
    const seen: unknown[] = [];
    await evaluateGraph(devSettings(), async () => {
      const { demoPassword } = readSettings();
      seen.push(await pulumi.isSecret(demoPassword as pulumi.Output<string>));
    });
    const unused = { ...defaultSettings(), demoPassword: "not needed" };
    await evaluateGraph(unused, () => void seen.push("demoPassword" in readSettings()));
    expect(seen).to.deep.equal([true, false]);
  });

  it("never quotes the password", async () => {
    const demoPassword = "a password in a message";
    const settings = { ...devSettings(), production: "true", demoPassword };
    expect((await failureOf(settings, readSettings)).message).not.to.contain(demoPassword);
  });

  it("rejects a password that is stored in plain text, without quoting it", async () => {
    const settings = { ...devSettings(), demoPassword: "a password in clear" };
    const read = (): unknown => {
      pulumi.runtime.setAllConfig(pulumi.runtime.allConfig(), []);
      return readSettings();
    };
    expect((await failureOf(settings, read)).message).to.equal(
      'Setting "jukebox:demoPassword" is set in clear; it must be a secret: `pulumi config set --secret demoPassword`.',
    );
  });

  it("rejects a password that is too short, without quoting it", async () => {
    const settings = { ...devSettings(), demoPassword: "Ab-1 cdé" };
    expect((await failureOf(settings, readSettings)).message).to.equal(
      'Setting "jukebox:demoPassword" is 8 characters long; it must be 10 (passwordMinimumLength) to 256 characters long.',
    );
  });

  it("rejects passkeys without a domain, except on a local stack", async () => {
    const settings = { ...defaultSettings(), passkeys: "true" };
    expect((await failureOf(settings, readSettings)).message).to.equal(
      'Setting "jukebox:passkeys" is "true"; it must be false when domain is not set.',
    );
    const seen: unknown[] = [];
    const endpoints = JSON.stringify([{ cognitoidp: "http://localhost:4000" }]);
    await evaluateGraph({ ...settings, "aws:endpoints": endpoints }, () => {
      seen.push(readSettings().relyingPartyId);
    });
    await evaluateGraph(defaultSettings(), () => {
      seen.push("relyingPartyId" in readSettings());
    });
    expect(seen).to.deep.equal(["localhost", false]);
  });

  it("rejects an unknown setting of the project", async () => {
    const settings = { ...defaultSettings(), guestCartHour: "2" };
    const { message, name } = await failureOf(settings, readSettings);
    expect(name).to.equal("VisibleError");
    expect(message).to.match(/^Setting "jukebox:guestCartHour" is set; it must be omitted: /);
  });

  it("ignores settings of providers", async () => {
    const settings = { ...defaultSettings(), "aws:profile": "shop" };
    let read: unknown;
    await evaluateGraph(settings, () => void (read = readSettings()));
    expect(read).to.have.property("guestCartHours", 2);
  });
});

describe("readRegion", () => {
  it("reads aws:region", async () => {
    let read: unknown;
    await evaluateGraph({ "aws:region": "us-gov-west-1" }, () => void (read = readRegion()));
    expect(read).to.equal("us-gov-west-1");
  });

  it("names the setting if it is missing or not a region", async () => {
    const how =
      "it must be an AWS region such as eu-west-1: `pulumi config set aws:region eu-west-1`.";
    expect((await failureOf({ "aws:region": "" }, readRegion)).message).to.equal(
      `Setting "aws:region" is not set; ${how}`,
    );
    expect((await failureOf({ "aws:region": "Ireland" }, readRegion)).message).to.equal(
      `Setting "aws:region" is "Ireland"; ${how}`,
    );
  });
});
