import { byId } from "../dom";

/** Shows when the connection is lost, and calls back when it is restored. */
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
