import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

const { isFromNpm } = require("../unpackBrowser.cjs") as { isFromNpm: boolean };

/**
 * A browser without a window: the one from npm where there is one, elsewhere an installed Chrome.
 * @param further switches of Chromium
 */
export async function launchBrowser(further: readonly string[] = []): Promise<Browser> {
  if (!isFromNpm) return playwright.launch({ channel: "chrome", args: [...further] });
  // In one process, as a function in the cloud wants it, closing one visitor would end them all.
  const args = chromium.args.filter((arg) => !["--single-process", "--no-zygote"].includes(arg));
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, "--no-sandbox", ...further],
  });
}
