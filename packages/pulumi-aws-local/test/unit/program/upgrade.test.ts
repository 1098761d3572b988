import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
} from "@aws-sdk/client-cognito-identity";
import {
  AdminInitiateAuthCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { startStack, type LocalStack } from "../../../src/stack";
import { copyFixture, planOf, type ProjectFolder } from "./support/projectFolder";

/**
 * fixtures/recorded/data was written by the code of commit 5cb01d8, which recorded no creations. An identity, an
 * account, an item and a changed stock were added through the AWS SDK.
 */
describe("A data folder of an earlier version", function () {
  this.timeout(60_000);
  const IDENTITY = "eu-central-1:3d06d7b7-187a-4c32-9574-082d469537f3";
  let project: ProjectFolder;
  let stack: LocalStack | undefined;
  let outputs: Record<string, string>;
  let secrets: Record<string, string>;
  before(() => {
    project = copyFixture("recorded");
    mkdirSync(join(project.data, "state"));
    unpack("data.mdb.gz", "state/data.mdb");
    unpack("dynamodb.sqlite.gz", "dynamodb.sqlite");
    const read = (name: string) => JSON.parse(readFileSync(join(project.data, name), "utf8"));
    [outputs, secrets] = [read("outputs.json"), read("secrets.json")];
  });
  after(async () => {
    await stack?.stop();
    project.remove();
  });

  function unpack(packed: string, name: string): void {
    const file = join(project.data, packed);
    writeFileSync(join(project.data, name), gunzipSync(readFileSync(file)));
    rmSync(file);
  }

  it("is planned as unchanged", async () => {
    const plan = await planOf(project, secrets);
    expect(plan).to.have.length(13);
    expect(plan.filter(({ action }) => action !== "same")).to.deep.equal([]);
  });

  it("opens with all its data", async () => {
    stack = await startStack({
      projectDir: project.folder,
      stack: "dev",
      port: 0,
      data: project.data,
      reset: false,
      allowExternalHttp: false,
      watch: false,
      allowDataLoss: false,
      config: {},
    });
    expect(stack.notices).to.deep.equal([]);
    expect(stack.freshSecrets).to.deep.equal({});
    expect(stack.outputs).to.deep.equal({ ...outputs, awsEndpoint: stack.origin });
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const client = { endpoint: stack.origin, region: "eu-central-1", credentials };

    const { Items } = await new DynamoDBClient(client).send(
      new ScanCommand({ TableName: outputs["tableName"] }),
    );
    expect(Items).to.have.deep.members([
      { OwnerId: { S: "sample" }, No: { S: "1" }, Stock: { N: "3" } },
      { OwnerId: { S: "ann" }, No: { S: "1" }, At: { S: "2026" } },
    ]);

    const cognito = new CognitoIdentityProviderClient(client);
    const { userPoolId: UserPoolId, clientId: ClientId, clientSecret } = outputs;
    const signIn = async (USERNAME: string, PASSWORD: string): Promise<boolean> => {
      const SECRET_HASH = createHmac("sha256", clientSecret!)
        .update(USERNAME + ClientId)
        .digest("base64");
      const AuthParameters = { USERNAME, PASSWORD, SECRET_HASH };
      const request = {
        UserPoolId,
        ClientId,
        AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
        AuthParameters,
      } as const;
      const { AuthenticationResult } = await cognito.send(new AdminInitiateAuthCommand(request));
      return AuthenticationResult?.AccessToken !== undefined;
    };
    expect(await signIn("ann@example.com", "Correct-horse-1")).to.equal(true);
    expect(await signIn("demo@example.com", secrets["recorded:password"]!)).to.equal(true);

    const identities = new CognitoIdentityClient(client);
    const { Credentials } = await identities.send(
      new GetCredentialsForIdentityCommand({ IdentityId: IDENTITY }),
    );
    expect(Credentials?.AccessKeyId).to.match(/^ASIA/);
  });

  it("stays unchanged afterwards", async () => {
    await stack!.stop();
    stack = undefined;
    const plan = await planOf(project, secrets);
    expect(plan.filter(({ action }) => action !== "same")).to.deep.equal([]);
  });
});
