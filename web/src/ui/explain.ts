import { NetworkError, SessionLostError, StoreError } from "../api/errors";
import { NotLoadedError } from "../late";
import { showNotice } from "./notice";

/** The message for an error. The messages of the store's API say what to do. */
export function explain(error: unknown): string {
  if (error instanceof NetworkError || error instanceof SessionLostError) return error.message;
  if (error instanceof NotLoadedError) return error.message;
  if (error instanceof StoreError && error.type !== "Unknown") return error.message;
  if (!navigator.onLine) return new NetworkError().message;
  return "Something went wrong on our side. Try again in a moment.";
}

/** Shows an error with a retry button. A lost session is reported elsewhere, once. */
export function showFailure(error: unknown, what: string, again?: () => unknown): void {
  if (error instanceof SessionLostError) return;
  showNotice({
    kind: "failure",
    text: `${what} ${explain(error)}`,
    ofThisPage: true,
    ...(again !== undefined && { action: { label: "Try again", run: again } }),
  });
}
