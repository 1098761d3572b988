import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

const { isFromNpm } = require("../unpackBrowser.cjs") as { isFromNpm: boolean };

/**
 * Not as a function in the cloud wants it: in one process, closing one visitor would end them all; and what keeps origins apart
 * for shoppers, CORS above all, has to keep them apart here.
 */
const unwanted = [
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--allow-running-insecure-content",
];

/** A browser without a window: the one from npm where there is one, elsewhere an installed Chrome. */
export async function launchBrowser(): Promise<Browser> {
  if (!isFromNpm) return playwright.launch({ channel: "chrome" });
  const args = chromium.args.filter((arg) => !unwanted.includes(arg));
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, "--no-sandbox"],
  });
}
