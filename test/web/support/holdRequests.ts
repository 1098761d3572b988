import type { Page } from "playwright-core";

/**
 * Holds the page's requests to the API whose body contains a text, until the returned function is
 * called.
 */
export async function holdRequests(page: Page, text = ""): Promise<() => void> {
  let release!: () => void;
  const released = new Promise<void>((done) => (release = done));
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes(text)) await released;
    await route.continue();
  });
  return release;
}
