import {
  CreateTableCommand,
  DynamoDBClient,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { supportedTypes } from "../../src/supported";
import { type EngineClient, urnOf } from "./support/engineClient";
import { IMPORT_IDS, importCases, type Made, NOT_IMPORTABLE } from "./support/importCases";
import { ServedFolder } from "./support/served";

const TYPES = Object.keys(supportedTypes());

describe("An import", function () {
  this.timeout(30_000);
  const folder = new ServedFolder();
  let engine: EngineClient;
  let origin: string;
  before(async () => {
    ({ origin } = await folder.start());
    engine = await folder.connect();
  });
  after(() => folder.remove());

  const refusalOf = (type: string, id: string): Promise<string> =>
    engine.read(urnOf(type, "imported"), id).then(
      () => expect.fail(`${type} ${id} was not refused`),
      (error: { details: string }) => error.details,
    );

  it("imports every resource that the engine has lost by the ids of the AWS provider, with its declared inputs", async () => {
    const made = new Map<string, Made>();
    const types = TYPES.filter((type) => !NOT_IMPORTABLE.includes(type));
    for (const [type, inputsOf] of importCases(types)) {
      const inputs = inputsOf((other) => made.get(other)!);
      const created = await engine.create(urnOf(type, "declared"), inputs);
      made.set(type, created);
      for (const given of IMPORT_IDS[type]?.(created) ?? [created.id]) {
        const urn = urnOf(type, "imported");
        const { id, ...read } = await engine.read(urn, given);
        expect({ type, id, inputs: read.inputs }).to.deep.equal({ type, id: created.id, inputs });
        const diff = await engine.diff(urn, id, {
          olds: read.properties,
          oldInputs: read.inputs,
          news: inputs,
        });
        expect({ type, diffs: diff.diffsList }).to.deep.equal({ type, diffs: [] });
      }
    }
    expect([...made.keys()]).to.have.members(types);
  });

  it("imports the tags of a table that was created with the AWS SDK", async () => {
    const [TableName, ResourceArn] = ["made", "arn:aws:dynamodb:eu-west-1:000000000000:table/made"];
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const dynamoDb = new DynamoDBClient({ region: "eu-west-1", endpoint: origin, credentials });
    await dynamoDb.send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
        Tags: [{ Key: "Owner", Value: "me" }],
      }),
    );
    const imported = async () =>
      (await engine.read(urnOf("aws:dynamodb/table:Table", "made"), TableName)).inputs["tags"];
    expect(await imported()).to.deep.equal({ Owner: "me" });
    await dynamoDb.send(
      new TagResourceCommand({ ResourceArn, Tags: [{ Key: "Team", Value: "shop" }] }),
    );
    await dynamoDb.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["Owner"] }));
    expect(await imported()).to.deep.equal({ Team: "shop" });
    await dynamoDb.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["Team"] }));
    expect(await imported()).to.equal(undefined);
    dynamoDb.destroy();
  });

  it("rejects an id that does not exist, and states the type, the id and its format", async () => {
    const types = TYPES.filter((one) => !NOT_IMPORTABLE.includes(one));
    const refused = types.flatMap((type) =>
      ["none", "no/such,thing|here:at-all"].map(async (id) => {
        expect(await refusalOf(type, id))
          .to.contain(`"imported" (${type})`)
          .and.to.contain(`"${id}" does not exist`)
          .and.to.contain("An import takes");
      }),
    );
    await Promise.all(refused);
  });

  it("rejects a type that the AWS provider cannot import by name", async () => {
    for (const type of NOT_IMPORTABLE) {
      expect(await refusalOf(type, "shop.example.com"))
        .to.contain(type)
        .and.to.contain("the AWS provider imports no resource of this type");
    }
  });
});
