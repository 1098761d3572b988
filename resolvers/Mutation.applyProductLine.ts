import type { Context } from "@aws-appsync/utils";
import type { ManagedProduct, MutationApplyProductLineArgs } from "./generated/schema";
import { checkImportId, checkVersion, checkWhole } from "./lib/checkInput";
import { fail } from "./lib/fail";
import { lineLimit } from "./lib/importedLine";
import { managedProductView } from "./lib/managedProductView";
import type { ProductEdit } from "./lib/productEdit";
import { productItem } from "./lib/productItem";
import type { Stash } from "./lib/stash";
import { stockLimit } from "./lib/stockLimit";

/** Applies a line of an import; AppSync allows admins only. */
export function request(ctx: Context<MutationApplyProductLineArgs, Stash>) {
  const { copies, expectedVersion } = ctx.args;
  const item = productItem(ctx.args.input);
  if (item.Stock !== undefined) fail("InvalidInput", "Omit stock: copies changes it.");
  const line = {
    importId: checkImportId(ctx.args.importId),
    line: checkWhole("line", ctx.args.line, 1, lineLimit, 1),
  };
  ctx.stash.wanted = { productId: item.ProductId, importedLine: line };
  const isNew = expectedVersion === undefined || expectedVersion === null;
  const least = isNew ? 0 : 0 - stockLimit;
  const edit: ProductEdit = {
    kind: "line",
    item,
    line,
    copies: checkWhole("copies", copies, least, stockLimit, 0),
  };
  if (!isNew) edit.expectedVersion = checkVersion(expectedVersion);
  ctx.stash.edit = edit;
  return {};
}

/** The current product. */
export function response(ctx: Context<MutationApplyProductLineArgs, Stash>): ManagedProduct | null {
  const { managed } = ctx.stash;
  return managed === undefined ? null : managedProductView(managed);
}
