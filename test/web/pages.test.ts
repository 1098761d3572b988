import { gzipSync } from "node:zlib";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import {
  closePages,
  expectNoFaults,
  keepPicture,
  openPage,
  resize,
  settled,
} from "./support/browser";
import { follow } from "./support/follow";
import { listening } from "./support/listening";
import { lookAtAllLooks } from "./support/looks";
import { parts } from "./support/parts";
import { openSignedIn, putIntoCart } from "./support/visitor";

/** The browser's, inside functions that run there; only web/ has the types of the DOM. */
declare const document: any;

const kibibyte = 1024;
const guestPages = {
  home: "/",
  catalogue: "/catalogue",
  product: "/product?id=the-velvet-underground-and-nico",
  "catalogue-search": "/catalogue?q=zzzz",
  cart: "/cart",
  "sign-in": "/sign-in",
  register: "/register",
  verify: "/verify",
  "forgot-password": "/forgot-password",
  "not-found": "/nothing-here",
};

describe("shop window, every page of a guest", function () {
  this.timeout(120_000);
  let page: Page;
  before(async () => {
    page = await openPage({ covers: true });
    await page.goto("/verify");
  });
  afterEach(expectNoFaults);
  after(closePages);

  for (const [name, path] of Object.entries(guestPages))
    it(`${name} is accessible, fits every width and has its own title`, async () => {
      await follow(page, path);
      await settled(page);
      expect(await page.title()).to.match(/^.+ · Jukebox$/);
      await lookAtAllLooks(page, name);
    });
});

describe("shop window, every page", function () {
  this.timeout(120_000);
  afterEach(closePages);

  it("cart, confirmation and account are accessible and fit every width", async () => {
    const productId = await createProduct(await sharedStack(), { stock: 3 });
    const guest = await openPage({ covers: true });
    await putIntoCart(guest, productId, 2);
    await guest.click(parts.toCart);
    await guest.waitForSelector(parts.signInToBuy);
    await lookAtAllLooks(guest, "cart-full");
    const cart = { [productId]: 2, "the-velvet-underground-and-nico": 1 };
    const { page } = await openSignedIn("/cart", { cart, covers: true });
    await page.click(parts.checkOut);
    await page.waitForSelector("dialog");
    await lookAtAllLooks(page, "cart-confirm");
    await expectWholePrices(page);
    await page.click(parts.buy);
    await page.waitForSelector(".purchase.new");
    await settled(page);
    await lookAtAllLooks(page, "account");
    await expectWholePrices(page);
    await expectRoomForLargeText(page);
  });

  it("loads at most 60 KB of JavaScript for the catalogue, and nothing from other hosts", async () => {
    const { origin } = await sharedStack();
    const page = await openPage({ covers: true });
    let size = 0;
    const foreign: string[] = [];
    page.on("response", (response) => {
      if (!response.url().startsWith(origin)) foreign.push(response.url());
    });
    const scripts = new Map<string, Promise<Buffer>>();
    page.on("response", (response) => {
      if (response.url().endsWith(".js")) scripts.set(response.url(), response.body());
    });
    await page.goto("/catalogue");
    await settled(page);
    for (const body of scripts.values()) size += gzipSync(await body).length;
    expect(scripts.size).to.be.greaterThan(0);
    expect(size).to.be.lessThan(60 * kibibyte);
    expect(foreign).to.deep.equal([]);
  });

  it("shows first that it needs JavaScript if there is none, without a spinner", async () => {
    const page = await openPage({ javaScriptEnabled: false });
    for (const path of ["/", "/catalogue", "/cart", "/sign-in"]) {
      await page.goto(path);
      const { y } = (await page.locator("main > noscript > .problem").boundingBox())!;
      expect(y, path).to.be.lessThan(200);
      expect(await page.locator("main .bone:visible").count(), path).to.equal(0);
      expect(await page.locator("main >> text=Looking through:visible").count()).to.equal(0);
      expect(await page.locator("main form:visible").count(), path).to.equal(0);
    }
  });

  it("paints the catalogue without later layout shifts", async () => {
    const page = await openPage({ covers: true });
    await page.addInitScript({ content: observePaint });
    // Connecting to live updates is the last thing that the page does automatically.
    await listening(page, () => page.goto("/catalogue"), 1);
    await page.waitForFunction(() => (globalThis as any).paint.largest > 0);
    const { largest, shift } = await page.evaluate<{ largest: number; shift: number }>("paint");
    expect(shift).to.be.lessThan(0.05);
    expect(largest).to.be.greaterThan(0);
  });

  it("forbids inline script and style, and foreign hosts", async () => {
    const { origin } = await sharedStack();
    const response = await fetch(`${origin}/catalogue`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).to.contain("script-src 'self';").and.contain("style-src 'self';");
    expect(policy).to.not.contain("unsafe");
    expect(await response.text()).to.not.match(/<style|<script(?![^>]* src=)| style=| on\w+=/);
  });

  it("finds products by genre and by artist, and shows the same after reload and back", async () => {
    const page = await openPage();
    await page.goto("/catalogue");
    await settled(page);
    await page.selectOption("#genre", "JAZZ");
    await page.waitForURL("**/catalogue?genre=JAZZ");
    await page.fill("#search", "coltrane");
    await page.waitForURL("**/catalogue?genre=JAZZ&q=coltrane");
    await settled(page);
    const titles = await page.locator(".card-title").allTextContents();
    expect(titles.length).to.be.greaterThan(0);
    await page.reload();
    await settled(page);
    expect(await page.locator(".card-title").allTextContents()).to.deep.equal(titles);
    await page.click(".card-title a >> nth=0");
    await page.waitForSelector(".record h1");
    await page.goBack();
    await page.waitForSelector(".card-title");
    expect(await page.inputValue("#search")).to.equal("coltrane");
    expect(await page.locator(".card-title").allTextContents()).to.deep.equal(titles);
    // Typing has replaced the history entry: back leaves the search, and the input shows it.
    await page.focus("#search");
    await page.goBack();
    await page.waitForURL((url) => url.search === "");
    await page.waitForFunction(() => document.getElementById("search").value === "");
    expect(await page.inputValue("#genre")).to.equal("");
    await page.goForward();
    await page.waitForFunction(() => document.getElementById("search").value === "coltrane");
  });

  it("accepts a genre in any case, and shows all products for an unknown one", async () => {
    const page = await openPage();
    await page.goto("/catalogue?genre=jazz");
    await settled(page);
    expect(await page.title()).to.equal("Jazz records · Jukebox");
    expect(await page.inputValue("#genre")).to.equal("JAZZ");
    await page.goto("/catalogue?genre=NOPE");
    await settled(page);
    expect(await page.title()).to.equal("The racks · Jukebox");
    await page.waitForSelector(".card-title");
  });
});

