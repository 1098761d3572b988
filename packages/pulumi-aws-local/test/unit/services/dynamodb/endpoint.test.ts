import {
  BatchGetItemCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { GetCredentialsForIdentityCommand, GetIdCommand } from "@aws-sdk/client-cognito-identity";
import { expect } from "chai";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { fact } from "../../../fidelity/fact";
import { AwsStack, failure } from "../cognito-identity/support/awsStack";
import { allow, policy, trustService } from "../iam/support/testAccount";

const arn = (name: string): string => `arn:aws:dynamodb:eu-west-1:000000000000:table/${name}`;
const SERVICE = "appsync.amazonaws.com";

describe("dynamoDbEndpoint", () => {
  let stack: AwsStack;
  let operator: DynamoDBClient;

  before(async () => {
    stack = await AwsStack.start();
    operator = stack.client(new DynamoDBClient(stack.clientConfig()));
    for (const TableName of ["Open", "Closed"]) {
      await stack.services.dynamoDb.call("CreateTable", {
        TableName,
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      });
    }
  });
  after(() => stack.stop());

  const Key = { id: { S: "1" } };
  const get = (TableName: string) => new GetItemCommand({ TableName, Key });

  /** A client with the session of a role that has this policy. */
  async function clientOf(document: string): Promise<{ client: DynamoDBClient; session: string }> {
    const role = await stack.apply("aws:iam/role:Role", "worker", {
      assumeRolePolicy: trustService(SERVICE),
      inlinePolicies: [{ name: "inline", policy: document }],
    });
    const { iam } = stack.services;
    const credentials = await iam.assumeRoleForService(role.outputs["arn"], SERVICE, "s");
    const { expiration, ...keys } = credentials;
    return {
      client: stack.client(new DynamoDBClient(stack.clientConfig(keys))),
      session: `arn:aws:sts::000000000000:assumed-role/${role.id}/s`,
    };
  }
  const denied = (who: string, action: string, resource: string): string =>
    `AccessDeniedException: User: ${who} is not authorized to perform: dynamodb:${action} on ` +
    `resource: ${resource} because no identity-based policy allows the dynamodb:${action} action`;

  it("serves the operator, by table name and by ARN", async () => {
    const Item = { ...Key, at: { N: "1.50" } };
    await operator.send(new PutItemCommand({ TableName: arn("Open"), Item }));
    expect((await operator.send(get("Open"))).Item).to.deep.equal({ ...Key, at: { N: "1.5" } });
    const { Responses } = await operator.send(
      new BatchGetItemCommand({ RequestItems: { [arn("Open")]: { Keys: [Key] } } }),
    );
    expect(Object.keys(Responses!)).to.deep.equal(["Open"]);
    expect((await operator.send(new ListTablesCommand({}))).TableNames).to.deep.equal([
      "Closed",
      "Open",
    ]);
  });

  it("passes the engine's errors on", async () => {
    expect(await failure(operator.send(get("Nowhere")))).to.match(/^ResourceNotFoundException: /);
    expect(
      await failure(operator.send(get("arn:aws:dynamodb:us-east-1:000000000000:table/Open"))),
    ).to.match(/^ResourceNotFoundException: /);
  });

  it("rejects an update that would crash the engine, as DynamoDB does, also in a transaction", async () => {
    for (const UpdateExpression of ["SET \u{a63a8} = :v", "SET a = :\u3000", "DELETE\u00a0a :v"]) {
      const update = { TableName: "Open", Key, UpdateExpression };
      for (const command of [
        new UpdateItemCommand(update),
        new TransactWriteItemsCommand({ TransactItems: [{ Update: update }] }),
      ]) {
        expect(await failure(operator.send(command as UpdateItemCommand))).to.match(
          /^ValidationException: (1 validation error detected: )?Invalid UpdateExpression: Syntax error; token: "(.+)", near: ".*\2.*"$/su,
        );
      }
    }
    const named = {
      TableName: "Open",
      Key,
      UpdateExpression: "SET #a = :v",
      ExpressionAttributeNames: { "#a": "\u00e9" },
      ExpressionAttributeValues: { ":v": { S: "\u{a63a8}" } },
    };
    await operator.send(new UpdateItemCommand(named));
    expect((await operator.send(get("Open"))).Item).to.include.keys("\u00e9");
  });

  it("rejects conditions and filters that are nested so deeply that they would crash the engine", async () => {
    const deep = "(".repeat(2_000);
    const put = { TableName: "Open", Item: Key, ConditionExpression: deep };
    for (const command of [
      new PutItemCommand(put),
      new TransactWriteItemsCommand({ TransactItems: [{ Put: put }] }),
      new ScanCommand({ TableName: "Open", FilterExpression: deep }),
    ]) {
      expect(await failure(operator.send(command as PutItemCommand))).to.match(
        /^ValidationException: (1 validation error detected: )?Invalid (Condition|Filter)Expression: /,
      );
    }
    const nested = `${"NOT (".repeat(100)}attribute_exists(id)${")".repeat(100)}`;
    const item = { ...Key, text: { S: deep } };
    const harmless = { TableName: "Open", Item: item, ConditionExpression: nested };
    await operator.send(new PutItemCommand(harmless));
    expect((await operator.send(get("Open"))).Item).to.deep.include({ text: { S: deep } });
  });

  const sizes = fact(
    "DynamoDB",
    "expressions: sizes of attributes and values, operands in parentheses",
    "https://github.com/scylladb/scylladb/issues/14592, recorded on AWS by https://github.com/architect/dynalite",
    { response: "whether the condition holds, or the ValidationException", cases: 4 },
  );
  answersAsAws(sizes, "accepts sizes of values and operands in parentheses", async () => {
    const Item = { id: { S: "sizes" }, name: { S: "abc" }, count: { N: "123" } };
    await operator.send(new PutItemCommand({ TableName: "Open", Item }));
    const put = (ConditionExpression: string): Promise<string> => {
      const ExpressionAttributeValues = { ":v": { S: "abc" }, ":n": { N: "3" } };
      const ExpressionAttributeNames = { "#name": "name", "#count": "count" };
      return failure(
        operator.send(
          new UpdateItemCommand({
            TableName: "Open",
            Key: { id: Item.id },
            UpdateExpression: "SET #name = :v, #count = :n",
            ConditionExpression,
            ExpressionAttributeValues,
            ExpressionAttributeNames,
          }),
        ),
      );
    };
    const failed = "ConditionalCheckFailedException: The conditional request failed";
    expect(await put("size(#count) = :n")).to.equal(failed);
    expect(await put("size(:v) > :n")).to.equal(failed);
    expect(await put("size(:n) = :n")).to.equal(
      "ValidationException: 1 validation error detected: Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: size, operand type: N",
    );
    expect(await put("size(:v) = :n AND (size(#name)) = (:n)")).to.equal("no error");
  });

  it("continues a query only from a key of its own partition", async () => {
    const query = (start: string, condition: string) =>
      new QueryCommand({
        TableName: "Open",
        KeyConditionExpression: condition,
        ExpressionAttributeNames: condition.includes("#") ? { "#k": "id" } : undefined,
        ExpressionAttributeValues: { ":id": Key.id },
        ExclusiveStartKey: { id: { S: start } },
      });
    for (const condition of ["id = :id", "#k=:id", "(#k = :id)"]) {
      expect(await failure(operator.send(query("1", condition)))).to.equal("no error");
      expect(await failure(operator.send(query("2", condition)))).to.equal(
        "ValidationException: The provided starting key is outside query boundaries based on provided conditions",
      );
    }
  });

  it("allows a role the actions of its policy, for each table", async () => {
    const { client, session } = await clientOf(
      policy(allow(["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem"], arn("Open"))),
    );
    expect(await failure(client.send(get("Open")))).to.equal("no error");
    expect(await failure(client.send(get(arn("Open"))))).to.equal("no error");
    expect(await failure(client.send(get("Closed")))).to.equal(
      denied(session, "GetItem", arn("Closed")),
    );
    const both = new BatchGetItemCommand({
      RequestItems: { Open: { Keys: [Key] }, Closed: { Keys: [Key] } },
    });
    expect(await failure(client.send(both))).to.equal(
      denied(session, "BatchGetItem", arn("Closed")),
    );
    expect(await failure(client.send(new ListTablesCommand({})))).to.equal(
      denied(session, "ListTables", "*"),
    );
  });

  it("requires permissions for every action of a transaction", async () => {
    const { client, session } = await clientOf(policy(allow("dynamodb:PutItem", arn("Open"))));
    const put = { Put: { TableName: "Open", Item: { id: { S: "2" } } } };
    const check = {
      ConditionCheck: { TableName: "Open", Key, ConditionExpression: "attribute_exists(id)" },
    };
    const send = (...TransactItems: object[]) =>
      failure(client.send(new TransactWriteItemsCommand({ TransactItems: TransactItems as any })));
    expect(await send(put)).to.equal("no error");
    expect(await send(put, check)).to.equal(denied(session, "ConditionCheckItem", arn("Open")));
  });

  it("requires a permission for the index that a query reads", async () => {
    const { client, session } = await clientOf(policy(allow("dynamodb:Query", arn("Open"))));
    const query = new QueryCommand({
      TableName: "Open",
      IndexName: "ByTitle",
      KeyConditionExpression: "id = :id",
      ExpressionAttributeValues: { ":id": { S: "1" } },
    });
    expect(await failure(client.send(query))).to.equal(
      denied(session, "Query", `${arn("Open")}/index/ByTitle`),
    );
  });

  it("accepts PartiQL only from the operator", async () => {
    const { client, session } = await clientOf(policy(allow("dynamodb:*", "*")));
    const statement = new ExecuteStatementCommand({ Statement: 'SELECT * FROM "Open"' });
    expect(await failure(client.send(statement))).to.equal(
      denied(session, "ExecuteStatement", "*"),
    );
  });

  it("rejects a guest, whose role has no permissions on tables", async () => {
    await stack.userPool();
    const IdentityPoolId = await stack.identityPool(
      {},
      policy(allow("appsync:GraphQL", "arn:aws:appsync:eu-west-1:000000000000:apis/x/*")),
    );
    const identities = stack.identities();
    const { IdentityId } = await identities.send(new GetIdCommand({ IdentityPoolId }));
    const { Credentials } = await identities.send(
      new GetCredentialsForIdentityCommand({ IdentityId }),
    );
    const client = stack.client(
      new DynamoDBClient(
        stack.clientConfig({
          accessKeyId: Credentials!.AccessKeyId!,
          secretAccessKey: Credentials!.SecretKey!,
          sessionToken: Credentials!.SessionToken!,
        }),
      ),
    );
    const problem = await failure(client.send(get("Open")));
    expect(problem).to.match(
      /^AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role\/guest-\w{7}\/CognitoIdentityCredentials is not authorized to perform: dynamodb:GetItem on resource: /,
    );
  });

  it("rejects unknown keys and unsigned requests", async () => {
    const credentials = { accessKeyId: "AKIAOTHER", secretAccessKey: "local" };
    const stranger = stack.client(new DynamoDBClient(stack.clientConfig(credentials)));
    expect(await failure(stranger.send(get("Open")))).to.equal(
      "UnrecognizedClientException: The security token included in the request is invalid.",
    );
    const unsigned = await fetch(stack.endpoint, {
      method: "POST",
      headers: { "x-amz-target": "DynamoDB_20120810.ListTables" },
      body: "{}",
    });
    expect([unsigned.status, await unsigned.json()]).to.deep.equal([
      400,
      {
        __type: "com.amazon.coral.service#MissingAuthenticationTokenException",
        message: "Request is missing Authentication Token",
      },
    ]);
  });
});
