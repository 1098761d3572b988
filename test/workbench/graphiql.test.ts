import { expect } from "chai";
import { buildClientSchema, parse, validate } from "graphql";
import type { Page } from "playwright-core";
import { post } from "./support/post";
import { CART } from "../support/shopper";
import { signedHeaders } from "../support/signed";
import { sharedStack } from "../support/stack";
import { closePages } from "../web/support/browser";
import { lookAtAllLooks, openWorkbench } from "./support/workbenchPage";

/** The browser's, inside functions that run there. */
declare const document: any;

describe("workbench, GraphiQL", function () {
  this.timeout(60_000);
  let page: Page;
  before(async () => {
    page = await openGraphiql();
  });
  after(closePages);

  it("runs an example as a new guest, again as the same one, and as another after a reset", async () => {
    await page.selectOption("#actor", { label: "A new guest" });
    await openExample(page, "cart");
    const first = (await run(page)).data.cart.id;
    expect(first).to.match(/^guest#eu-west-1:/);
    await openExample(page, "products");
    expect((await run(page)).data.products.items[0]).to.include.keys("id", "title", "priceCents");
    await openExample(page, "cart");
    expect((await run(page)).data.cart.id).to.equal(first);
    await page.click("text=Start over");
    await openExample(page, "cart");
    expect((await run(page)).data.cart.id)
      .to.match(/^guest#/)
      .and.not.equal(first);
    await openExample(page, "purchases");
    expect(errorTypes(await run(page))).to.eql(["UnauthorizedException"]);
  });

  it("runs as a demo user, whose fields work after startSession", async () => {
    await page.selectOption("#actor", { label: "demo@jukebox.example" });
    await openExample(page, "purchases");
    expect(errorTypes(await run(page))).to.eql(["SessionRequired"]);
    await openExample(page, "startSession");
    const started = (await run(page)).data.startSession;
    await openExample(page, "session");
    expect((await run(page)).data.session.id).to.equal(started.id);
    await openExample(page, "endUserSessions");
    expect(errorTypes(await run(page))).to.eql(["Unauthorized"]);
  });

  it("is rejected without credentials, with the API's message", async () => {
    await page.selectOption("#actor", { label: "Anonymous: no rights" });
    await openExample(page, "products");
    expect(await run(page)).to.eql({
      errors: [
        {
          errorType: "UnauthorizedException",
          message: "Valid authorization header not provided.",
        },
      ],
    });
  });

  it("subscribes, and receives events of the same guest", async () => {
    await page.selectOption("#actor", { label: "A new guest" });
    await openExample(page, "cart");
    const { id } = (await run(page)).data.cart;
    await openExample(page, "onCartChanged");
    await press(page);
    await awaitResponse(page, "started");
    await addToCart(id.replace("guest#", ""));
    const event = JSON.parse(await awaitResponse(page, "kind-of-blue"));
    expect(event.data.onCartChanged).to.deep.include({ id, itemCount: 2, totalCents: 5798 });
    await press(page); // stops the subscription
  });

  it("has a valid example for every field of the running schema", async () => {
    const { origin } = await sharedStack();
    const { __schema } = (await (await fetch(`${origin}/_local/schema.json`)).json()) as any;
    const roots = ["Query", "Mutation", "Subscription"];
    const fields = roots.flatMap((root) =>
      __schema.types.find(({ name }: any) => name === root).fields.map(({ name }: any) => name),
    );
    expect(await page.locator("#example optgroup option").allTextContents()).to.eql(fields);
    const schema = buildClientSchema({ __schema });
    const texts = await page.evaluate(openExamples, [fields, 0] as [string[], number]);
    for (const [index, field] of fields.entries())
      expect(validate(schema, parse(texts[index]!)), field).to.eql([]);
  });

  it("opens examples while GraphiQL stores the change of the one before", async () => {
    const fields = await page.locator("#example optgroup option").allTextContents();
    // It stores changes after 100 ms.
    await page.evaluate(openExamples, [fields.slice(0, 20), 80] as [string[], number]);
  });

  it("keeps tokens and credentials out of the browser's storage", async () => {
    await page.selectOption("#actor", { label: "demo@jukebox.example" });
    await openExample(page, "startSession");
    await run(page);
    // GraphiQL stores its tabs half a second after a change.
    await page.waitForFunction(() =>
      JSON.stringify((globalThis as any).localStorage).includes("startSession"),
    );
    const stored = await page.evaluate<string>("JSON.stringify([localStorage, sessionStorage])");
    expect(stored)
      .to.contain("startSession")
      .and.not.match(/eyJ|sessionToken|ASIA/);
  });

  it("fits every width", async () => {
    await page.selectOption("#actor", { label: "A new guest" });
    await openExample(page, "products");
    await run(page);
    await // GraphiQL's own: a tab contains the button that closes it, and CodeMirror scrolls the element that its input field follows.
    await lookAtAllLooks(page, "graphiql", ["nested-interactive", "scrollable-region-focusable"]);
  });
});

async function openGraphiql(): Promise<Page> {
  const page = await openWorkbench("graphiql");
  await page.waitForSelector(".graphiql-execute-button");
  await page.waitForSelector("#example optgroup", { state: "attached" });
  return page;
}

async function openExample(page: Page, field: string): Promise<void> {
  await page.selectOption("#example", { label: field });
  await awaitExample(page, field);
}

async function awaitExample(page: Page, field: string): Promise<void> {
  const name = field.charAt(0).toUpperCase() + field.slice(1);
  await page.waitForFunction(
    (expected) =>
      document
        .querySelector(".graphiql-query-editor .CodeMirror")
        ?.CodeMirror.getValue()
        .includes(` ${expected}`),
    name,
  );
}

/**
 * Opens one example after the other; returns their texts. Runs in the browser.
 * @param pause milliseconds before the second; one more before each further example
 */
async function openExamples([fields, pause]: [string[], number]): Promise<string[]> {
  const select = document.getElementById("example");
  const texts: string[] = [];
  for (const [index, field] of fields.entries()) {
    if (pause > 0 && index > 0) await new Promise((done) => setTimeout(done, pause + index));
    select.value = [...select.options].find(({ textContent }) => textContent === field).value;
    select.dispatchEvent(new Event("change"));
    const name = ` ${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    const deadline = Date.now() + 20_000;
    for (let text = ""; !text.includes(name);) {
      if (Date.now() > deadline) throw new Error(`The example of "${field}" was not opened.`);
      await new Promise((done) => setTimeout(done, 10));
      text = document.querySelector(".graphiql-query-editor .CodeMirror").CodeMirror.getValue();
      if (text.includes(name)) texts.push(text);
    }
  }
  return texts;
}

async function press(page: Page): Promise<void> {
  await page.click(".graphiql-execute-button");
}

/** Runs the open operation; returns the API's response when the page shows exactly that. */
async function run(page: Page): Promise<any> {
  const [response] = await Promise.all([
    page.waitForResponse((reply) => new URL(reply.url()).pathname === "/graphql"),
    press(page),
  ]);
  const reply = await response.json();
  const shown = await awaitResponse(page, JSON.stringify(reply, null, 2));
  return JSON.parse(shown);
}

async function awaitResponse(page: Page, part: string): Promise<string> {
  const shown = await page.waitForFunction((expected) => {
    const text = document.querySelector(".result-window .CodeMirror")?.CodeMirror.getValue() ?? "";
    return text.includes(expected) ? text : undefined;
  }, part);
  return shown.jsonValue();
}

function errorTypes({ errors }: any): string[] {
  return errors.map(({ errorType }: any) => errorType);
}

/** Adds to the cart as a guest whose identity the page has, with new credentials. */
async function addToCart(identityId: string): Promise<void> {
  const stack = await sharedStack();
  const { body: keys } = await post("credentials", { as: "guest", identityId });
  const body = JSON.stringify({
    query: `mutation { addCartItem(productId: "kind-of-blue", quantity: 2) ${CART} }`,
  });
  const headers = await signedHeaders(stack, body, { keys });
  const response = await fetch(stack.outputs["graphqlUrl"]!, { method: "POST", headers, body });
  expect(((await response.json()) as any).data.addCartItem.itemCount).to.equal(2);
}
