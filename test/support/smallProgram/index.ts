// The smallest program with data and a secret, for tests that do not depend on the program. It
// starts in a third of the store's time.
import * as dynamodb from "@pulumi/aws/dynamodb";
import { Config } from "@pulumi/pulumi";

export const notes = new dynamodb.Table("notes", {
  hashKey: "Id",
  attributes: [{ name: "Id", type: "S" }],
  billingMode: "PAY_PER_REQUEST",
}).name;

export const hasPassword = new Config().requireSecret("password").apply((value) => value !== "");
