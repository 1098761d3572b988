import { buildSite } from "../../web/build";
import type { SiteFile } from "../../web/build";
import { readProducts } from "../data/readProducts";
import { cachedBuild } from "../shared/buildCache";

/** Builds the web client, with a cover for each product of the sample catalogue. */
export function buildSiteFiles(): SiteFile[] {
  return buildSite({ products: readProducts(), cached: cachedBuild });
}
