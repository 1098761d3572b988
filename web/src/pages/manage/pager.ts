import type { Page } from "../../api/types";
import { fill, h } from "../../dom";
import { whileBusy } from "../../ui/busyButton";
import { showFailure } from "../../ui/explain";

interface PagerOptions<Item> {
  fetchPage(nextToken: string): Promise<Page<Item>>;
  /** Adds rows to the list. */
  append(items: Item[]): void;
  /**
   * Shows the number of displayed items and whether more follow; gets the focus after each further
   * page.
   */
  count: HTMLElement;
  describe(shown: number, isAll: boolean): string;
  /** Texts of the button and of an error. */
  more: string;
  failed: string;
}

/**
 * The button below a list that fetches the next page, and the count above it; `show` displays the
 * first page.
 */
export function createPager<Item>(options: PagerOptions<Item>) {
  const { fetchPage, append, count, describe, more, failed } = options;
  const element = h("div", { class: "pager" });
  let shown = 0;
  const show = ({ items, nextToken }: Page<Item>) => {
    append(items);
    shown += items.length;
    count.textContent = describe(shown, nextToken === null);
    fill(element, nextToken !== null && createMore(nextToken));
  };
  const createMore = (nextToken: string) => {
    const go = async () => {
      try {
        show(await fetchPage(nextToken));
        count.focus({ preventScroll: true });
      } catch (error) {
        showFailure(error, failed, () => whileBusy(button, go));
      }
    };
    const button = h(
      "button",
      { type: "button", class: "button quiet", onclick: () => void whileBusy(button, go) },
      more,
    );
    return button;
  };
  return { element, show };
}
