import type { Info } from "@aws-appsync/utils";

/** What of a cart can be told without reading the products in its lines. */
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
  const isTracks = (path: string) => path.endsWith("lines/product/tracks"); // also within a field, as in myData
  return mayHideFields(info) || pathsOf(info).some(isTracks);
}

function mayHideFields(info: Info): boolean {
  const text = info.selectionSetGraphQL ?? "";
  return text.indexOf(":") >= 0 || text.indexOf("...") >= 0;
}

function pathsOf(info: Info): string[] {
  return info.selectionSetList ?? [];
}
