import { expect } from "chai";
import * as aws from "@pulumi/aws";
import { GuestAccess } from "../../../infra/auth/guestAccess";
import { evaluateGraph } from "../support/evaluateGraph";

describe("GuestAccess", () => {
  it("allows exactly the given fields, by field ARN", async () => {
    const graph = await evaluateGraph({}, () => {
      new GuestAccess("jukebox", {
        apiArn: "arn:api",
        guestRole: new aws.iam.Role("guest", { assumeRolePolicy: "{}" }),
        fields: [
          { type: "Query", field: "cart" },
          { type: "Mutation", field: "clearCart" },
        ],
      });
    });
    const { role, policy } = graph.one("aws:iam/rolePolicy:RolePolicy").inputs;
    expect(role).to.equal("guest");
    expect(JSON.parse(policy)).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "appsync:GraphQL",
          Resource: ["arn:api/types/Query/fields/cart", "arn:api/types/Mutation/fields/clearCart"],
        },
      ],
    });
  });
});
