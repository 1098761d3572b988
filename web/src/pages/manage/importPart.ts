import { applyImport } from "../../csv/applyImport";
import { countColumn, detailColumns, stockColumn } from "../../csv/columns";
import { decodeCsv, importIdOf } from "../../csv/decodeCsv";
import { CsvError } from "../../csv/parseCsv";
import { planImport, type PlannedLine } from "../../csv/planImport";
import { readLines } from "../../csv/readLines";
import { fill, h } from "../../dom";
import { formatCount } from "../../format";
import { whileBusy } from "../../ui/busyButton";
import { explain } from "../../ui/explain";
import { icon } from "../../ui/icon";
import { createManageField } from "./field";
import { createApply, createReader } from "./importReader";
import { createFateTable, describeFates } from "./fateTable";

/** A chosen file, compared with the store. */
interface Chosen {
  name: string;
  importId: string;
  plan: PlannedLine[];
}

/** Reads a CSV file, shows the fate of each line, and imports the file after a confirmation. */
export function createImportPart(signal: AbortSignal): HTMLElement {
  const status = h("p", { role: "status", tabindex: "-1", id: "import-status" });
  const message = h("div", { class: "form-message", role: "alert" });
  const result = h("div", { class: "import-result" });
  const field = createManageField({
    name: "file",
    label: "CSV file",
    hint: "Nothing is changed before you have seen what becomes of each line.",
    props: { type: "file", accept: ".csv,text/csv" },
  });
  const input = field.control as HTMLInputElement;
  let choice = new AbortController();
  const choose = async () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    choice.abort();
    choice = new AbortController();
    const ownSignal = choice.signal;
    fill(message);
    fill(result);
    try {
      fill(status, "Reading the file…");
      const chosen = await compare(file, ownSignal, status);
      ownSignal.throwIfAborted();
      fill(status, `${chosen.name}: ${describeFates(chosen.plan)}`);
      showPlan(chosen, ownSignal);
    } catch (error) {
      if (ownSignal.aborted) return;
      fill(status);
      fail(error instanceof CsvError ? error.message : explain(error));
    }
  };
  const fail = (text: string) => fill(message, icon("alert"), h("p", {}, text));
  const showPlan = (chosen: Chosen, ownSignal: AbortSignal) => {
    const count = chosen.plan.filter(({ change }) => change !== null).length;
    const table = createFateTable(chosen.plan);
    const run = async () => {
      fill(message);
      const stay = (event: Event) => event.preventDefault();
      addEventListener("beforeunload", stay);
      input.disabled = true;
      try {
        const lines = await applyImport(chosen.plan, createApply(chosen.importId, signal), (done) =>
          fill(status, `Imported ${done} of ${formatCount(count, "line")}…`),
        );
        const refused = lines.filter(({ refusal }) => refusal !== null);
        button.remove();
        table.showRefusals(refused);
        const applied = `${formatCount(count - refused.length, "line")} of ${chosen.name} imported`;
        fill(status, `${applied}${refused.length > 0 ? `, ${refused.length} refused` : ""}.`);
        status.focus();
      } catch (error) {
        if (signal.aborted) return;
        fill(status, "Not all lines are imported.");
        fail(`${explain(error)} Choose the same file again: lines that were imported are skipped.`);
        fill(result);
        input.focus();
      } finally {
        removeEventListener("beforeunload", stay);
        input.disabled = false;
      }
    };
    const button = h(
      "button",
      {
        type: "button",
        class: "button primary",
        "data-testid": "import",
        onclick: () => {
          if (!ownSignal.aborted) void whileBusy(button, run);
        },
      },
      `Import ${formatCount(count, "line")}`,
    );
    fill(result, count > 0 && button, table.element);
  };
  input.addEventListener("change", () => void choose());
  signal.addEventListener("abort", () => choice.abort());
  // Allows the same file to be chosen again.
  input.addEventListener("click", () => (input.value = ""));
  return h(
    "section",
    { class: "part", "aria-labelledby": "import-title" },
    h("h2", { id: "import-title" }, "Import"),
    h(
      "p",
      {},
      `The first line names the columns: id, and any of ${detailColumns.slice(1).join(", ")}, ${stockColumn}. What a file has no column for stays as it is.`,
    ),
    h(
      "ul",
      { class: "import-columns" },
      h("li", {}, `${stockColumn}: copies to add, or with a minus to take away`),
      h("li", {}, "tracks: titles with “|” between them"),
      h("li", {}, `${countColumn}: only in exports, and not imported`),
    ),
    field.element,
    message,
    status,
    result,
  );
}

async function compare(file: File, signal: AbortSignal, status: HTMLElement): Promise<Chosen> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const lines = readLines(decodeCsv(bytes));
  const importId = await importIdOf(bytes);
  const plan = await planImport(lines, importId, createReader(signal), (done) =>
    fill(status, `Compared ${done} of ${formatCount(lines.length, "line")}…`),
  );
  return { name: file.name, importId, plan };
}
