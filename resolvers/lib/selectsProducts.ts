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
  "saved",
];

/**
 * Whether a selection of a Cart or SavedList needs details of the products in its lines.
 * selectionSetList contains aliases instead of field names, so it is trusted only without them: a
 * colon, or a fragment that might contain one, counts as needing the details.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function selectsProducts(info: Info): boolean {
  const own = pathsOf(info).filter((path) => !path.startsWith(ofSaved));
  return mayHideFields(info) || own.some((path) => withoutProducts.indexOf(path) < 0);
}

/** Whether a selection of a Cart contains its list of saved products. */
export function selectsSaved(info: Info): boolean {
  return mayHideFields(info) || pathsOf(info).indexOf("saved") >= 0;
}

/** Whether a selection of a Cart needs details of the saved products. */
export function selectsSavedProducts(info: Info): boolean {
  const saved = pathsOf(info).filter((path) => path.startsWith(ofSaved));
  return (
    mayHideFields(info) ||
    saved.some((path) => withoutProducts.indexOf(path.slice(ofSaved.length)) < 0)
  );
}

/** Whether a selection of a Cart or SavedList needs the tracks of products, by the same rule. */
export function selectsTracks(info: Info): boolean {
  // For every path to the cart, including its saved list and myData.
  const isTracks = (path: string) => path.endsWith("lines/product/tracks");
  return mayHideFields(info) || pathsOf(info).some(isTracks);
}

const ofSaved = "saved/";

function mayHideFields(info: Info): boolean {
  const text = info.selectionSetGraphQL ?? "";
  return text.indexOf(":") >= 0 || text.indexOf("...") >= 0;
}

function pathsOf(info: Info): string[] {
  return info.selectionSetList ?? [];
}
