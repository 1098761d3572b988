import { SessionLostError } from "../../api/errors";
import type { PasskeyChange } from "../../api/types";
import { explainPasskey } from "../../auth/passkeys/explainPasskey";
import { showNotice } from "../../ui/notice";

/** Shows a change, and whether the owner got a mail about it. */
export function tell(text: string, { notice }: PasskeyChange): void {
  const mailed = notice === "SENT" ? " We have mailed you about it." : "";
  showNotice({ kind: "info", text: `${text}${mailed}` });
}

/** Shows an error. A lost session is reported elsewhere. */
export function refuse(error: unknown, what: string): void {
  if (error instanceof SessionLostError) return;
  showNotice({ kind: "failure", text: `${what} ${explainPasskey(error)}`, ofThisPage: true });
}
