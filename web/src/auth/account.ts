import { observable } from "../observable";
import type { SignedInUser } from "./signedInUser";
import { readSignedInUser } from "./tokens";

/** Who uses this page: null is a guest. */
export const account = observable<SignedInUser | null>(null);

/** Takes up the sign-in that the token storage still holds, without any request. */
export async function restoreAccount(): Promise<void> {
  account.set(await readSignedInUser());
}

/** Whether this page itself is ending its session: that is not a loss to report. */
export const leaving = observable(false);
