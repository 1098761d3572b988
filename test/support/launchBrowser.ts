import { chromium as playwright, type Browser } from "playwright-core";

const { chromiumModule, isFromNpm } = require("../browser/packagedChromium.cjs") as {
  chromiumModule(): string;
  isFromNpm: boolean;
};

/** The used part of @sparticuz/chromium. The tests that need it install it. */
interface PackagedChromium {
  args: string[];
  executablePath(): Promise<string>;
  setGraphicsMode: boolean;
}

/**
 * Switches for a function in the cloud that tests must not use. In a single process, closing one
 * visitor would end all of them. Tests also need the separation of origins that shoppers have,
 * especially CORS.
 */
const UNWANTED = [
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--allow-running-insecure-content",
];

/**
 * A headless browser: the one from npm if there is one, otherwise an installed Chrome.
 * @param further switches of Chromium
 */
export async function launchBrowser(further: readonly string[] = []): Promise<Browser> {
  if (!isFromNpm) return playwright.launch({ channel: "chrome", args: [...further] });
  const { default: chromium }: { default: PackagedChromium } = await import(chromiumModule());
  // WebGL in software takes seconds of CPU time per page.
  chromium.setGraphicsMode = false;
  const args = chromium.args.filter((arg) => !UNWANTED.includes(arg));
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, "--no-sandbox", ...further],
  });
}
