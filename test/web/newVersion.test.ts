import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { pause } from "../support/outcomes";
import { copyProject, type ProjectCopy } from "../support/projectCopy";
import { sharedStack, startOwnStack } from "../support/stack";
import { createProduct } from "../support/store";
import { awaitCartCount, closePages, openPage, settled } from "./support/browser";
import { listening } from "./support/listening";
import { parts } from "./support/parts";
import { setTokenStorage } from "./support/tokenStorage";
import { createAccount, fillForm, openAsUser, putIntoCart, signIn } from "./support/visitor";

describe("shop window, after the deployment of a new version", function () {
  this.timeout(240_000);
  afterEach(closePages);

  it("reloads itself once when the API has changed, and loses neither sign-in, cart nor click", async () => {
    const project = copyProject();
    const own = await startOwnStack({ program: project.folder });
    try {
      const id = await createProduct(own);
      const { page: user, email } = await openAsUser({ stack: own, cart: { [id]: 2 } });
      await listening(user, () => user.goto(`/product?id=${id}`));
      const guest = await openPage({ baseURL: own.origin });
      await listening(guest, () => putIntoCart(guest, id, 3), 1);
      const loads = [user, guest].map(countLoads);
      // A restored or failed connection would also reload a page, perhaps at the moment of the
      // click.
      for (const page of [user, guest]) {
        await page.routeWebSocket(/\/graphql\/realtime/, () => undefined);
      }
      renameField(project);
      await own.reload();
      await user.click(parts.more);
      await guest.click(parts.more);
      await awaitCartCount(user, 3);
      await awaitCartCount(guest, 4);
      await Promise.all([settled(user), settled(guest)]);
      expect(await user.inputValue(".step-count")).to.equal("3");
      expect(await user.textContent("#who")).to.contain(email);
      expect(loads.map((count) => count())).to.deep.equal([1, 1]);
      await user.click(".cart-link");
      await user.waitForSelector(parts.checkOut);
      for (const page of [user, guest])
        expect(await page.locator(".notice.failure").count()).to.equal(0);
    } finally {
      await closePages();
      await own.stop();
      project.remove();
    }
  });

  it("does not reload if the old page and the new API are compatible", async () => {
    const page = await openPage();
    await putIntoCart(page, await createProduct(await sharedStack()));
    await deploySite(page);
    const loads = countLoads(page);
    await page.click(parts.more);
    await awaitCartCount(page, 2);
    await page.click(".cart-link");
    await page.waitForSelector(parts.signInToBuy);
    expect(loads()).to.equal(0);
  });

  it("keeps a click that is made while the page waits for its reload", async () => {
    const page = await openPage();
    await putIntoCart(page, await createProduct(await sharedStack()));
    await deploySite(page);
    const box = (await page.locator(parts.more).boundingBox())!;
    // Set before the API refuses requests: the page may read the cart at any time.
    let begun: (reload: () => Promise<void>) => void;
    const reloading = new Promise<() => Promise<void>>((resolve) => (begun = resolve));
    await page.route("**/product?id=*", (route) => begun(() => route.continue()));
    await page.route("**/graphql", refuseDocument);
    const reload = await readCartUntil(page, reloading);
    const refused = page.waitForResponse("**/graphql");
    const looked = page.waitForResponse("**/"); // looks for a new version because of the error
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2); // page.click would wait for the reload
    await (await refused).finished();
    await (await looked).finished();
    await page.unroute("**/graphql");
    await reload();
    await awaitCartCount(page, 2);
    expect(await page.locator(parts.failure).count()).to.equal(0);
  });

  it("reloads itself only once if the reloaded page does not match either", async () => {
    const page = await openPage();
    await page.goto("/");
    await settled(page);
    await deploySite(page);
    const loads = countLoads(page);
    await page.route("**/graphql", refuseDocument);
    await page.click(".cart-link");
    await page.waitForSelector(".problem >> text=This page is too old for the store.");
    expect(loads()).to.equal(1);
  });

  it("asks a user who is typing, or whose sign-in a reload would end", async () => {
    const page = await openPage();
    await setTokenStorage(page, "memory");
    await signIn(page, await createAccount());
    await deploySite(page);
    const loads = countLoads(page);
    await page.route("**/graphql", refuseDocument);
    await page.click(".cart-link");
    await page.waitForSelector(".notice.warning >> text=The store has a new version");
    const other = await openPage();
    await other.goto("/sign-in");
    await settled(other);
    await fillForm(other, { email: "somebody@example.com", password: "typed already" });
    await deploySite(other);
    await other.route("**/graphql", refuseDocument);
    await other.click("#form button[type=submit]");
    await other.waitForSelector(".notice.warning >> text=The store has a new version");
    expect(await other.inputValue("#password")).to.equal("typed already");
    expect(loads()).to.equal(0);
  });
});

/**
 * Makes the page read the cart, as when it is shown again, until `outcome` resolves. The page runs one read at a time,
 * and the first may have started before the API refused requests.
 */
async function readCartUntil<T extends object>(page: Page, outcome: Promise<T>): Promise<T> {
  for (;;) {
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    const resolved = await Promise.race([outcome, pause(500)]);
    if (resolved !== undefined) return resolved;
  }
}

/**
 * A deployment that no older page is compatible with: it renames a field that all of them select.
 */
function renameField(project: ProjectCopy): void {
  for (const file of [
    "schema.graphql",
    ...filesIn(project, "resolvers"),
    ...filesIn(project, "web/src"),
  ]) {
    const text = project.read(file);
    const renamed = text.replaceAll("itemCount", "recordCount");
    if (renamed !== text) project.save(file, renamed);
  }
}

function filesIn(project: ProjectCopy, folder: string): string[] {
  return readdirSync(join(project.folder, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(project.folder, path)).isDirectory() ? filesIn(project, path) : [path];
  });
}

/** Renames the main script of the site's pages from now on. */
async function deploySite(page: Page): Promise<void> {
  await page.route(
    (url) => url.pathname === "/",
    async (route) => {
      if (route.request().method() !== "GET") return route.fallback();
      const response = await route.fetch();
      const html = (await response.text()).replace(/(\/assets\/main-\w+)\.js/, "$1.js?version=2");
      await route.fulfill({ response, body: html });
    },
  );
}

function refuseDocument(route: Parameters<Parameters<Page["route"]>[1]>[0]): Promise<void> {
  const message =
    "Validation error of type FieldUndefined: Field 'x' in type 'Cart' is undefined @ 'x'";
  return route.fulfill({ json: { data: null, errors: [{ path: null, message }] } });
}

/** Number of page loads from now on. */
function countLoads(page: Page): () => number {
  let count = 0;
  page.on("load", () => (count += 1));
  return () => count;
}
