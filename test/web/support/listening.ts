import type { Page } from "playwright-core";
import { settled } from "./browser";

/** Waits until the page listens after `act`: guests have one subscription, users three. */
export async function listening(
  page: Page,
  act: () => Promise<unknown>,
  subscriptions = 3,
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
