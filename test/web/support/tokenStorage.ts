import type { Page } from "playwright-core";

/** Has the page keep its tokens as the setting `tokenStorage` says. */
export async function setTokenStorage(page: Page, tokenStorage: string): Promise<void> {
  await page.route("**/config.json", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), tokenStorage } });
  });
}
