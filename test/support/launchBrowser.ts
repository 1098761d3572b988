import { chromium as playwright, type Browser } from "playwright-core";

const { chromiumModule, isFromNpm } = require("../browser/packagedChromium.cjs") as {
  chromiumModule(): string;
  isFromNpm: boolean;
};

/** What is used of @sparticuz/chromium, which a test that needs it installs. */
interface PackagedChromium {
  args: string[];
  executablePath(): Promise<string>;
  setGraphicsMode: boolean;
}

/**
 * Switches for a function in the cloud. In one process, closing one visitor would end them all; and what separates origins
 * for shoppers, CORS above all, has to separate them in tests.
 */
const UNWANTED = [
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--allow-running-insecure-content",
];

/**
 * A browser without a window: the one from npm where there is one, elsewhere an installed Chrome.
 * @param further switches of Chromium
 */
export async function launchBrowser(further: readonly string[] = []): Promise<Browser> {
  if (!isFromNpm) return playwright.launch({ channel: "chrome", args: [...further] });
  const { default: chromium }: { default: PackagedChromium } = await import(chromiumModule());
  // WebGL in software takes seconds of processor time a page.
  chromium.setGraphicsMode = false;
  const args = chromium.args.filter((arg) => !UNWANTED.includes(arg));
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, "--no-sandbox", ...further],
  });
}
