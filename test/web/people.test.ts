import { expect } from "chai";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { StoreClient } from "../support/amplifyClient";
import { createOwner, type Owner } from "../support/device";
import { outcomeOf } from "../support/outcomes";
import { people } from "../support/people";
import { sharedStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { closePages, expectNoFaults } from "./support/browser";
import { lookAtAllLooks } from "./support/looks";
import { openAdmin, openSignedIn } from "./support/visitor";

describe("The admin's page of users", function () {
  this.timeout(120_000);
  let page: Page;
  let admin: StoreClient;
  let user: Owner;
  before(async () => {
    const stack = await sharedStack();
    [user, { page, client: admin }] = await Promise.all([
      createOwner(stack),
      openAdmin("/manage/people"),
    ]);
    await page.waitForSelector("#manage-email");
  });
  afterEach(expectNoFaults);
  after(closePages);

  const shown = (text: string) => page.waitForSelector(`main >> text=${text}`);
  const ofUser = () => outcomeOf(user.client.field("{ cart { id } }"));
  const find = async (address: string) => {
    await page.fill("#manage-email", address);
    await page.press("#manage-email", "Enter");
  };

  it("finds a user by address, and says where there is none", async () => {
    for (const address of ["nonsense", "ada@example", 'a"b@example.com', "a(b@example.com"]) {
      await find("a@example.com");
      await shown("No account has the address a@example.com");
      await find(address);
      await page.waitForSelector("#manage-email[aria-invalid=true]");
    }
    await find("unknown@jukebox.example");
    await shown("No account has the address unknown@jukebox.example");
    await find(user.email.toUpperCase());
    await page.waitForSelector(`h2 >> text=${user.email}`);
    expect(await page.evaluate("document.activeElement.id")).to.equal("person-title");
    expect(page.url()).to.match(/#SHOPPER-/);
    const orders = await page.getAttribute("text=Orders of this buyer", "href");
    expect(orders).to.equal(`/manage/orders?buyer=${user.userId}`);
    await page.waitForSelector(".device-name");
    await lookAtAllLooks(page, "manage-person");
  });

  it("ends the sessions of a user after a confirmation", async () => {
    await page.click("[data-testid=end-sessions]");
    await page.click("dialog >> text=Cancel");
    expect(await ofUser()).to.equal("ok");
    await page.click("[data-testid=end-sessions]");
    await page.click("[data-testid=confirm]");
    await shown("Signed in nowhere.");
    await shown("1 session ended");
    expect(await ofUser()).to.equal("SessionEnded");
  });

  it("bans a user and lifts the ban, by keyboard", async () => {
    const press = async (selector: string) => {
      await page.focus(selector);
      await page.keyboard.press("Enter");
    };
    await press("[data-testid=ban]");
    await press("[data-testid=confirm]");
    await shown("Banned: every sign-in");
    expect((await people.find(admin, user.email))!.banned).to.equal(true);
    await shown("Banned; 0 sessions ended");
    await press("[data-testid=ban]");
    await press("[data-testid=confirm]");
    await shown("Not banned");
    expect((await people.find(admin, user.email))!.banned).to.equal(false);
    await shown("The ban was lifted");
  });

  it("prevents an admin's ban of itself", async () => {
    await find("admin@jukebox.example");
    await page.waitForSelector("h2 >> text=admin@jukebox.example");
    await page.click("[data-testid=ban]");
    await page.click("[data-testid=confirm]");
    await page.waitForSelector(".notice.failure >> text=You cannot ban yourself");
  });
});

describe("The user's own data", function () {
  this.timeout(120_000);
  after(closePages);

  it("are saved as a file", async () => {
    const stack = await sharedStack();
    const product = await createProduct(stack);
    const { page, client, email } = await openSignedIn("/account");
    const { id } = await store.checkout(client, await store.add(client, product));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click("[data-testid=save-data]"),
    ]);
    expect(download.suggestedFilename()).to.equal("jukebox-my-data.json");
    const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
    expect(saved.profile).to.include({ email, emailVerified: true });
    expect(saved.purchases.map((purchase: { id: string }) => purchase.id)).to.deep.equal([id]);
    expect(saved.sessions).to.have.length(1);
    expect(saved.cart.lines).to.deep.equal([]);
    await page.locator("#data").scrollIntoViewIfNeeded();
    await lookAtAllLooks(page, "account-data");
    expectNoFaults();
  });
});
