import { expect } from "chai";
import { dataSources } from "../../../../src/services/dataSources/dataSources";
import { UNKNOWN } from "../../../../src/core/unknown";
import recorded from "./oracle/regions.json";
import { askDataSource, refusalOf } from "./support/askDataSource";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { fact } from "../../../fidelity/fact";

const SOURCE = "recorded from hashicorp/aws";
const AREA = "Data sources of programs";

const REGION = "aws:index/getRegion:getRegion";
const PARTITION = "aws:index/getPartition:getPartition";
const TAGS = "aws:index/getDefaultTags:getDefaultTags";
const ARN = "aws:index/getArn:getArn";
const PRINCIPAL = "aws:index/getServicePrincipal:getServicePrincipal";

const frankfurt = {
  description: "Europe (Frankfurt)",
  endpoint: "ec2.eu-central-1.amazonaws.com",
  id: "eu-central-1",
  name: "eu-central-1",
  region: "eu-central-1",
};

/** Calls that are rejected, and their errors. */
const REFUSED: [token: string, args: Record<string, unknown>, message: RegExp][] = [
  [REGION, { region: "eu-central-9" }, /^aws\.getRegion: there is no region "eu-central-9"\.$/],
  [REGION, { endpoint: "ec2.x" }, /no region with the EC2 endpoint "ec2\.x"\.$/],
  [REGION, { regoin: "x" }, /no argument "regoin"\. Arguments: endpoint, id, name, region\.$/],
  [REGION, { region: ["a"] }, /"region" is a list; expected a text\.$/],
  [
    REGION,
    { endpoint: "ec2.us-east-1.amazonaws.com", name: "eu-central-1" },
    /is the endpoint of "us-east-1", not of "eu-central-1"\.$/,
  ],
  [ARN, {}, /^aws\.getArn: the argument "arn" is missing\.$/],
  [ARN, { arn: "arn:aws:s3" }, /"arn" is "arn:aws:s3", which is not an ARN\.$/],
  [PRINCIPAL, {}, /the argument "serviceName" is missing\.$/],
  [
    "aws:ec2/getVpc:getVpc",
    {},
    /aws\.ec2\.getVpc \("aws:ec2\/getVpc:getVpc"\).*Supported: aws\.getArn, .*aws\.iam\.getPolicyDocument\.$/,
  ],
  ["aws:index/getAvailabilityZones:getAvailabilityZones", {}, /aws\.getAvailabilityZones/],
  ["pulumi:pulumi:getResource", {}, /pulumi:pulumi:getResource/],
  ["constructor", {}, /"constructor"/],
];

describe("readDataSource", () => {
  it("returns the provider's region, or the one in the arguments", () => {
    expect(askDataSource(REGION)).to.deep.equal(frankfurt);
    expect(askDataSource(REGION, { id: "us-east-1" })).to.deep.equal(frankfurt);
    for (const args of [
      { region: "us-east-1" },
      { name: "us-east-1" },
      { region: "us-east-1", name: "eu-central-1" },
      { endpoint: "ec2.us-east-1.amazonaws.com" },
    ]) {
      expect(askDataSource(REGION, args), JSON.stringify(args)).to.include({ id: "us-east-1" });
    }
  });

  answersAsAws(
    fact(AREA, "aws:index/getRegion", SOURCE),
    "describes regions as the provider does",
    () => {
      const returned = Object.keys(recorded.regions).map((region) => {
        const { description, endpoint } = askDataSource(REGION, { region });
        return [region, { description, endpoint }];
      });
      expect(returned).to.have.length(43);
      expect(Object.fromEntries(returned)).to.deep.equal(recorded.regions);
    },
  );

  answersAsAws(
    fact(AREA, "aws:index/getPartition", SOURCE),
    "describes partitions as the provider does",
    () => {
      const returned = Object.keys(recorded.partitions).map((region) => {
        const { id, ...partition } = askDataSource(PARTITION, {}, { region });
        expect(id).to.equal(partition["partition"]);
        return [region, partition];
      });
      expect(Object.fromEntries(returned)).to.deep.equal(recorded.partitions);
      expect(returned).to.have.length(7);
    },
  );

  answersAsAws(
    fact(AREA, "aws:index/getServicePrincipal", SOURCE),
    "names service principals as the provider does",
    () => {
      const returned = recorded.servicePrincipals.map(({ region, serviceName }) =>
        askDataSource(PRINCIPAL, { region, serviceName }),
      );
      expect(returned).to.have.length(35);
      expect(returned).to.deep.equal(recorded.servicePrincipals);
    },
  );

  it("returns the caller", () => {
    const token = "aws:index/getCallerIdentity:getCallerIdentity";
    expect(askDataSource(token)).to.deep.equal({
      accountId: "1",
      arn: "arn:aws:iam::1:user/tester",
      id: "1",
      userId: "AIDATESTER",
    });
  });

  it("parses an ARN", () => {
    expect(askDataSource(ARN, { arn: "arn:aws:s3:::b/c:d" })).to.deep.equal({
      account: "",
      arn: "arn:aws:s3:::b/c:d",
      id: "arn:aws:s3:::b/c:d",
      partition: "aws",
      region: "",
      resource: "b/c:d",
      service: "s3",
    });
  });

  it("returns default tags without those of AWS", () => {
    const defaultTags = { team: "shop", "aws:x": "y" };
    expect(askDataSource(TAGS, {}, { defaultTags })).to.deep.equal({
      id: "aws",
      tags: { team: "shop" },
    });
  });

  it("leaves all results unknown while the region or the tags are unknown", () => {
    expect(askDataSource(PARTITION, {}, { region: UNKNOWN })).to.deep.equal({
      dnsSuffix: UNKNOWN,
      id: UNKNOWN,
      partition: UNKNOWN,
      reverseDnsPrefix: UNKNOWN,
    });
    expect(askDataSource(TAGS, {}, { defaultTags: UNKNOWN })).to.deep.equal({
      id: UNKNOWN,
      tags: UNKNOWN,
    });
    expect(askDataSource(REGION, { region: "eu-central-1" }, { region: UNKNOWN })).to.deep.equal(
      frankfurt,
    );
  });

  it("rejects to guess a region", () => {
    for (const token of [REGION, PARTITION, TAGS]) {
      expect(refusalOf(() => askDataSource(token, {}, { region: undefined }))).to.match(
        /VisibleError: aws\.get\w+: the region is not known: set aws:region/,
      );
    }
  });

  for (const [token, args, message] of REFUSED) {
    it(`rejects ${token} with ${JSON.stringify(args)}`, () => {
      const refusal = refusalOf(() => askDataSource(token, args));
      expect(refusal).to.match(/^VisibleError: /);
      expect(refusal.slice("VisibleError: ".length)).to.match(message);
    });
  }

  it("returns only declared results", () => {
    const calls: Record<string, Record<string, unknown>> = {
      [ARN]: { arn: "arn:aws:s3:::b" },
      [PRINCIPAL]: { serviceName: "s3" },
    };
    for (const [token, { results }] of Object.entries(dataSources)) {
      const returned = Object.keys(askDataSource(token, calls[token]));
      expect(results, token).to.include.members(returned);
    }
  });
});
