import { getManagedProducts } from "../../api/manageOperations";
import { request } from "../../api/request";
import { exportProducts } from "../../csv/exportProducts";
import { fill, h } from "../../dom";
import { formatCount } from "../../format";
import { whileBusy } from "../../ui/busyButton";
import { showFailure } from "../../ui/explain";
import { everyPage } from "./everyPage";

/** Saves all products as a file. */
export function createExportPart(signal: AbortSignal): HTMLElement {
  const status = h("p", { role: "status" });
  const run = async () => {
    try {
      const products = await everyPage(
        (nextToken) => {
          signal.throwIfAborted();
          return request(getManagedProducts, { ...everything, nextToken });
        },
        (count) => fill(status, `Fetched ${formatCount(count, "product")}…`),
      );
      saveFile(`products-${new Date().toISOString().slice(0, 10)}.csv`, exportProducts(products));
      fill(status, `${formatCount(products.length, "product")} exported.`);
    } catch (error) {
      if (signal.aborted) return;
      fill(status);
      showFailure(error, "The products could not be exported.", () => whileBusy(button, run));
    }
  };
  const button = h(
    "button",
    {
      type: "button",
      class: "button quiet",
      "data-testid": "export",
      onclick: () => void whileBusy(button, run),
    },
    "Export all products",
  );
  return h(
    "section",
    { class: "part", "aria-labelledby": "export-title" },
    h("h2", { id: "export-title" }, "Export"),
    h(
      "p",
      {},
      "A CSV file of all products, on sale or not. Imported again as it is, it changes nothing.",
    ),
    button,
    status,
  );
}

const everything = { search: null, genre: null, stock: null, sort: null, limit: 50 };

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  h("a", { href: url, download: name }).click();
  // By then the browser has started to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
