import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { sendMail } from "./support/sendMail";
import { closePages, expectFaults } from "../web/support/browser";
import { holdTime } from "../web/support/heldTime";
import { isLive, lookAtAllLooks, openWorkbench } from "./support/workbenchPage";

/** The browser's, inside functions that run there. */
declare const document: any;

const HTML = `<h1 style="color:#123456">Thank you</h1><p><a href="/">Your purchase</a></p>
  <script>parent.document.title = "taken over"</script><img src="https://evil.example/seen.png" alt="" onerror="parent.x = 1">`;

describe("workbench, the inbox", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("shows a mail as its reader sees it, in a sandbox", async () => {
    expectFaults(
      /^Blocked script execution in 'about:srcdoc'/,
      /^Loading the image 'https:\/\/evil/,
    );
    const subject = `Thanks ${randomUUID()}`;
    await sendMail(subject, "Thank you, in text", HTML);
    const page = await openWorkbench("mail");
    // The browser sometimes reports a request that the page's policy blocks, but never sends it.
    const sent: string[] = [];
    await page.route("https://evil.example/**", (route) => {
      sent.push(route.request().url());
      return route.abort();
    });
    await page.click(`.entry:has-text("${subject}")`);
    await page.waitForSelector(`.mail h2 >> text=${subject}`);
    const frame = page.frameLocator(".mail iframe");
    expect(await frame.locator("h1").textContent()).to.equal("Thank you");
    expect(await frame.locator("h1").evaluate((h1: any) => h1.style.color)).to.equal(
      "rgb(18, 52, 86)",
    );
    expect(await page.getAttribute(".mail iframe", "sandbox"))
      .to.not.contain("scripts")
      .and.not.contain("same-origin");
    expect(await page.title()).to.match(/^(\(\d+\) )?Inbox · Workbench$/);
    expect(sent).to.eql([]);
    await page.click("[role=tab]:text-is('Text')");
    expect(await page.textContent(".mail-text")).to.equal("Thank you, in text");
    await page.keyboard.press("ArrowLeft");
    await page.waitForSelector(".mail iframe");
    await lookAtAllLooks(page, "mail");
  });

  it("shows a mail when it arrives, marked as new until it is read", async () => {
    const first = `First ${randomUUID()}`;
    await sendMail(first, "one");
    const page = await openWorkbench("mail");
    await isLive(page);
    await page.click(`.entry:has-text("${first}")`);
    await page.waitForSelector(`.mail h2 >> text=${first}`);
    const second = `Second ${randomUUID()}`;
    await sendMail(second, "two");
    const entry = page.locator(`.entry:has-text("${second}")`);
    await entry.locator(".tag:text-is('New')").waitFor();
    expect(await page.textContent(".mail h2")).to.equal(first);
    expect(await indexOf(page, second)).to.be.lessThan(await indexOf(page, first));
    await entry.click();
    await page.waitForSelector(`.mail h2 >> text=${second}`);
    expect(await entry.locator(".tag").count()).to.equal(0);
  });

  it("misses no mail after a lost connection", async () => {
    const page = await openWorkbench("mail");
    await isLive(page);
    await page.context().setOffline(true);
    // Playwright cannot cut an open stream; a page that is hidden and shown again opens a new one.
    const subject = `Meanwhile ${randomUUID()}`;
    await page.evaluate(() =>
      document.dispatchEvent(new (globalThis as any).Event("visibilitychange")),
    );
    await page.waitForSelector("#connection[data-state=lost]");
    await sendMail(subject, "while you were away");
    await page.context().setOffline(false);
    await page.waitForSelector(`.entry:has-text("${subject}") .tag:text-is('New')`);
    await isLive(page);
  });

  it("has one connection attempt at a time, also if the user returned to the page between two", async () => {
    const page = await openWorkbench("mail");
    await isLive(page);
    const time = await holdTime(page);
    await page.route("**/_local/events", (route) => route.fulfill({ status: 503 }));
    await page.evaluate(COUNT_ATTEMPTS);
    for (let returns = 0; returns < 3; returns += 1) await page.evaluate(RETURN_UNTIL_FAILURE);
    await time.pass(RETRY_DELAY);
    expect(await page.evaluate("attempts")).to.equal(4);
    await page.unroute("**/_local/events");
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await isLive(page);
  });
});

/** Delay of the page after an error response, in milliseconds. */
const RETRY_DELAY = 1_000;

/** Runs in the page: counts the attempts to receive the stack's events, and reports failures. */
const COUNT_ATTEMPTS = `{
  window.attempts = 0;
  window.EventSource = class extends EventSource {
    constructor(url) {
      super(url);
      attempts += 1;
      this.addEventListener("error", () => window.failed?.());
    }
  };
}`;

/** Runs in the page: returns to it, and resolves when the attempt that this starts has failed. */
const RETURN_UNTIL_FAILURE = `new Promise((done) => {
  window.failed = done;
  document.dispatchEvent(new Event("visibilitychange"));
})`;

async function indexOf(page: Page, subject: string): Promise<number> {
  const texts = await page.locator(".entry .subject").allTextContents();
  return texts.findIndex((text) => text.includes(subject));
}
