import type { Page } from "playwright-core";
import { settled } from "./browser";

/** Waits until the page has subscribed after `act`: guests have one subscription, users four. */
export async function listening(
  page: Page,
  act: () => Promise<unknown>,
  subscriptions = 4,
): Promise<void> {
  const acknowledged = new Promise<void>((done) => {
    page.on("websocket", (socket) => {
      let waiting = subscriptions;
      socket.on("framereceived", ({ payload }) => {
        if (!String(payload).includes('"type":"start_ack"')) return;
        waiting -= 1;
        if (waiting === 0) done();
      });
    });
  });
  await act();
  await acknowledged;
  await settled(page);
}

/**
 * Resolves when a subscription of the page has delivered an event with this name. Call it before
 * the page connects.
 */
export function heard(page: Page, field: string): Promise<void> {
  return new Promise((done) => {
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => {
        const text = String(payload);
        if (text.includes('"type":"data"') && text.includes(`"${field}"`)) done();
      });
    });
  });
}
