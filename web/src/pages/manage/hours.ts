import { h, s } from "../../dom";

/** Height of the chart and of its highest bar. */
const [height, highest] = [120, 100];

/** A bar chart of orders by hour; screen readers get a table. */
export function createHours(counts: readonly number[]): HTMLElement {
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, hour) => {
    const tall = (count / most) * highest;
    return s(
      "g",
      {},
      s("title", {}, `${hourName(hour)}: ${count}`),
      s("rect", {
        class: "bar-ground",
        x: hour * 10 + 1,
        y: height - highest,
        width: 8,
        height: highest,
      }),
      s("rect", { class: "bar", x: hour * 10 + 1, y: height - tall, width: 8, height: tall }),
    );
  });
  const rows = counts.map((count, hour) =>
    h("tr", {}, h("th", { scope: "row" }, hourName(hour)), h("td", {}, count)),
  );
  return h(
    "section",
    { class: "part", "aria-labelledby": "hours-title" },
    h("h2", { id: "hours-title" }, "Orders by hour"),
    s(
      "svg",
      {
        class: "chart",
        viewBox: `0 0 240 ${height}`,
        preserveAspectRatio: "none",
        "aria-hidden": "true",
      },
      ...bars,
    ),
    h(
      "p",
      { class: "chart-scale", "aria-hidden": "true" },
      ["00", "06", "12", "18", "24"].map((hour) => h("span", {}, hour)),
    ),
    h(
      "div",
      { class: "sr-only" },
      h(
        "table",
        {},
        h("caption", {}, "Orders by hour (UTC)"),
        h(
          "thead",
          {},
          h("tr", {}, h("th", { scope: "col" }, "Hour"), h("th", { scope: "col" }, "Orders")),
        ),
        h("tbody", {}, rows),
      ),
    ),
  );
}

function hourName(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
