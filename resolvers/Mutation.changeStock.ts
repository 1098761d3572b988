import type { Context } from "@aws-appsync/utils";
import type { ManagedProduct, MutationChangeStockArgs } from "./generated/schema";
import { checkProductId, checkText, checkUuid, checkWhole } from "./lib/checkInput";
import { fail } from "./lib/fail";
import { managedProductView } from "./lib/managedProductView";
import type { Stash } from "./lib/stash";
import { stockLimit } from "./lib/stockLimit";
import { writtenProduct } from "./lib/writtenProduct";

/** Adds or removes copies; AppSync allows admins only. */
export function request(ctx: Context<MutationChangeStockArgs, Stash>) {
  const { copies, note } = ctx.args;
  checkUuid("key", ctx.args.key);
  checkWhole("copies", copies, 0 - stockLimit, stockLimit, 0);
  if (copies === 0) fail("InvalidInput", "copies must be above or below 0.");
  if (note !== undefined && note !== null) checkText("note", note, 200);
  ctx.stash.wanted = { productId: checkProductId(ctx.args.id) };
  return {};
}

/** The current product. */
export function response(ctx: Context<MutationChangeStockArgs, Stash>): ManagedProduct {
  return managedProductView(writtenProduct(ctx.stash));
}
