import { request } from "../api/request";
import { getProducts } from "../api/operations";
import { byId, fill } from "../dom";
import type { PageContext } from "../pageContext";
import { createCard } from "../ui/card";
import { showProblem } from "../ui/problem";

const shownRecords = 8;

/** The front page: some products, the genres, and how the store works. */
export async function showPage(context: PageContext): Promise<void> {
  context.setTitle("Records worth the shelf");
  const list = byId("records");
  try {
    const { items } = await request(getProducts, {
      genre: null,
      limit: shownRecords,
      nextToken: null,
    });
    if (context.signal.aborted) return;
    list.setAttribute("aria-busy", "false");
    fill(
      list,
      items.map((product, index) =>
        createCard(product, context.signal, { eager: index < 4, level: "h3" }),
      ),
    );
  } catch (error) {
    if (!context.signal.aborted)
      showProblem(list, "The records could not be fetched.", error, () => showPage(context));
  }
}
