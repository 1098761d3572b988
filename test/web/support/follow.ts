import type { Page } from "playwright-core";

/** The browser's, inside functions that run there; only web/ has the types of the DOM. */
declare const document: any;

/**
 * Follows a link to a path of the site, as if the page had one: without loading the page again. The
 * page is empty until the site shows the path, so nothing of the former path can be taken for it.
 */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const main = document.getElementById("main");
    const link = Object.assign(document.createElement("a"), { href });
    main.replaceChildren(link);
    link.click();
    link.remove();
  }, path);
}
