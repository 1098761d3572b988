import { navigate } from "../../navigate";
import type { PageContext } from "../../pageContext";
import { showPeople } from "./people";
import { showProduct } from "./product";
import { showProducts } from "./products";
import { showToday } from "./today";

/** A part of the owner's pages. */
interface Section {
  path: string;
  show(context: PageContext): Promise<void>;
}

/** The owner's pages by their paths. The links to them are in frame.ts. */
export const sections: readonly Section[] = [
  { path: "/manage", show: showTodayOrOld },
  { path: "/manage/products", show: showProductOrAll },
  { path: "/manage/people", show: showPeople },
];

/** Products were at this address before: links to them go on leading there. */
async function showTodayOrOld(context: PageContext): Promise<void> {
  const { search, searchParams } = context.url;
  const isOld = ["product", "q", "genre", "stock", "sort"].some((name) => searchParams.has(name));
  if (isOld) await navigate(`/manage/products${search}`, { replace: true });
  else await showToday(context);
}

async function showProductOrAll(context: PageContext): Promise<void> {
  const id = context.url.searchParams.get("product");
  if (id === null) await showProducts(context);
  else await showProduct(context, id === "" ? null : id);
}
