import { expect } from "chai";
import { isDeepStrictEqual } from "node:util";
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { createStack, type Stack } from "pulumi-aws-local";
import { createGuest, signIn } from "../support/shopper";
import type { RunningStack } from "../support/stack";
import { store } from "../support/store";
import { awsClients } from "./support/aws";
import { ROOT, storeProject } from "./support/project";
import { startServe, type Serve } from "./support/serve";
import {
  normalize,
  placeholders,
  type Placeholders,
  resourcesOfEngine,
  resourcesOfStart,
  type Side,
  type SideResource,
} from "./support/sides";
import { asRunningStack, DEMO_PASSWORD, storeProgram, storeSettings } from "./support/storeProgram";
import { run } from "./support/steps";

/** One of the two deployments. */
interface Deployment extends Side {
  stack: RunningStack;
  plain: (value: unknown) => unknown;
}

describe("npm start and Pulumi's engine, side by side", function () {
  this.timeout(600_000);
  let serve: Serve;
  let started: Stack;
  let sides: [start: Deployment, engine: Deployment];
  before(async () => {
    const config = { "jukebox:demoPassword": DEMO_PASSWORD };
    [serve, started] = await Promise.all([startServe(), createStack({ program: ROOT, config })]);
    const stack = await storeProject(serve).open(storeProgram(), storeSettings(serve.origin));
    const { outputs } = await run(stack, "up");
    const ofStart: RunningStack = {
      origin: started.url,
      outputs: started.outputs,
      dataDir: started.dataDir,
      demoPassword: DEMO_PASSWORD,
      inbox: async () => started.inbox.list(),
      stop: () => started.close(),
    };
    const ofEngine = asRunningStack(serve, outputs);
    const [start, engine] = [
      { ...ofStart, stack: ofStart, resources: await resourcesOfStart(started.url) },
      { ...ofEngine, stack: ofEngine, resources: await resourcesOfEngine(stack) },
    ];
    const plainOf = (texts: Placeholders) => (value: unknown) => normalize(value, texts);
    sides = [
      { ...start, plain: plainOf(placeholders(start, engine)) },
      { ...engine, plain: plainOf(placeholders(engine, start)) },
    ];
  });
  after(async () => {
    await started?.close();
    await serve?.stop();
  });

  /** Expects the same response from both, without names and ids. */
  const expectSame = async (ask: (side: Deployment) => Promise<unknown>): Promise<void> => {
    const [start, engine] = sides;
    const responses = await Promise.all(sides.map(ask));
    expect(engine.plain(responses[1])).to.deep.equal(start.plain(responses[0]));
  };

  it("have the same outputs, and the site's URL with the scheme of each", async () => {
    await expectSame(async ({ outputs: { siteUrl: _url, ...others } }) => others);
    const urls = sides.map(({ outputs, plain }) => plain(outputs.siteUrl));
    expect(urls).to.deep.equal(["<origin>", "https://<host>"]); // the program writes https
  });

  it("have the same resources, with the same inputs and outputs", () => {
    const [start, engine] = sides;
    const urns = ({ resources }: Side) => resources.map(({ urn }) => urn);
    expect(urns(engine)).to.have.members(urns(start));
    const rows = start.resources.map((one) => {
      const other = engine.resources.find(({ urn }) => urn === one.urn)!;
      return { type: one.type, ...compare(one, other, sides) };
    });
    console.log(tableOf(rows));
    const differences = rows.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
    // The digest of a file that names pools and endpoints differs.
    const isExpected = (text: string) => text.includes("::jukebox-config.json etag:");
    expect(differences.filter((text) => !isExpected(text))).to.deep.equal([]);
  });

  it("respond to GraphQL alike: a guest's, a user's and rejected requests", async () => {
    await expectSame(async ({ stack }) => {
      const guest = createGuest(stack);
      const responses: unknown[] = [
        await guest.graphql(
          `{ products(genre: JAZZ, limit: 3) { items { id title priceCents } } }`,
        ),
        await guest.graphql(`{ __schema { types { name fields { name } } } }`),
        await guest.graphql(`{ purchases { items { id } } }`),
        await guest.graphql(`{ nothing }`),
      ];
      const { client } = await signIn(guest, "demo@jukebox.example", { password: DEMO_PASSWORD });
      const page = await client.field(`{ products(genre: JAZZ, limit: 1) { items { id } } }`);
      const {
        id: _id,
        expiresAt: _at,
        version: _version,
        ...cart
      } = await store.add(client, page.items[0].id, 2);
      responses.push(cart);
      responses.push(await client.graphql(`mutation { deleteProduct(id: "none") { id } }`));
      return responses;
    });
  });

  it("respond to AWS's clients alike", () =>
    expectSame(async ({ origin, stack: { outputs } }) => {
      const clients = awsClients(origin);
      const tables = await Promise.all(
        (await clients.tables()).map(async (TableName) => {
          const { Table } = await clients.dynamoDb.send(new DescribeTableCommand({ TableName }));
          const { TableId: _id, CreationDateTime: _at, TableSizeBytes: _size, ...rest } = Table!;
          return { ...rest, ItemCount: 0 };
        }),
      );
      const credentials = { accessKeyId: "local", secretAccessKey: "local" };
      const idp = new CognitoIdentityProviderClient({
        endpoint: origin,
        region: "eu-west-1",
        credentials,
      });
      const UserPoolId = outputs.userPoolId!;
      const { UserPool } = await idp.send(new DescribeUserPoolCommand({ UserPoolId }));
      const { UserPoolClient } = await idp.send(
        new DescribeUserPoolClientCommand({ UserPoolId, ClientId: outputs.userPoolClientId! }),
      );
      const reported = JSON.parse(JSON.stringify({ tables, UserPool, UserPoolClient }));
      return {
        ...reported,
        pools: await clients.userPools(),
        identities: await clients.identityPools(),
      };
    }));
});

/** Names of the properties that differ between two resources. */
function compare(
  start: SideResource,
  engine: SideResource,
  [ofStart, ofEngine]: readonly [Deployment, Deployment],
): { inputs: string[]; outputs: string[] } {
  const [one, other] = [ofStart.plain(start), ofEngine.plain(engine)] as SideResource[];
  const differing = (a: Record<string, unknown>, b: Record<string, unknown>): string[] =>
    Object.keys(a)
      .filter((name) => !isDeepStrictEqual(a[name], b[name]))
      .map((name) => `${start.type}::${start.name} ${name}: ${show(a[name])} and ${show(b[name])}`);
  return {
    inputs: differing(one!.inputs, other!.inputs),
    outputs: differing(one!.outputs, other!.outputs),
  };
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 300);
}

/** Number of resources and of different ones, by type. */
function tableOf(rows: readonly { type: string; inputs: string[]; outputs: string[] }[]): string {
  const types = [...new Set(rows.map(({ type }) => type))].sort();
  const lines = types.map((type) => {
    const own = rows.filter((row) => row.type === type);
    const differ = (name: "inputs" | "outputs") => own.filter((row) => row[name].length > 0).length;
    const counts = [own.length, differ("inputs"), differ("outputs")];
    return `  ${type.padEnd(58)}${counts.map((count) => `${count}`.padStart(10)).join("")}`;
  });
  const head = `  ${"type".padEnd(58)} resources inputs ≠ outputs ≠`;
  return [head, ...lines].join("\n");
}
