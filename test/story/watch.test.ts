import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { StoreClient } from "../support/amplifyClient";
import { createOwner, sessionApi, type Owner } from "../support/device";
import { copyProject, type ProjectCopy } from "../support/projectCopy";
import { pause } from "../support/outcomes";
import { createGuest } from "../support/shopper";
import { startStack, type StartedStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { closePages, expectNoFaults, openPage } from "../web/support/browser";

/** The browser's, inside functions that run there; only web/ has the types of the DOM. */
declare const document: any;
declare const getComputedStyle: any;

/**
 * One save takes up to two seconds of CPU time, so each does several things: one save makes all
 * changes, and the next reverts them. Each part is in a `describe`, because mocha runs the tests of
 * a suite before those of its nested suites.
 */
describe("edit, save, see", function () {
  this.timeout(180_000);
  let copy: ProjectCopy;
  let stack: StartedStack;
  let owner: Owner;
  let guest: StoreClient;
  let product: string;
  before(async () => {
    copy = copyProject();
    stack = await startStack({ project: copy.folder, watch: true });
    owner = await createOwner(stack);
    guest = createGuest(stack);
    product = await createProduct(stack);
    await Promise.all([store.add(owner.client, product, 2), store.add(guest, product, 3)]);
  });
  after(async () => {
    await stack?.stop();
    copy.remove();
  });

  /**
   * Waits until the condition holds. It is checked after each output of the stack; fails with the
   * output after a minute.
   */
  async function until(holds: () => unknown): Promise<void> {
    const end = Date.now() + 60_000;
    for (;;) {
      const { length } = stack.stdout();
      if (await holds()) return;
      while (stack.stdout().length === length) {
        if (Date.now() > end)
          throw new Error(`It never came to be. The stack says:\n${stack.stdout()}`);
        await pause(5);
      }
    }
  }

  /** The stack's output from now on. */
  function listen(): () => string {
    const start = stack.stdout().length;
    return () => stack.stdout().slice(start);
  }

  const titleOf = (client: StoreClient = owner.client): Promise<string> =>
    client
      .field<{ title: string }>(`{ product(id: "${product}") { title } }`)
      .then((one) => one.title);

  const outputs = (): Record<string, unknown> =>
    JSON.parse(readFileSync(join(stack.dataDir, "outputs.json"), "utf8"));

  /**
   * Everything that must survive a change of the program: carts, session, site, and the outputs for
   * scripts.
   */
  async function kept() {
    const carts = await Promise.all([owner.client, guest].map((client) => store.cart(client)));
    const { current } = await sessionApi.current(owner.client);
    const page = (await fetch(`${stack.origin}/cart`)).status;
    const shown = carts.map(({ id, version, itemCount }) => ({ id, version, itemCount }));
    return { carts: shown, current, page, outputs: outputs() };
  }

  type Kept = Awaited<ReturnType<typeof kept>>;

  const INDEX = "index.ts";
  /** Two functions of the pipeline of one field. */
  const EDITION = ["resolvers/functions/checkSession.ts", "resolvers/Query.cart.ts"];
  const PIPELINE = `
const appsync = require("@pulumi/aws/appsync");
const runtime = { name: "APPSYNC_JS", runtimeVersion: "1.0.0" };
const dataSource = new appsync.DataSource("late", { apiId, name: "late", type: "NONE" }).name;
const step = "export function request() { return {}; } export function response(ctx) { return ctx.source.artist; }";
const late = new appsync.Function("late", { apiId, name: "late", dataSource, runtime, code: step });
const code = "export function request() { return {}; } export function response(ctx) { return 'late ' + ctx.prev.result; }";
const pipelineConfig = { functions: [late.functionId] };
new appsync.Resolver("late", { apiId, type: "Product", field: "artist", kind: "PIPELINE", pipelineConfig, runtime, code });
`;
  const TABLE =
    'new (require("@pulumi/aws/dynamodb").Table)("extra", { hashKey: "Id", attributes: [{ name: "Id", type: "S" }], billingMode: "PAY_PER_REQUEST" });';

  describe("when a save changes resolvers, schema, settings, grants, resources and the site, and another reverts them", () => {
    /** The state before, during and after the changes. */
    let [atFirst, edited, restored]: Seen[] = [];
    /** The stack's output while the changes are reverted. */
    let said: string;
    /** Responses of the API during both saves, with their number. */
    const responses = new Map<string, number>();
    let page: Page;
    before(async () => {
      page = await openPage();
      await page.goto(`${stack.origin}/cart`);
      atFirst = await look(false);
      await underLoad(async (shown) => {
        await shown("200 true null");
        editAll();
        await until(async () => (await artist()).startsWith("late"));
        await shown("200 true 1/1");
      });
      edited = await look(true);
      const back = listen();
      await underLoad(async (shown) => {
        EDITED.forEach((file) => copy.restore(file));
        edition(2);
        copy.save(INDEX, `${copy.original(INDEX)}\n// once\n`);
        await pause(150); // during its evaluation
        copy.save(INDEX, `${copy.original(INDEX)}\nexport const twice = "twice";\n`);
        await until(() => outputs()["twice"] === "twice");
        await shown("200 true 2/2");
        const total = (): number => [...responses.values()].reduce((sum, count) => sum + count);
        while (total() < 300) await pause(10);
      });
      said = back();
      restored = await look(false);
    });
    after(closePages);

    /** Edited files, the program's entry last. */
    const EDITED = [
      "schema.graphql",
      "resolvers/lib/productView.ts",
      "Pulumi.dev.yaml",
      "infra/api/dataSourceGrants.ts",
      "web/styles/base.css",
      INDEX,
    ];

    /** The entry is saved last: when it is applied, all files are. */
    function editAll(): void {
      const product = "type Product @aws_iam @aws_cognito_user_pools {\n";
      copy.edit("schema.graphql", product, `${product}  note: String\n`);
      copy.edit(
        "resolvers/lib/productView.ts",
        "title: item.Title",
        'note: "heard", title: item.Title + " (edited)"',
      );
      const settings = ["sessionDataBytes: 50", "waf: true", "emailSender: other@jukebox.example"];
      const lines = settings.map((setting) => `  jukebox:${setting}\n`).join("");
      copy.edit("Pulumi.dev.yaml", "config:\n", `config:\n${lines}`);
      copy.edit(
        "infra/api/dataSourceGrants.ts",
        '{ table: "sessions", actions: ["BatchGetItem", "GetItem", ',
        '{ table: "sessions", actions: ["Scan", "BatchGetItem", "GetItem", ',
      );
      const styles = copy.read("web/styles/base.css");
      copy.save("web/styles/base.css", `${styles}\nbody { outline: 3px solid rgb(1, 2, 3) }\n`);
      edition(1);
      copy.save(INDEX, `${copy.read(INDEX)}\n${TABLE}\n${PIPELINE}`);
    }

    /** Makes both functions show a number. */
    function edition(number: number): void {
      for (const file of EDITION) copy.restore(file);
      copy.edit(
        EDITION[0]!,
        "  ctx.stash.caller = caller;",
        `  ctx.stash.caller = caller;\n  ctx.stash.edition = "${number}";`,
      );
      copy.edit(
        EDITION[1]!,
        "  return cartView(ctx.stash);",
        `  return { ...cartView(ctx.stash), claimToken: ctx.stash.edition + "/${number}" };`,
      );
    }

    /** Runs `work` while clients read the cart, and counts the responses. */
    async function underLoad(
      work: (shown: (reply: string) => Promise<void>) => Promise<void>,
    ): Promise<void> {
      const { access } = await owner.client.tokens();
      let ended = false;
      const read = async (): Promise<void> => {
        while (!ended) {
          const response = await fetch(stack.outputs["graphqlUrl"]!, {
            method: "POST",
            headers: { "content-type": "application/json", authorization: access },
            body: JSON.stringify({ query: "{ cart { id itemCount claimToken } }" }),
          });
          const { data, errors } = (await response.json()) as any;
          const whole = errors === undefined && data.cart.id.endsWith(owner.userId);
          const reply = `${response.status} ${whole} ${data.cart?.claimToken}`;
          responses.set(reply, (responses.get(reply) ?? 0) + 1);
          await pause(40); // the evaluations, and not the requests, take most of the processor time
        }
      };
      const load = Promise.all(Array.from({ length: 8 }, read));
      const shown = async (reply: string): Promise<void> => {
        const end = Date.now() + 60_000;
        while (!responses.has(reply) && Date.now() < end) await pause(10);
      };
      await work(shown).finally(() => (ended = true));
      await load;
    }

    interface Seen {
      titles: string[];
      note: string;
      artist: string;
      saving: string;
      /** Inputs by type and name. */
      resources: Map<string, string>;
      tables: string[];
      isOutlined: boolean;
      kept: Kept;
    }

    const artist = (): Promise<string> =>
      guest
        .field<{ artist: string }>(`{ product(id: "${product}") { artist } }`)
        .then((one) => one.artist);

    /**
     * @param outlined whether the page is to be outlined: it reloads itself a moment after the
     * change
     */
    async function look(outlined: boolean): Promise<Seen> {
      const note = await guest
        .field<{ note: string }>(`{ product(id: "${product}") { note } }`)
        .catch(String);
      const { dataVersion } = await sessionApi.current(owner.client);
      const saving = await sessionApi.save(owner.client, { a: "x".repeat(100) }, dataVersion).then(
        () => "saved",
        ({ name }: Error) => name,
      );
      const read = async (what: string): Promise<any> =>
        (await fetch(`${stack.origin}/_local/${what}.json`)).json();
      const { resources } = await read("stack");
      return {
        titles: await Promise.all([titleOf(), titleOf(guest)]),
        note: typeof note === "string" ? note : note.note,
        artist: await artist(),
        saving,
        resources: new Map(
          resources.map(({ type, name, inputs }: any) => [
            `${type.split(":").at(-1)} ${name}`,
            JSON.stringify(inputs),
          ]),
        ),
        tables: (await read("tables")).map(({ name }: any) => name),
        isOutlined: await isOutlined(page, outlined),
        kept: await kept(),
      };
    }

    it("serves a saved resolver; carts and sessions stay", () => {
      const [title] = atFirst!.titles;
      expect(atFirst!.titles).to.deep.equal([title, title]);
      expect(edited!.titles).to.deep.equal([`${title} (edited)`, `${title} (edited)`]);
      expect(restored!.titles).to.deep.equal([title, title]);
      expect(edited!.kept).to.deep.equal(atFirst!.kept);
    });

    it("serves a new field of the schema, until it is removed again", () => {
      expect(atFirst!.note).to.match(/Validation error/);
      expect(edited!.note).to.equal("heard");
      expect(restored!.note).to.match(/Validation error/);
    });

    it("applies a setting", () => {
      expect([atFirst, edited, restored].map((seen) => seen!.saving)).to.deep.equal([
        "saved",
        "InvalidInput",
        "saved",
      ]);
    });

    const changes: [what: string, isThere: (seen: Seen) => boolean][] = [
      ["a setting that adds resources", ({ resources }) => resources.has("WebAcl jukebox-api")],
      [
        "another sender",
        ({ resources }) => /"other@/.test(resources.get("EmailIdentity jukebox-sender")!),
      ],
      [
        "one more grant",
        ({ resources }) => /dynamodb:Scan/.test(resources.get("RolePolicy jukebox-sessions")!),
      ],
      ["a table that is added", ({ tables }) => tables.some((name) => name.startsWith("extra-"))],
      ["a pipeline function and its resolver", ({ artist }) => artist.startsWith("late ")],
    ];
    for (const [what, isThere] of changes) {
      it(`loses nothing for ${what}, nor when that is reverted`, () => {
        expect([atFirst, edited, restored].map((seen) => isThere(seen!))).to.deep.equal([
          false,
          true,
          false,
        ]);
        expect(edited!.kept).to.deep.equal(atFirst!.kept);
        const { twice, ...others } = restored!.kept.outputs;
        expect({ ...restored!.kept, outputs: others }).to.deep.equal(atFirst!.kept);
      });
    }

    it("applies the last of two saves in a row, the second during the evaluation of the first", () => {
      expect(restored!.kept.outputs["twice"]).to.equal("twice");
      expect(said).to.not.match(/^error/m);
    });

    it("reloads a page when the site has changed", () => {
      expect([atFirst, edited, restored].map((seen) => seen!.isOutlined)).to.deep.equal([
        false,
        true,
        false,
      ]);
    });

    describe("under load", () => {
      it("responds to each request entirely with the old or the new code, during edits", () => {
        const expected = ["200 true null", "200 true 1/1", "200 true 2/2"];
        expect([...responses.keys()]).to.have.members(expected);
      });
    });
  });

  describe("when the program is rejected", () => {
    /** watchStack.test.ts has further reasons, with a small program; a program that throws is below. */
    it("loses nothing when a component has another name and no alias", async () => {
      const before = await kept();
      const said = listen();
      const renamed = copy
        .original(INDEX)
        .replace('new StoreTables("jukebox"', 'new StoreTables("renamed"');
      copy.save(INDEX, renamed);
      const says = /"jukebox-carts" .*: \d+ items?; it has left the program/;
      await until(() => says.test(said()) && /still served\n/.test(said()));
      expect(await kept()).to.deep.equal(before);
    });
  });

  const errors: [what: string, file: string, from: string, to: string, says: RegExp][] = [
    [
      "that is not TypeScript",
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
  describe("when a file with an error is saved", () => {
    let page: Page;
    let other: Page;
    let atFirst: Kept;
    let title: string;
    before(async () => {
      [page, other] = await Promise.all([openPage(), openPage()]);
      await page.goto(`${stack.origin}/cart`);
      [atFirst, title] = [await kept(), await titleOf()];
    });
    afterEach(expectNoFaults);
    after(closePages);

    const mendAll = (): void => FILES.forEach((file) => copy.restore(file));
    const FILES = [INDEX, ...EDITION, ...new Set(errors.map(([, file]) => file))];

    for (const [what, file, from, to, says] of errors) {
      it(`reports an error ${what} with its position, in the terminal and on the page, and keeps serving`, async () => {
        const original = copy.original(file);
        const broken = original.slice(0, original.indexOf(from)) + to;
        const changed = to.split("\n").findIndex((line) => !from.split("\n").includes(line));
        const line = original.slice(0, original.indexOf(from)).split("\n").length + changed;
        expect(broken.split("\n").length).to.be.at.least(line);
        const said = listen();
        mendAll();
        copy.save(
          file,
          original.replace(from, () => to),
        );
        const place = `${file}:${line}:`;
        const report = new RegExp(`^error in ${place}\\d+\n`, "m");
        await until(() => report.test(said()) && /still served\n$/.test(said()));
        expect(said()).to.match(says);
        const overlayOf = (one: Page) => one.locator("#local-error", { hasText: place });
        await overlayOf(page).waitFor({ timeout: 60_000 });
        expect(await overlayOf(page).textContent()).to.match(says);
        expect(await titleOf()).to.equal(title);
        // A page that is opened during an error also shows it.
        if (other.url() === "about:blank") await other.goto(`${stack.origin}/_local/stack`);
        await overlayOf(other).waitFor({ timeout: 60_000 });
      });
    }

    it("removes the error from the page after it is fixed", async () => {
      const said = listen();
      mendAll();
      for (const one of [page, other])
        await one.locator("#local-error").waitFor({ state: "detached", timeout: 60_000 });
      await until(() => /^applied .* in \d+ ms$/m.test(said()));
      const { twice, ...others } = atFirst.outputs;
      expect(await kept()).to.deep.equal({ ...atFirst, outputs: others });
      expect(await titleOf()).to.equal(title);
    });
  });

  describe("when it is stopped", () => {
    it("ends in time while it applies a change", async () => {
      const said = listen();
      copy.edit("infra/data/tables.ts", "export class", "// once more\nexport class");
      await new Promise((done) => setTimeout(done, 100)); // during the change or just before it
      const start = performance.now();
      expect(await stack.stop()).to.equal(0);
      expect(performance.now() - start).to.be.below(2000);
      expect(stack.stderr()).to.equal("");
      expect(said()).to.not.match(/^error/m);
    });
  });
});

/** Waits until the page is outlined, or not. @returns which */
function isOutlined(page: Page, expected: boolean): Promise<boolean> {
  const isSo = page.waitForFunction(
    (outlined) => (getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)") === outlined,
    expected,
    { timeout: 60_000 },
  );
  return isSo.then(
    () => expected,
    () => !expected,
  );
}
