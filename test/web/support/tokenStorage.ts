import type { Page } from "playwright-core";

/** Makes the page use the token storage of the setting `tokenStorage`. */
export async function setTokenStorage(page: Page, tokenStorage: string): Promise<void> {
  await page.route("**/config.json", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), tokenStorage } });
  });
}
