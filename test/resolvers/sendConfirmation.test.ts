import { expect } from "chai";
import { evaluate, sessionItem } from "./support/resolverCode";

const purchase = {
  UserId: "sub-1",
  PurchaseId: "44444444-4444-4444-8444-444444444444",
  PurchasedAt: "2026-01-02T03:04:05.678Z",
  TotalCents: 4005,
  Lines: [
    { ProductId: "a", Title: `<b>"Q" & 'R'</b>`, Artist: "A", Quantity: 3, PriceCents: 1335 },
  ],
};

const send = (stash: Record<string, unknown>) =>
  evaluate("sendConfirmation", "request", {
    stash: { session: sessionItem(), purchase, ...stash },
  });

describe("sendConfirmation", () => {
  it("sends SES text and HTML with every value escaped", () => {
    const { result } = send({ mailDue: true });
    const { body, ...params } = (result as any).params;
    expect({ ...(result as any), params }).to.deep.equal({
      method: "POST",
      resourcePath: "/v2/email/outbound-emails",
      params: { headers: { "Content-Type": "application/json" } },
    });
    const mail = JSON.parse(body);
    expect(mail.FromEmailAddress).to.equal("shop@example.com");
    expect(mail.Destination).to.deep.equal({ ToAddresses: ["user@example.com"] });
    const { Text, Html } = mail.Content.Simple.Body;
    expect(Text.Data).to.contain(`3 x A: <b>"Q" & 'R'</b>  $40.05`).and.to.contain("Total  $40.05");
    expect(Html.Data).to.contain("&lt;b&gt;&quot;Q&quot; &amp; &#39;R&#39;&lt;/b&gt;");
    expect(Html.Data).not.to.contain("<b>");
  });

  it("sends nothing for a purchase that another call has made", () => {
    expect(send({}).earlyReturn).to.deep.equal({ skipTo: "END" });
  });

  it("treats every response of SES only as the mail's outcome", () => {
    const outcome = (context: object) =>
      evaluate("sendConfirmation", "response", { stash: {}, ...context }).stash.mailed;
    expect(outcome({ result: { statusCode: 200, body: "{}" } })).to.equal(true);
    expect(outcome({ result: { statusCode: 400, body: "{}" } })).to.equal(false);
    expect(outcome({ error: { message: "timeout", type: "Http" } })).to.equal(false);
  });
});

describe("recordConfirmation", () => {
  it("keeps a purchase if the mail's outcome cannot be recorded", () => {
    const pending = { ...purchase, Confirmation: "PENDING" };
    const { stash, error } = evaluate("recordConfirmation", "response", {
      stash: { purchase: pending, mailed: true },
      error: { message: "x", type: "DynamoDB:InternalServerErrorException" },
    });
    expect(error).to.equal(undefined);
    expect(stash.purchase).to.deep.equal(pending);
  });
});
