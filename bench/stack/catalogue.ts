import type { EngineClient, Item } from "./engineClient";

/** More copies than a run can buy. */
const STOCK = "1000000000";

/** Puts three products of the sample catalogue, with a stock that no run sells out. */
export async function stockUp(engine: EngineClient): Promise<string[]> {
  const table = await engine.table("-products-");
  const all: Item[] = await engine.scan(table);
  const chosen = all.sort((a, b) => (a.ProductId.S < b.ProductId.S ? -1 : 1)).slice(0, 3);
  await engine.putAll(
    table,
    chosen.map((item) => ({ ...item, Stock: { N: STOCK } })),
  );
  return chosen.map(({ ProductId }) => ProductId.S);
}
