import { DynamoDBClient, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { signRequest } from "../../../../../src/core/signRequest";
import { AwsStack } from "../../cognito-identity/support/awsStack";
import { allow, policy, trustService } from "../../iam/support/testAccount";

const SERVICE = "appsync.amazonaws.com";
const OPERATOR = { accessKeyId: "local", secretAccessKey: "local" };
const LABEL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/;

describe("dynamoDbStreamsEndpoint", () => {
  let stack: AwsStack;
  let arn: string;

  before(async () => {
    stack = await AwsStack.start();
    const declared = await stack.apply("aws:dynamodb/table:Table", "orders", {
      name: "Orders",
      hashKey: "id",
      attributes: [{ name: "id", type: "S" }],
      billingMode: "PAY_PER_REQUEST",
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
    });
    arn = declared.outputs["streamArn"];
  });
  after(() => stack.stop());

  async function ask(
    operation: string,
    input: object,
    credentials: object = OPERATOR,
  ): Promise<any> {
    const headers: Record<string, string> = {
      host: new URL(stack.endpoint).host,
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
    };
    const body = JSON.stringify(input);
    const request = {
      method: "POST",
      path: "/",
      query: "",
      headers,
      body: Buffer.from(body),
      sourceIp: "",
    };
    const scope = { region: "eu-west-1", service: "dynamodb" };
    signRequest(request, credentials as typeof OPERATOR, scope, Date.now());
    const response = await fetch(stack.endpoint, { method: "POST", headers, body });
    const { __type, message, ...rest } = (await response.json()) as Record<string, any>;
    return __type === undefined ? rest : `${__type.split("#")[1]}: ${message}`;
  }
  async function shardOf(StreamArn: string): Promise<string> {
    return (await ask("DescribeStream", { StreamArn })).StreamDescription.Shards[0].ShardId;
  }
  async function iterator(more: object = {}): Promise<string> {
    const ShardIteratorType = "TRIM_HORIZON";
    const ShardId = await shardOf(arn);
    const response = await ask("GetShardIterator", {
      StreamArn: arn,
      ShardId,
      ShardIteratorType,
      ...more,
    });
    return response.ShardIterator;
  }
  const put = (id: string, more: object = {}): Promise<unknown> =>
    stack.services.dynamoDb.call("PutItem", {
      TableName: "Orders",
      Item: { id: { S: id }, ...more },
    });

  it("lists and describes the stream of a declared table, in AWS's formats", async () => {
    const [, label = ""] = arn.split("/stream/");
    expect(arn).to.match(/^arn:aws:dynamodb:eu-west-1:000000000000:table\/Orders\/stream\//);
    expect(label).to.match(LABEL);
    const stream = { StreamArn: arn, TableName: "Orders", StreamLabel: label };
    expect(await ask("ListStreams", {})).to.deep.equal({ Streams: [stream] });
    const { StreamDescription } = await ask("DescribeStream", { StreamArn: arn });
    const { Shards, CreationRequestDateTime, ...rest } = StreamDescription;
    expect(rest).to.deep.equal({
      ...stream,
      StreamStatus: "ENABLED",
      StreamViewType: "NEW_AND_OLD_IMAGES",
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    });
    expect(CreationRequestDateTime * 1000).to.equal(Date.parse(`${label}Z`));
    expect(Shards[0].ShardId).to.match(/^shardId-\d{20}-[0-9a-f]{8}$/);
    expect(Shards[0].SequenceNumberRange).to.have.all.keys("StartingSequenceNumber");
  });

  it("reads records by their position, with the stack's region", async () => {
    await put("1", { text: { S: ":dynoxide:" } });
    await put("1", { n: { N: "2" } });
    const { Records, NextShardIterator } = await ask("GetRecords", {
      ShardIterator: await iterator(),
      Limit: 1,
    });
    const [first] = Records;
    expect([first.eventName, first.awsRegion]).to.deep.equal(["INSERT", "eu-west-1"]);
    expect(first.dynamodb.NewImage.text).to.deep.equal({ S: ":dynoxide:" });
    expect(first.dynamodb.SequenceNumber).to.match(/^\d{21}$/);
    const rest = await ask("GetRecords", { ShardIterator: NextShardIterator });
    expect(rest.Records.map(({ eventName }: any) => eventName)).to.deep.equal(["MODIFY"]);
    const { SequenceNumber } = first.dynamodb;
    for (const [ShardIteratorType, count] of [
      ["AT_SEQUENCE_NUMBER", 2],
      ["AFTER_SEQUENCE_NUMBER", 1],
    ]) {
      const ShardIterator = await iterator({ ShardIteratorType, SequenceNumber });
      expect((await ask("GetRecords", { ShardIterator })).Records).to.have.length(count as number);
    }
    const latest = await iterator({ ShardIteratorType: "LATEST" });
    await put("2");
    const { Records: newest } = await ask("GetRecords", { ShardIterator: latest });
    expect(newest.map(({ dynamodb }: any) => dynamodb.Keys.id.S)).to.deep.equal(["2"]);
  });

  it("returns the attributes of the stream's view type after UpdateTable enabled it", async () => {
    await stack.apply("aws:dynamodb/table:Table", "views", {
      name: "Views",
      hashKey: "id",
      attributes: [{ name: "id", type: "S" }],
      billingMode: "PAY_PER_REQUEST",
    });
    const client = stack.client(new DynamoDBClient(stack.clientConfig()));
    const StreamSpecification = { StreamEnabled: true, StreamViewType: "KEYS_ONLY" as const };
    const { TableDescription } = await client.send(
      new UpdateTableCommand({ TableName: "Views", StreamSpecification }),
    );
    const StreamArn = TableDescription!.LatestStreamArn!;
    expect(TableDescription!.LatestStreamLabel).to.match(LABEL);
    await stack.services.dynamoDb.call("PutItem", { TableName: "Views", Item: { id: { S: "1" } } });
    const ShardIterator = await iterator({ StreamArn, ShardId: await shardOf(StreamArn) });
    const { Records } = await ask("GetRecords", { ShardIterator });
    expect(Records[0].dynamodb).to.include.keys("Keys").and.not.include.keys("NewImage");
  });

  it("requires a permission for the stream", async () => {
    const role = await stack.apply("aws:iam/role:Role", "reader", {
      assumeRolePolicy: trustService(SERVICE),
      inlinePolicies: [
        {
          name: "p",
          policy: policy(allow(["dynamodb:DescribeStream", "dynamodb:GetShardIterator"], arn)),
        },
      ],
    });
    const session = await stack.services.iam.assumeRoleForService(
      role.outputs["arn"],
      SERVICE,
      "s",
    );
    expect(await ask("DescribeStream", { StreamArn: arn }, session)).to.be.an("object");
    const denied = (action: string, resource: string): string =>
      `AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role/${role.id}/s is not authorized to perform: ` +
      `dynamodb:${action} on resource: ${resource} because no identity-based policy allows the dynamodb:${action} action`;
    expect(await ask("GetRecords", { ShardIterator: await iterator() }, session)).to.equal(
      denied("GetRecords", arn),
    );
    expect(await ask("ListStreams", {}, session)).to.equal(denied("ListStreams", "*"));
  });

  it("rejects what the service model and the service reject", async () => {
    const ShardId = await shardOf(arn);
    const none = arn.replace(/[^/]+$/, "2020-01-01T00:00:00.000");
    const refused: [string, object, string][] = [
      [
        "DescribeStream",
        {},
        "ValidationException: 1 validation error detected: Value null at 'streamArn' failed to satisfy constraint: Member must not be null",
      ],
      [
        "DescribeStream",
        { StreamArn: null, Limit: 101 },
        "ValidationException: 2 validation errors detected: Value null at 'streamArn' failed to satisfy constraint: Member must not be null; Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100",
      ],
      [
        "ListStreams",
        { Limit: -1 },
        "ValidationException: 1 validation error detected: Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ],
      [
        "GetShardIterator",
        { StreamArn: arn, ShardId, ShardIteratorType: "X" },
        "ValidationException: 1 validation error detected: Value 'X' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
      ],
      [
        "ListStreams",
        { TableName: 1 },
        "SerializationException: NUMBER_VALUE cannot be converted to String",
      ],
      [
        "DescribeStream",
        { StreamArn: none },
        `ResourceNotFoundException: Requested resource not found: Stream: ${none} not found`,
      ],
      [
        "GetShardIterator",
        { StreamArn: arn, ShardId: `${ShardId.slice(0, -1)}x`, ShardIteratorType: "LATEST" },
        "ResourceNotFoundException: Requested resource not found: Shard does not exist",
      ],
      ["GetRecords", { ShardIterator: "x" }, "ValidationException: Invalid ShardIterator"],
      [
        "GetStream",
        {},
        'UnknownOperationException: GetStream of "dynamodb" is not supported by the local stack.',
      ],
    ];
    for (const [operation, input, message] of refused) {
      expect(await ask(operation, input)).to.equal(message);
    }
  });
});
