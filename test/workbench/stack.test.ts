import { expect } from "chai";
import type { Page } from "playwright-core";
import { closePages, expectNoFaults, openPage } from "../web/support/browser";
import { lookAtAllLooks, showWorkbench } from "./support/workbenchPage";

describe("workbench, the stack", function () {
  this.timeout(60_000);
  let page: Page;
  before(async () => {
    page = await openPage();
  });
  afterEach(expectNoFaults);
  after(closePages);

  it("is the start page of /_local/, and shows a resource with its properties that have no effect here", async () => {
    await showWorkbench(page, "");
    expect(new URL(page.url()).pathname).to.equal("/_local/stack");
    expect(await page.title()).to.equal("Stack · Workbench");
    await page.click(".tree .resource:has-text('jukebox-carts'):has-text('dynamodb Table')");
    await page.waitForSelector(".details h2 >> text=jukebox-carts");
    const properties = page.locator(".details section:has(h3:text-is('Inputs')) > dl > .property");
    const marked = properties.filter({ has: page.locator(".tag:text-is('no effect')") });
    expect(await marked.locator("> dt").allTextContents()).to.eql([
      "pointInTimeRecoveryno effect",
      "serverSideEncryptionno effect",
      "tagsno effect",
    ]);
    expect(await page.textContent(".details .type .tag")).to.equal("real here");
    await lookAtAllLooks(page, "stack");
  });

  it("finds resources by property values, and keeps their parents visible", async () => {
    await showWorkbench(page, "stack");
    await page.fill("[type=search]", "guestcarthours nothing-such");
    await page.waitForSelector("text=Nothing matches.");
    await page.fill("[type=search]", "ExpiresAt dynamodb/table:");
    await page.waitForSelector("[role=status] >> text=/^3 of \\d+ resources$/");
    expect(await page.locator(".tree .resource .name").allTextContents()).to.eql([
      "jukebox",
      "jukebox-carts",
      "jukebox-sessions",
      "jukebox-history",
    ]);
  });

  it("links from a value to the resource that it names, and back", async () => {
    await showWorkbench(page, "stack");
    await page.fill("[type=search]", "appsync/dataSource jukebox-carts");
    await page.click(".tree .resource:has-text('appsync DataSource') >> nth=0");
    const link = page.locator(".property:has(> dt:text-is('tableName')) a");
    const tableName = await link.textContent();
    await link.click();
    await page.waitForSelector(`.details section:has(h3:text-is("Id")) >> text=${tableName}`);
    await page.reload();
    await page.waitForSelector(`.details section:has(h3:text-is("Id")) >> text=${tableName}`);
    const usedBy = page.locator(".details section:has(h3:text-is('Used by')) li");
    expect(await usedBy.allTextContents()).to.include("jukebox-carts appsync DataSource");
    await page.goBack();
    await page.waitForSelector(".details .type >> text=aws:appsync/dataSource:DataSource");
  });

  it("hides secrets", async () => {
    await showWorkbench(page, "stack");
    await page.fill("[type=search]", "cognito/user:User demo");
    await page.click(".tree .resource:has-text('cognito User') >> nth=0");
    const password = page.locator(".property:has(> dt:text-is('password')) > dd");
    expect(await password.textContent()).to.equal("secret");
  });
});
