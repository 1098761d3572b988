import { expect } from "chai";
import {
  dkimZone,
  REGIONS_WITHOUT_CLOUDFRONT_LOGS,
  REGIONS_WITHOUT_SES,
  STORE_REGIONS,
} from "../../../infra/settings/awsRegions";
import { checkRegion } from "../../../infra/settings/checkRegion";
import { checkSettings } from "../../../infra/settings/checkSettings";
import { defaultSettings, evaluateGraph } from "../support/evaluateGraph";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

function refusal(region: string, changes: Record<string, string> = {}): string {
  const settings = checkSettings({ ...defaultSettings(), ...changes });
  try {
    checkRegion(region, settings);
  } catch (error) {
    expect((error as Error).name).to.equal("VisibleError");
    return (error as Error).message;
  }
  return "none";
}

describe("checkRegion", () => {
  it("accepts every region that has AppSync and Cognito", () => {
    expect(STORE_REGIONS).to.have.length(31);
    for (const region of STORE_REGIONS) expect(refusal(region), region).to.equal("none");
  });

  it("rejects regions without AppSync or without user pools, and names the supported ones", () => {
    const without = ["us-gov-west-1", "cn-north-1", "ap-east-2", "mx-central-1", "eu-west-9"];
    for (const region of without) {
      expect(refusal(region)).to.equal(
        `Setting "aws:region" is "${region}"; it must be a region with AppSync and Cognito: ${STORE_REGIONS.join(", ")}.`,
      );
    }
  });

  it("rejects a sender only in regions without SES", () => {
    const emailSender = "shop@example.com";
    for (const region of STORE_REGIONS) {
      expect(refusal(region, { emailSender }), region).to.equal(
        REGIONS_WITHOUT_SES.includes(region)
          ? `Setting "jukebox:emailSender" is "shop@example.com"; it must be nothing in ${region}, where there is no SES.`
          : "none",
      );
    }
  });

  it("rejects access logs only where CloudFront cannot write logs to a bucket", () => {
    for (const region of STORE_REGIONS) {
      expect(refusal(region, { accessLogs: "true" }), region).to.equal(
        REGIONS_WITHOUT_CLOUDFRONT_LOGS.includes(region)
          ? `Setting "jukebox:accessLogs" is "true"; it must be false in ${region}, where CloudFront cannot write logs to a bucket.`
          : "none",
      );
    }
  });

  it("rejects a table key of another region", () => {
    expect(refusal("eu-west-1", { tableKey: KEY })).to.equal("none");
    expect(refusal("eu-west-2", { tableKey: KEY })).to.equal(
      `Setting "jukebox:tableKey" is "${KEY}"; it must be a key in aws:region (eu-west-2), the region of the tables.`,
    );
  });

  it("stops the program before it declares any resource", async () => {
    const program = evaluateGraph({ ...defaultSettings(), "aws:region": "us-gov-west-1" });
    const outcome = await program.catch((error: Error) => error.message);
    expect(outcome).to.match(/^Setting "aws:region" is "us-gov-west-1"; it must be a region with/);
  });
});

describe("dkimZone", () => {
  it("is the region's own zone if SES has one there, otherwise the common one", () => {
    const own = [
      "af-south-1",
      "ap-northeast-3",
      "ap-south-2",
      "ap-southeast-3",
      "ap-southeast-5",
      "ca-west-1",
      "eu-central-2",
      "eu-south-1",
      "il-central-1",
      "me-central-1",
    ];
    for (const region of STORE_REGIONS) {
      const expected = own.includes(region) ? `dkim.${region}.amazonses.com` : "dkim.amazonses.com";
      expect(dkimZone(region), region).to.equal(expected);
    }
  });
});
