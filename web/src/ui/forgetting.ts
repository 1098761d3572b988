import { isForgetful } from "libraries/everyPage";
import { account } from "../auth/account";
import { cartState, itemCount } from "../cart/cartStore";
import { showNotice } from "./notice";

let warned = false;

/**
 * If the browser stores nothing, shows a warning once there is something to lose: products in the
 * cart, or a sign-in.
 */
export function warnOfForgetting(): void {
  const look = () => {
    const hasSomething = account.get() !== null || (itemCount() ?? 0) > 0;
    if (warned || !hasSomething || !isForgetful()) return;
    warned = true;
    showNotice({
      kind: "warning",
      text: "Your browser does not let this shop remember anything. Your cart and your sign-in last until you close or reload this page.",
    });
  };
  account.watch(look);
  cartState.watch(look);
}
