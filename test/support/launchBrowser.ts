import { chromium as playwright, type Browser, type LaunchOptions } from "playwright-core";
import { launchAgain } from "./launchAgain";
import { memoryFolder } from "./memoryFolder";

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

/** The network service as a part of the browser's process: each request has fewer processes to pass. */
const IN_PROCESS = "NetworkServiceInProcess2";

/**
 * A headless browser: the one from npm if there is one, otherwise an installed Chrome.
 * @param further switches of Chromium
 */
export async function launchBrowser(further: readonly string[] = []): Promise<Browser> {
  const { args, ...browser } = isFromNpm ? await fromNpm() : { channel: "chrome", args: [] };
  const options = { ...browser, args: [...args, ...further] };
  return launchAgain(() => playwright.launch(options));
}

async function fromNpm(): Promise<LaunchOptions & { args: string[] }> {
  const { default: chromium }: { default: PackagedChromium } = await import(chromiumModule());
  // WebGL in software takes seconds of CPU time per page.
  chromium.setGraphicsMode = false;
  const args = chromium.args
    .filter((arg) => !UNWANTED.includes(arg))
    .map((arg) => (arg.startsWith("--enable-features=") ? `${arg},${IN_PROCESS}` : arg));
  return {
    executablePath: await chromium.executablePath(),
    args: [...args, "--no-sandbox"],
    // Playwright's default: memory that processes share is in files on the disk, which takes a
    // tenth of the browser's CPU time. Small containers need it.
    ...(memoryFolder() !== undefined && { ignoreDefaultArgs: ["--disable-dev-shm-usage"] }),
  };
}
