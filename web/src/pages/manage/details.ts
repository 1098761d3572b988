import { isStoreError } from "../../api/errors";
import {
  changeProduct,
  createProduct,
  getManagedProduct,
  type ManagedProduct,
} from "../../api/manageOperations";
import { request } from "../../api/request";
import { h } from "../../dom";
import { formatGenre } from "../../format";
import { genres } from "../../genres";
import { navigate } from "../../navigate";
import { whileBusy } from "../../ui/busyButton";
import { explain } from "../../ui/explain";
import { showNotice } from "../../ui/notice";
import type { DetailFields } from "./detailFields";
import { createManageField } from "./field";
import { createFormMessage, createManageForm } from "./form";
import { readDetails } from "./readDetails";

/** The form for the details of a product; null for a new one. */
export function createDetails(
  product: ManagedProduct | null,
  signal: AbortSignal,
  changed: (now: ManagedProduct) => void = () => undefined,
): HTMLFormElement {
  const fields = createFields(product);
  const message = createFormMessage();
  const button = h(
    "button",
    { type: "submit", class: "button primary" },
    product === null ? "Create the product" : "Save the details",
  );
  const save = async () => {
    message.clear();
    const input = readDetails(fields, product);
    if (input === null) return;
    try {
      if (product === null) {
        const made = await request(createProduct, { input });
        await navigate(`/manage/products?product=${encodeURIComponent(made.id)}`, {
          replace: true,
        });
        showNotice({ kind: "info", text: `“${made.title}” is on sale.` });
        return;
      }
      const now = await request(changeProduct, { input, expectedVersion: product.version });
      changed(now);
      showNotice({ kind: "info", text: `“${now.title}” is saved.` });
    } catch (error) {
      if (signal.aborted) return;
      const isConflict = product !== null && isStoreError(error, "ProductChanged");
      message.show(
        h("p", {}, explain(error), isConflict && " What you typed is still here, and not saved."),
        isConflict && createReload(product.id, changed),
      );
    }
  };
  return createManageForm(button, save, [
    message.element,
    Object.values(fields).map(({ element }) => element),
    button,
  ]);
}

function createFields(product: ManagedProduct | null): DetailFields {
  const field = createManageField;
  return {
    ...(product === null && {
      id: field({
        name: "id",
        label: "Id",
        hint: "Small letters, digits and hyphens. It cannot be changed later.",
        props: { required: true, maxlength: 64, spellcheck: "false" },
      }),
    }),
    title: field({ name: "title", label: "Title", value: product?.title ?? "", props: text }),
    artist: field({ name: "artist", label: "Artist", value: product?.artist ?? "", props: text }),
    year: field({
      name: "year",
      label: "Year",
      value: String(product?.year ?? ""),
      props: { required: true, inputmode: "numeric", maxlength: 4 },
    }),
    genre: field({
      name: "genre",
      label: "Genre",
      tag: "select",
      options: genres.map((genre) => [genre, formatGenre(genre)] as const),
      value: product?.genre ?? "ROCK",
    }),
    price: field({
      name: "price",
      label: "Price in dollars",
      hint: "For example 19.99",
      value: product === null ? "" : (product.priceCents / 100).toFixed(2),
      props: { required: true, inputmode: "decimal", maxlength: 8 },
    }),
    ...(product === null && {
      stock: field({
        name: "stock",
        label: "Copies in stock",
        value: "0",
        props: { required: true, inputmode: "numeric", maxlength: 7 },
      }),
    }),
    image: field({
      name: "image",
      label: "Cover (optional)",
      hint: "The path of a cover on the site, such as /covers/blue-train.svg",
      value: product?.image ?? "",
      props: { maxlength: 110, spellcheck: "false" },
    }),
    tracks: field({
      name: "tracks",
      label: "Tracks, one a line (optional)",
      tag: "textarea",
      value: product?.tracks.join("\n") ?? "",
      props: { rows: 6 },
    }),
  };
}

const text = { required: true, maxlength: 200 };

/** A button that shows what the other admin has saved. It discards what was typed. */
function createReload(id: string, changed: (now: ManagedProduct) => void): HTMLElement {
  const reload = async () => {
    const now = await request(getManagedProduct, { id });
    if (now !== null) changed(now);
  };
  const button = h(
    "button",
    {
      type: "button",
      class: "button quiet small",
      "data-testid": "load-current",
      onclick: () =>
        void whileBusy(button, reload).catch((error: unknown) => {
          showNotice({ kind: "failure", text: explain(error), ofThisPage: true });
        }),
    },
    "Show it as it is now",
  );
  return button;
}
