import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StoreClient } from "../support/amplifyClient";
import { createOwner, sessionApi, type Owner } from "../support/device";
import { copyProject, type ProjectCopy } from "../support/projectCopy";
import { createGuest } from "../support/shopper";
import { startStack, type StartedStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { closePages, openPage } from "../web/support/browser";

/** The browser's, inside functions that run there; the types of the DOM are for web/ alone. */
declare const document: any;
declare const getComputedStyle: any;

describe("edit, save, see", function () {
  this.timeout(60_000);
  let copy: ProjectCopy;
  let stack: StartedStack;
  let owner: Owner;
  let product: string;
  before(async () => {
    copy = copyProject();
    stack = await startStack({ project: copy.folder, watch: true });
    owner = await createOwner(stack);
    product = await createProduct(stack);
    await store.add(owner.client, product, 2);
  });
  afterEach(closePages);
  after(async () => {
    await stack?.stop();
    copy.remove();
  });

  /** Waits until it holds; fails with the stack's output after 20 s. */
  async function until(holds: () => unknown): Promise<void> {
    const end = Date.now() + 20_000;
    while (!(await holds())) {
      if (Date.now() > end)
        throw new Error(`It never came to be. The stack says:\n${stack.stdout()}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** What the stack says from now on. */
  function listen(): () => string {
    const start = stack.stdout().length;
    return () => stack.stdout().slice(start);
  }

  const titleOf = (client: StoreClient = owner.client): Promise<string> =>
    client
      .field<{ title: string }>(`{ product(id: "${product}") { title } }`)
      .then((one) => one.title);

  it("serves a resolver that is saved; carts and sessions stay", async () => {
    const guest = createGuest(stack);
    const carts = [await store.add(owner.client, product, 2), await store.add(guest, product, 3)];
    const title = await titleOf();
    copy.edit(
      "resolvers/lib/productView.ts",
      "title: item.Title",
      'title: item.Title + " (edited)"',
    );
    await until(async () => (await titleOf()) === `${title} (edited)`);
    expect(await titleOf(guest)).to.equal(`${title} (edited)`);
    const kept = [await store.cart(owner.client), await store.cart(guest)];
    expect(kept.map(({ id, version, itemCount }) => [id, version, itemCount])).to.deep.equal(
      carts.map(({ id, version, itemCount }) => [id, version, itemCount]),
    );
    expect((await sessionApi.current(owner.client)).current).to.equal(true);
    copy.restore("resolvers/lib/productView.ts");
    await until(async () => (await titleOf()) === title);
  });

  it("serves a field that is added to the schema, until it is taken out again", async () => {
    const ask = () => owner.client.field(`{ product(id: "${product}") { note } }`).catch(String);
    expect(await ask()).to.match(/Validation error/);
    const artist = '  "Who plays on it."\n';
    copy.edit("schema.graphql", artist, `  note: String\n${artist}`);
    copy.edit(
      "resolvers/lib/productView.ts",
      "title: item.Title",
      'note: "heard", title: item.Title',
    );
    await until(async () => (await ask())?.note === "heard");
    copy.restore("schema.graphql");
    copy.restore("resolvers/lib/productView.ts");
    await until(async () => /Validation error/.test(String(await ask())));
  });

  it("applies a setting", async () => {
    const save = async (): Promise<string> => {
      const { dataVersion } = await sessionApi.current(owner.client);
      const saved = sessionApi.save(owner.client, { a: "x".repeat(100) }, dataVersion);
      return saved.then(
        () => "saved",
        (error: Error) => error.name,
      );
    };
    expect(await save()).to.equal("saved");
    copy.edit("Pulumi.dev.yaml", "config:\n", "config:\n  jukebox:sessionDataBytes: 50\n");
    await until(async () => (await save()) === "InvalidInput");
    copy.restore("Pulumi.dev.yaml");
    await until(async () => (await save()) === "saved");
  });

  /** Everything that is to outlive a change of the program: cart, session, site, and what scripts read. */
  async function kept(): Promise<unknown> {
    const { id, version, itemCount } = await store.cart(owner.client);
    const { current } = await sessionApi.current(owner.client);
    const page = (await fetch(`${stack.origin}/cart`)).status;
    const outputs = readFileSync(join(stack.dataDir, "outputs.json"), "utf8");
    return { id, version, itemCount, current, page, outputs };
  }

  const INDEX = "index.ts";
  const append = (text: string) => (): void => copy.save(INDEX, `${copy.read(INDEX)}\n${text}\n`);
  const PIPELINE = `
const { appsync } = require("@pulumi/aws");
const runtime = { name: "APPSYNC_JS", runtimeVersion: "1.0.0" };
const dataSource = new appsync.DataSource("late", { apiId, name: "late", type: "NONE" }).name;
const step = "export function request() { return {}; } export function response(ctx) { return ctx.source.artist; }";
const late = new appsync.Function("late", { apiId, name: "late", dataSource, runtime, code: step });
const code = "export function request() { return {}; } export function response(ctx) { return ctx.prev.result; }";
const pipelineConfig = { functions: [late.functionId] };
new appsync.Resolver("late", { apiId, type: "Product", field: "artist", kind: "PIPELINE", pipelineConfig, runtime, code });
`;
  const saves: [what: string, files: string[], save: () => void, says: RegExp][] = [
    [
      "a setting that adds resources",
      ["Pulumi.dev.yaml"],
      () => copy.edit("Pulumi.dev.yaml", "config:\n", "config:\n  jukebox:waf: true\n"),
      /^applied Pulumi.dev.yaml/m,
    ],
    [
      "another sender",
      ["Pulumi.dev.yaml"],
      () => copy.save("Pulumi.dev.yaml", otherSender(copy.read("Pulumi.dev.yaml"))),
      /^applied Pulumi.dev.yaml/m,
    ],
    [
      "one more grant",
      ["infra/api/dataSourceGrants.ts"],
      () =>
        copy.edit(
          "infra/api/dataSourceGrants.ts",
          'sessions: [{ table: "sessions", actions: ["',
          'sessions: [{ table: "sessions", actions: ["DeleteItem", "',
        ),
      /^applied infra\/api\/dataSourceGrants.ts/m,
    ],
    [
      "a table that is added",
      [INDEX],
      append(
        'new (require("@pulumi/aws").dynamodb.Table)("extra", { hashKey: "Id", attributes: [{ name: "Id", type: "S" }], billingMode: "PAY_PER_REQUEST" });',
      ),
      /^applied index.ts/m,
    ],
    ["a pipeline function and its resolver", [INDEX], append(PIPELINE), /^applied index.ts/m],
  ];
  for (const [what, files, save, says] of saves) {
    it(`loses nothing for ${what}, nor when that is taken back`, async () => {
      const before = await kept();
      const said = listen();
      save();
      await until(() => says.test(said()) && /^applied|still served\n/m.test(said()));
      expect(await kept()).to.deep.equal(before);
      const back = listen();
      files.forEach((file) => copy.restore(file));
      await until(() => /^applied/m.test(back()));
      expect(await kept()).to.deep.equal(before);
    });
  }

  /** One after the other: each is refused, and leaves what is served as it is. */
  const refused: [what: string, file: string, edited: (text: string) => string, says: RegExp][] = [
    ["throws", INDEX, (text) => `${text}\nthrow new Error("half");\n`, /half/],
    [
      "declares nothing",
      INDEX,
      () => "export {};\n",
      /no resource, but \d+ exist. Nothing was removed/,
    ],
    [
      "is killed",
      INDEX,
      (text) => `${text}\nsetTimeout(() => process.kill(process.pid, "SIGKILL"), 20);\n`,
      /ended by SIGKILL/,
    ],
    [
      "has a component with another name and no alias",
      INDEX,
      (text) => text.replace('new StoreTables("jukebox"', 'new StoreTables("renamed"'),
      /"jukebox-carts" .*: \d+ items?; it has left the program/,
    ],
    [
      "has another project name",
      "Pulumi.yaml",
      (text) => text.replace("name: jukebox\n", "name: other\n"),
      /"jukebox-users" .*: \d+ accounts; it has left the program/,
    ],
  ];
  it("loses nothing when the program throws, declares nothing, is killed, or would lose data", async () => {
    const before = await kept();
    for (const [what, file, edited, says] of refused) {
      const said = listen();
      copy.save(file, edited(copy.original(file)));
      await until(() => says.test(said()) && /still served\n/.test(said()));
      expect(await kept(), what).to.deep.equal(before);
      if (file !== INDEX) copy.restore(file);
    }
    copy.restore(INDEX);
    copy.restore("Pulumi.yaml");
    const back = listen();
    await until(() => /^applied/m.test(back()));
    expect(await kept()).to.deep.equal(before);
  });

  it("applies the last of two saves in a row, the second while the first is evaluated", async () => {
    const before = await kept();
    const said = listen();
    append("// once")();
    await new Promise((done) => setTimeout(done, 150)); // in the midst of its evaluation
    append('export const twice = "twice";')();
    const outputs = (): string => readFileSync(join(stack.dataDir, "outputs.json"), "utf8");
    await until(() => outputs().includes("twice"));
    const back = listen();
    copy.restore(INDEX);
    await until(() => /^applied/m.test(back()) && !outputs().includes("twice"));
    expect(said()).to.not.match(/^error/m);
    expect(await kept()).to.deep.equal(before);
  });

  it("shows a page anew when the site has changed", async () => {
    const page = await openPage();
    await page.goto(`${stack.origin}/cart`);
    const styles = copy.read("web/styles/base.css");
    copy.save("web/styles/base.css", `${styles}\nbody { outline: 3px solid rgb(1, 2, 3) }\n`);
    await page.waitForFunction(
      () => getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)",
      undefined,
      { timeout: 20_000 },
    );
    copy.restore("web/styles/base.css");
    await page.waitForFunction(
      () => getComputedStyle(document.body).outlineColor !== "rgb(1, 2, 3)",
      undefined,
      { timeout: 20_000 },
    );
  });

  const errors: [what: string, file: string, from: string, to: string, says: RegExp][] = [
    [
      "that is no TypeScript",
      "infra/data/tables.ts",
      "export class StoreTables",
      "const of = ;\nexport class StoreTables",
      /Unexpected ";"/,
    ],
    [
      "that AppSync refuses",
      "resolvers/lib/productView.ts",
      "  return {",
      "  try { item.Title; } catch { }\n  return {",
      /Try statements are not supported/,
    ],
    ["in the schema", "schema.graphql", "  title: String!\n", "  title: Strong!\n", /"Strong"/],
    [
      "in a part of the program that throws",
      "infra/data/tables.ts",
      "export class StoreTables",
      'throw new Error("out of records");\nexport class StoreTables',
      /out of records/,
    ],
    [
      "in a setting",
      "Pulumi.dev.yaml",
      "jukebox:refreshTokenDays: 7",
      "jukebox:refreshTokenDays: -7",
      /refreshTokenDays/,
    ],
  ];
  for (const [what, file, from, to, says] of errors) {
    it(`reports an error ${what} with its place, in the terminal and on the page, and keeps serving`, async () => {
      const title = await titleOf();
      const page = await openPage();
      await page.goto(`${stack.origin}/cart`);
      const original = copy.read(file);
      const broken = original.slice(0, original.indexOf(from)) + to;
      const changed = to.split("\n").findIndex((line) => !from.split("\n").includes(line));
      const line = original.slice(0, original.indexOf(from)).split("\n").length + changed;
      expect(broken.split("\n").length).to.be.at.least(line);
      const said = listen();
      copy.save(
        file,
        original.replace(from, () => to),
      );
      await until(() => /still served\n/.test(said()));
      expect(said()).to.match(says);
      expect(said()).to.match(new RegExp(`^error in ${file}:${line}:\\d+\n`));
      const overlay = page.locator("#local-error");
      await overlay.waitFor();
      expect(await overlay.textContent())
        .to.contain(`${file}:${line}:`)
        .and.to.match(says);
      expect(await titleOf()).to.equal(title);
      // A page that is opened while the error lasts shows it too.
      await page.goto(`${stack.origin}/_local/stack`);
      await overlay.waitFor();
      copy.restore(file);
      await overlay.waitFor({ state: "detached" });
      await until(() => /^applied .* in \d+ ms$/m.test(said()));
      expect(await titleOf()).to.equal(title);
    });
  }

  it("answers each request of a load whole, by the old code or by the new, while it is edited", async () => {
    const { access } = await owner.client.tokens();
    const edition = (number: number): void => {
      copy.restore("resolvers/functions/checkSession.ts");
      copy.restore("resolvers/Query.cart.ts");
      copy.edit(
        "resolvers/functions/checkSession.ts",
        "  ctx.stash.caller = caller;",
        `  ctx.stash.caller = caller;\n  ctx.stash.edition = "${number}";`,
      );
      copy.edit(
        "resolvers/Query.cart.ts",
        "  return cartView(ctx.stash);",
        `  return { ...cartView(ctx.stash), claimToken: ctx.stash.edition + "/${number}" };`,
      );
    };
    const seen = new Map<string, number>();
    let ended = false;
    const work = async (): Promise<void> => {
      while (!ended) {
        const response = await fetch(stack.outputs["graphqlUrl"]!, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: access },
          body: JSON.stringify({ query: "{ cart { id itemCount claimToken } }" }),
        });
        const { data, errors } = (await response.json()) as any;
        const whole = errors === undefined && data.cart.id.endsWith(owner.userId);
        const answer = `${response.status} ${whole} ${data.cart?.claimToken}`;
        seen.set(answer, (seen.get(answer) ?? 0) + 1);
      }
    };
    const load = Promise.all(Array.from({ length: 8 }, work));
    await until(() => seen.has("200 true null"));
    for (const number of [1, 2, 3]) {
      edition(number);
      await until(() => seen.has(`200 true ${number}/${number}`));
    }
    const total = (): number => [...seen.values()].reduce((sum, count) => sum + count);
    await until(() => total() >= 300);
    ended = true;
    await load;
    expect([...seen.keys()]).to.have.members([
      "200 true null",
      "200 true 1/1",
      "200 true 2/2",
      "200 true 3/3",
    ]);
  });

  it("ends in time while it applies something", async () => {
    const said = listen();
    copy.edit("infra/data/tables.ts", "export class", "// once more\nexport class");
    await new Promise((done) => setTimeout(done, 100)); // in the middle of it, or about to begin
    const start = performance.now();
    expect(await stack.stop()).to.equal(0);
    expect(performance.now() - start).to.be.below(2000);
    expect(stack.stderr()).to.equal("");
    expect(said()).to.not.match(/^error/m);
  });
});

function otherSender(settings: string): string {
  return settings.replace(/emailSender: .*/, "emailSender: other@jukebox.example");
}
