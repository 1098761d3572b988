import { byId } from "../dom";

/** Says when the connection is gone, and calls back when it has come again. */
export function watchConnection(back: () => void): void {
  const show = () => {
    const banner = byId("offline");
    const wasOffline = !banner.hidden;
    banner.hidden = navigator.onLine;
    if (wasOffline && navigator.onLine) back();
  };
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}
