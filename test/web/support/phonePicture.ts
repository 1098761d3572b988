import type { Page } from "playwright-core";
import { keepPicture, resize } from "./browser";

/** With PICTURES=1, saves a picture of the page on a phone. */
export async function keepPhonePicture(page: Page, name: string): Promise<void> {
  if (process.env["PICTURES"] === undefined) return; // nothing else needs the other size
  const size = page.viewportSize()!;
  await resize(page, { width: 375, height: 760 });
  await keepPicture(page, name);
  await resize(page, size);
}
