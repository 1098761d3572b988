import { expect } from "chai";
import { cloudWatchHandlers } from "../../../../src/services/cloudwatch/resources";
import type { LocalServices } from "../../../../src/services/localServices";

describe("CloudWatch resources", () => {
  it("return a log group's name and ARN", async () => {
    const type = "aws:cloudwatch/logGroup:LogGroup";
    const inputs = { name: "/aws/appsync/apis/x", retentionInDays: 30 };
    const services = { region: "eu-west-1", accountId: "000000000000" } as LocalServices;
    const request = { urn: "urn:logs", type, name: "logs", inputs };
    expect(await cloudWatchHandlers[type]!.create(request, services)).to.deep.equal({
      id: "/aws/appsync/apis/x",
      outputs: {
        ...inputs,
        arn: "arn:aws:logs:eu-west-1:000000000000:log-group:/aws/appsync/apis/x",
        tagsAll: {},
      },
    });
  });
});
