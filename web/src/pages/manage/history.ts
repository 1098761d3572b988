import type { Change } from "../../api/manageOperations";
import type { Page } from "../../api/types";
import { fill, h } from "../../dom";
import { formatCents, formatCount, formatDateTime } from "../../format";
import { makeElement } from "../../render";
import { rowSkeletons } from "../../shells";
import { whileBusy } from "../../ui/busyButton";
import { showFailure } from "../../ui/explain";
import { showProblem } from "../../ui/problem";
import { reasons } from "./stock";

/** The history, newest first; `fetchPage` fetches a page of it. */
export function createHistory(
  fetchPage: (nextToken: string | null) => Promise<Page<Change>>,
  signal: AbortSignal,
) {
  const list = h("ol", { class: "changes" });
  const more = h("div");
  const load = async (nextToken: string | null) => {
    const page = await fetchPage(nextToken);
    if (signal.aborted) return;
    const rows = page.items.map(createChange);
    if (nextToken === null) fill(list, rows.length === 0 ? h("li", {}, "Nothing yet.") : rows);
    else list.append(...rows);
    fill(more, page.nextToken !== null && createMore(page.nextToken));
  };
  const createMore = (nextToken: string) => {
    const go = () =>
      load(nextToken).catch((error: unknown) => {
        showFailure(error, "Older changes could not be fetched.");
      });
    const button = h(
      "button",
      { type: "button", class: "button quiet", onclick: () => void whileBusy(button, go) },
      "Older changes",
    );
    return button;
  };
  const refresh = () => {
    load(null).catch((error: unknown) => {
      if (!signal.aborted) showProblem(list, "The history could not be fetched.", error, refresh);
    });
  };
  fill(list, h("li", {}, rowSkeletons(makeElement, 1)));
  refresh();
  const element = h(
    "section",
    { class: "part", "aria-labelledby": "history-title" },
    h("h2", { id: "history-title" }, "History"),
    list,
    more,
  );
  return { element, refresh };
}

function createChange({ at, actor, kind, details }: Change): HTMLElement {
  return h(
    "li",
    {},
    h("p", {}, describeChange(kind, JSON.parse(details) as Details)),
    h(
      "p",
      { class: "change-facts" },
      h("time", { datetime: at }, formatDateTime(at)),
      `, ${actor}`,
    ),
  );
}

type Details = Record<string, unknown>;

const words: Partial<Record<Change["kind"], string>> = {
  OFF_SALE: "Taken off sale",
  ON_SALE: "Put back on sale",
  DELETED: "Deleted",
  LIFTED: "The ban was lifted",
  PACKED: "Packed",
};

/** Describes a change. */
export function describeChange(kind: Change["kind"], details: Details): string {
  if (kind === "STOCK") return describeStock(details);
  if (kind === "SHIPPED") return `Shipped: tracking number ${String(details["trackingNumber"])}`;
  if (kind === "CANCELLED") return describeCancellation(details);
  if (kind === "CREATED")
    return `Created with ${formatCount(Number(details["stock"]), "copy", "copies")}`;
  if (kind === "BANNED" || kind === "SESSIONS_ENDED") {
    const ended = formatCount(Number(details["sessions"]), "session");
    return kind === "BANNED" ? `Banned; ${ended} ended` : `${ended} ended`;
  }
  if (kind !== "CHANGED") return words[kind] ?? kind;
  const changes = Object.entries(details).map(([name, value]) => {
    const { before, after } = value as { before: string | number; after: string | number };
    if (name === "priceCents")
      return `price ${formatCents(Number(before))} to ${formatCents(Number(after))}`;
    if (name === "tracks") return "tracks";
    return `${name} “${before}” to “${after}”`;
  });
  return changes.length === 0 ? "Saved without a change" : `Changed ${changes.join(", ")}`;
}

function describeCancellation({ reason, copies }: Details): string {
  const returned = Object.values(copies as Record<string, number>).reduce((sum, n) => sum + n, 0);
  return `Cancelled: “${String(reason)}”; ${formatCount(returned, "copy", "copies")} back in stock`;
}

function describeStock({ copies, reason, note }: Details): string {
  const number = Number(copies);
  const what = `${formatCount(Math.abs(number), "copy", "copies")} ${number > 0 ? "added" : "taken away"}`;
  const [, why = ""] = reasons.find(([key]) => key === reason) ?? [];
  return `${what}: ${why.toLowerCase()}${typeof note === "string" ? `, “${note}”` : ""}`;
}
