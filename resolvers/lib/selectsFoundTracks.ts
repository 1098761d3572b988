import type { Info } from "@aws-appsync/utils";

/** Whether the selection of a page of products may need tracks: see selectsProducts. */
export function selectsTracks(info: Info): boolean {
  const text = info.selectionSetGraphQL ?? "";
  const hidden = text.indexOf(":") >= 0 || text.indexOf("...") >= 0;
  return hidden || (info.selectionSetList ?? []).indexOf("items/tracks") >= 0;
}
