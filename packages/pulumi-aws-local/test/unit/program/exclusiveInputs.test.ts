import { expect } from "chai";
import { propertyFailures } from "../../../src/program/checkProperties";
import { resourceHandlers } from "../../../src/services/resourceHandlers";

/** Inputs that conflict in the schema of the AWS provider, with values that are valid separately. */
const conflicts: [type: string, inputs: Record<string, unknown>][] = [
  ["aws:appsync/resolver:Resolver", { dataSource: "a", pipelineConfig: { functions: ["f"] } }],
  ["aws:cloudwatch/logGroup:LogGroup", { name: "a", namePrefix: "b" }],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", { statistic: "Sum", extendedStatistic: "p99" }],
  ["aws:cognito/user:User", { password: "Secret-12", temporaryPassword: "Secret-13" }],
  ["aws:cognito/userPool:UserPool", { usernameAttributes: ["email"], aliasAttributes: ["email"] }],
  ["aws:iam/policy:Policy", { name: "a", namePrefix: "b" }],
  ["aws:iam/role:Role", { name: "a", namePrefix: "b" }],
  ["aws:iam/rolePolicy:RolePolicy", { name: "a", namePrefix: "b" }],
  ["aws:route53/record:Record", { ttl: 60, aliases: [{ name: "a.b", zoneId: "Z1" }] }],
  ["aws:s3/bucketObjectv2:BucketObjectv2", { content: "a", contentBase64: "YQ==" }],
  [
    "aws:ses/eventDestination:EventDestination",
    {
      snsDestination: { topicArn: "arn:aws:sns:eu-central-1:123456789012:a" },
      cloudwatchDestinations: [
        { defaultValue: "a", dimensionName: "b", valueSource: "emailHeader" },
      ],
    },
  ],
];

describe("Inputs that exclude each other in the AWS provider", () => {
  const refusals = (type: string, inputs: Record<string, unknown>): string[] =>
    propertyFailures(inputs, resourceHandlers[type]!)
      .map(({ property, reason }) => `"${property}" ${reason}`)
      .filter((text) => text.includes("AWS takes only one of"));

  for (const [type, inputs] of conflicts) {
    it(`are rejected for ${type}: ${Object.keys(inputs).join(", ")}`, () => {
      const [first, second] = Object.entries(inputs) as [[string, unknown], [string, unknown]];
      expect(refusals(type, inputs)).to.have.length(1);
      for (const name of Object.keys(inputs))
        expect(refusals(type, inputs)[0]).to.contain(`"${name}"`);
      for (const [name, value] of [first, second]) {
        expect(refusals(type, { [name]: value })).to.deep.equal([]);
      }
    });
  }
});
