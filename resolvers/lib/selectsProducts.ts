import type { Info } from "@aws-appsync/utils";

/** Fields of a cart that do not need the products in its lines. */
const withoutProducts = [
  "__typename",
  "id",
  "version",
  "itemCount",
  "expiresAt",
  "claimToken",
  "lines",
  "lines/__typename",
  "lines/productId",
  "lines/quantity",
];

/**
 * Whether a selection of a Cart needs product details. selectionSetList names fields by their aliases, so it is
 * trusted only where there are none: a colon, or a fragment that might hide one, counts as needing them.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function selectsProducts(info: Info): boolean {
  return mayHideFields(info) || pathsOf(info).some((path) => withoutProducts.indexOf(path) < 0);
}

/** Whether a selection of a Cart needs the tracks of its products, by the same rule. */
export function selectsTracks(info: Info): boolean {
  return mayHideFields(info) || pathsOf(info).indexOf("lines/product/tracks") >= 0;
}

function mayHideFields(info: Info): boolean {
  const text = info.selectionSetGraphQL ?? "";
  return text.indexOf(":") >= 0 || text.indexOf("...") >= 0;
}

function pathsOf(info: Info): string[] {
  return info.selectionSetList ?? [];
}
