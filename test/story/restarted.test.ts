import {
  CognitoIdentityProviderClient,
  DeleteUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DeleteTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGuest, register, signIn } from "../support/shopper";
import { startOwnStack, startStack, type RunningStack, type StartedStack } from "../support/stack";
import { createProduct, store } from "../support/store";

/** A setting that disables a part of the store: its declared users would be deleted. */
const WITHOUT_DEMO_USERS = ["--config", "demoUsers=false"];

describe("A restarted stack", function () {
  this.timeout(120_000);
  let dataDir: string;
  let stack: RunningStack;
  let email: string;
  let product: string;
  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "jukebox-restarted-"));
    stack = await startOwnStack({ dataDir });
    email = `kept-${randomUUID()}@example.com`;
    const guest = createGuest(stack);
    product = await createProduct(stack);
    await store.add(guest, product, 3);
    await register(stack, guest, email);
    const { client } = await signIn(createGuest(stack), email);
    await store.add(client, product, 2);
  });
  after(async () => {
    await stack?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** As a process of `npm start`. */
  async function restart(...args: string[]): Promise<StartedStack> {
    await stack.stop();
    const started = await startStack({ dataDir, args });
    stack = started;
    return started;
  }

  const ids = ({ userPoolId, userPoolClientId, identityPoolId }: Record<string, string>) => ({
    userPoolId,
    userPoolClientId,
    identityPoolId,
  });

  /** Expects site, API, sign-in, cart and stock as before. */
  async function expectAllToWork(): Promise<void> {
    const { client } = await signIn(createGuest(stack), email);
    expect((await store.cart(client)).itemCount).to.equal(2);
    expect(await store.stock(createGuest(stack), product)).to.equal(1000);
    expect((await fetch(`${stack.origin}/cart`)).status).to.equal(200);
    const config = (await (await fetch(`${stack.origin}/config.json`)).json()) as {
      graphqlUrl: string;
    };
    expect(config.graphqlUrl).to.equal(`${stack.origin}/graphql`);
  }

  it("keeps pools, accounts, carts, stock and secrets", async () => {
    const { outputs, demoPassword } = stack;
    await stack.stop();
    stack = await startOwnStack({ dataDir });
    expect(ids(stack.outputs)).to.deep.equal(ids(outputs));
    expect(stack.demoPassword).to.equal(demoPassword);
    await expectAllToWork();
  });

  it("serves the last deployment and reports the reason if accounts would be lost without consent", async () => {
    const { outputs, origin } = stack;
    const started = await restart(...WITHOUT_DEMO_USERS);
    expect(stack.origin).to.not.equal(origin);
    expect(ids(stack.outputs)).to.deep.equal(ids(outputs));
    expect(started.stdout())
      .to.contain("This would delete data:")
      .and.match(
        /"jukebox-demo" \(aws:cognito\/user:User, .*\): 1 account; it has left the program/,
      )
      .and.contain("start with --allow-data-loss")
      .and.contain("The last deployment is served.");
    await expectAllToWork();
    await signIn(createGuest(stack), "demo@jukebox.example", { password: stack.demoPassword });
  });

  it("deletes them with --allow-data-loss, and nothing else", async () => {
    const started = await restart(...WITHOUT_DEMO_USERS, "--allow-data-loss");
    expect(started.stdout()).to.not.contain("would delete");
    await expectAllToWork();
    const demo = signIn(createGuest(stack), "demo@jukebox.example", {
      password: stack.demoPassword,
    });
    expect(await demo.catch(({ name }: Error) => name)).to.equal("NotAuthorizedException");
  });

  it("recreates a table and a pool that were deleted through AWS's protocol, and reports it", async () => {
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const client = { endpoint: stack.origin, region: stack.outputs["region"]!, credentials };
    const tables = new DynamoDBClient(client);
    const { TableNames } = await tables.send(new ListTablesCommand({}));
    const TableName = TableNames!.find((name) => name.startsWith("jukebox-products"));
    await tables.send(new DeleteTableCommand({ TableName }));
    const { userPoolId: UserPoolId } = stack.outputs;
    await new CognitoIdentityProviderClient(client).send(new DeleteUserPoolCommand({ UserPoolId }));
    const started = await restart();
    for (const name of ["jukebox-products", "jukebox-users"]) {
      expect(started.stdout()).to.match(
        new RegExp(`^"${name}" .* was deleted outside the program: it is recreated$`, "m"),
      );
    }
    const guest = createGuest(stack);
    const { items } = await guest.field<{ items: unknown[] }>(
      "{ products(limit: 50) { items { id } } }",
    );
    expect(items).to.have.length.above(20);
    await signIn(createGuest(stack), "demo@jukebox.example", { password: stack.demoPassword });
  });
});
