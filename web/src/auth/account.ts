import { observable } from "../observable";
import type { SignedInUser } from "./signedInUser";
import { readSignedInUser } from "./tokens";

/** The user of this page; null for a guest. */
export const account = observable<SignedInUser | null>(null);

/** Restores the sign-in from the token storage, without a request. */
export async function restoreAccount(): Promise<void> {
  account.set(await readSignedInUser());
}

/** Whether this page itself is ending its session. This loss is not reported. */
export const leaving = observable(false);