/**
 * Checks that on a phone the price next to a title of one long word is inside its line, and so is
 * the title.
 */
async function expectWholePrices(page: Page): Promise<void> {
  await resize(page, { width: 375, height: 760 });
  const outside = await page.evaluate<number>(`
    [...document.querySelectorAll("li > .receipt-what")].filter((what) => {
      what.prepend("Supercalifragilisticexpialidocious");
      const price = what.nextElementSibling.getBoundingClientRect();
      const line = what.parentElement.getBoundingClientRect();
      return price.right > line.right + 0.5 || what.scrollWidth > what.clientWidth;
    }).length`);
  expect(outside).to.equal(0);
  await resize(page, { width: 1280, height: 900 });
}

/**
 * Checks that with text twice as large the parts of the header do not overlap and are inside the
 * window.
 */
async function expectRoomForLargeText(page: Page): Promise<void> {
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  for (const width of [375, 768, 1280]) {
    await resize(page, { width, height: 900 });
    await keepPicture(page, `large-text-${width}`);
    const faults = await page.evaluate<string[]>(`{
      const parts = [...document.querySelectorAll(".brand, .top nav a, .who-link, .sign-out, .cart-link")];
      const boxes = parts.map((part) => part.getBoundingClientRect());
      parts.map((part) => part.textContent).filter((_, at) => {
        const { left, right, top, bottom, width } = boxes[at];
        return width < 40 || left < 0 || right > innerWidth || boxes.some((box, other) =>
          other < at && box.left < right && left < box.right && box.top < bottom && top < box.bottom);
      });
    }`);
    expect(faults, `at ${width} px`).to.deep.equal([]);
  }
}

/** Runs in the page: records the largest contentful paint (ms) and the cumulative layout shift. */
const observePaint = `
  window.paint = { largest: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) paint.largest = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) paint.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
`;
