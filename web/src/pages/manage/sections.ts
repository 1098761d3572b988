import type { PageContext } from "../../pageContext";
import { showPeople } from "./people";
import { showProduct } from "./product";
import { showProducts } from "./products";

/** A part of the owner's pages. */
interface Section {
  path: string;
  show(context: PageContext): Promise<void>;
}

/** The owner's pages by their paths. The links to them are in frame.ts. */
export const sections: readonly Section[] = [
  { path: "/manage", show: showProductOrAll },
  { path: "/manage/people", show: showPeople },
];

async function showProductOrAll(context: PageContext): Promise<void> {
  const id = context.url.searchParams.get("product");
  if (id === null) await showProducts(context);
  else await showProduct(context, id === "" ? null : id);
}
