import type { Page } from "../../api/types";

/** The items of all pages of a list, one page after the other. */
export async function everyPage<T>(
  fetchPage: (nextToken: string | null) => Promise<Page<T>>,
  progress: (count: number) => void = () => undefined,
): Promise<T[]> {
  const items: T[] = [];
  let nextToken: string | null = null;
  do {
    const page: Page<T> = await fetchPage(nextToken);
    items.push(...page.items);
    progress(items.length);
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return items;
}
