import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { StoreMail } from "../../infra/email";
import { evaluateGraph } from "./support/evaluateGraph";

describe("StoreMail", () => {
  it("declares the sender's identity and hands it on", async () => {
    let sender: unknown;
    const graph = await evaluateGraph({}, async () => {
      const mail = new StoreMail("jukebox", { address: "shop@example.com" });
      sender = await new Promise((resolve) => pulumi.output(mail.sender).apply(resolve));
    });
    const identity = graph.one("aws:sesv2/emailIdentity:EmailIdentity");
    expect(identity.inputs).to.deep.equal({ emailIdentity: "shop@example.com" });
    expect(sender).to.deep.equal({
      address: "shop@example.com",
      identityArn: "arn:aws:jukebox-sender",
    });
  });

  it("declares nothing without a sender", async () => {
    const graph = await evaluateGraph({}, () => {
      expect(new StoreMail("jukebox", { address: "" }).sender).to.equal(undefined);
    });
    expect(graph.all("aws:sesv2/emailIdentity:EmailIdentity")).to.deep.equal([]);
  });
});
