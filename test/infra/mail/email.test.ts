import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { StoreMail } from "../../../infra/mail/email";
import { StoreNotices } from "../../../infra/observability/notices";
import { evaluateGraph } from "../support/evaluateGraph";
import type { Graph } from "../support/evaluateGraph";

const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";

async function evaluate(
  settings: Partial<Record<"emailSender" | "domain" | "hostedZone", string>>,
  region = "eu-west-1",
): Promise<{ graph: Graph; sender: unknown }> {
  let sender: unknown;
  const graph = await evaluateGraph({ "aws:region": region }, async () => {
    const notices = new StoreNotices("jukebox", { operatorEmail: "" });
    const none = { emailSender: "", domain: "", hostedZone: "" };
    const mail = new StoreMail("jukebox", { settings: { ...none, ...settings }, notices });
    sender = await new Promise((resolve) => pulumi.output(mail.sender).apply(resolve));
  });
  return { graph, sender };
}

describe("StoreMail", () => {
  it("declares the sender's address and returns it", async () => {
    const { graph, sender } = await evaluate({ emailSender: "shop@example.com" });
    expect(graph.one(IDENTITY).inputs).to.deep.equal({
      emailIdentity: "shop@example.com",
      configurationSetName: "jukebox-test-confirmations",
    });
    expect(graph.all("aws:route53/record:Record")).to.deep.equal([]);
    expect(sender).to.deep.equal({
      address: "shop@example.com",
      identityArn: "arn:aws:jukebox-sender",
      confirmationSetArn: "arn:aws:jukebox-confirmations",
      accountSet: "jukebox-test-accounts",
    });
  });

  it("declares the store's own domain, with its DNS records for verification and signing", async () => {
    const domain = { domain: "example.com", hostedZone: "Z1" };
    const { graph, sender } = await evaluate({ emailSender: "shop@mail.example.com", ...domain });
    expect(graph.one(IDENTITY).inputs).to.deep.equal({
      emailIdentity: "mail.example.com",
      configurationSetName: "jukebox-test-confirmations",
    });
    const records = graph.all("aws:route53/record:Record").map(({ inputs }) => inputs);
    expect(records).to.deep.equal(
      ["one", "two", "three"].map((token) => ({
        zoneId: "Z1",
        name: `${token}._domainkey.mail.example.com`,
        type: "CNAME",
        ttl: 1800,
        records: [`${token}.dkim.amazonses.com`],
      })),
    );
    expect(sender).to.include({ identityArn: "arn:aws:jukebox-sender" });
  });

  it("points DKIM records to the zone of regions that have their own", async () => {
    const own = { emailSender: "shop@example.com", domain: "example.com", hostedZone: "Z1" };
    for (const region of ["eu-south-1", "il-central-1", "me-central-1", "af-south-1"]) {
      const { graph } = await evaluate(own, region);
      const records = graph.all("aws:route53/record:Record").map(({ inputs }) => inputs.records);
      expect(records).to.deep.equal(
        ["one", "two", "three"].map((token) => [`${token}.dkim.${region}.amazonses.com`]),
      );
    }
  });

  it("verifies the address if only a parent domain or a similar name belongs to the store", async () => {
    for (const emailSender of ["shop@example.com", "shop@notstore.example.com"]) {
      const own = { emailSender, domain: "store.example.com", hostedZone: "Z1" };
      const { graph } = await evaluate(own);
      expect(graph.one(IDENTITY).inputs).to.include({ emailIdentity: emailSender });
    }
  });

  it("reports bounces and complaints of both sets to one encrypted topic, and counts confirmations", async () => {
    const { graph } = await evaluate({ emailSender: "shop@example.com" });
    const destinations = graph.all(
      "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination",
    );
    const feedback = {
      enabled: true,
      matchingEventTypes: ["BOUNCE", "COMPLAINT", "REJECT"],
      snsDestination: { topicArn: "arn:aws:sns:eu-west-1:123456789012:jukebox-mails" },
    };
    expect(destinations.map(({ inputs }) => inputs)).to.have.deep.members([
      {
        configurationSetName: "jukebox-test-confirmations",
        eventDestinationName: "feedback",
        eventDestination: feedback,
      },
      {
        configurationSetName: "jukebox-test-accounts",
        eventDestinationName: "feedback",
        eventDestination: feedback,
      },
      {
        configurationSetName: "jukebox-test-confirmations",
        eventDestinationName: "counts",
        eventDestination: {
          enabled: true,
          matchingEventTypes: ["SEND", "BOUNCE", "COMPLAINT", "REJECT"],
          cloudWatchDestination: {
            dimensionConfigurations: [
              {
                dimensionName: "ses:configuration-set",
                dimensionValueSource: "MESSAGE_TAG",
                defaultDimensionValue: "jukebox-test-confirmations",
              },
            ],
          },
        },
      },
    ]);
  });

  it("declares nothing without a sender", async () => {
    const { graph, sender } = await evaluate({});
    expect(sender).to.equal(undefined);
    expect(graph.resources.filter(({ type }) => /:ses|topic/i.test(type))).to.have.length(2);
  });
});
