import { isProductId } from "../api/formats";
import { formatDateTime } from "../format";
import { atOnce } from "./atOnce";
import { describeLine } from "./describeLine";
import type { ProductDetails, StoredProduct } from "./product";
import { readDetails } from "./readDetails";
import type { FileLine } from "./readLines";

/** The fate of a line: "applied" was done by an earlier run of the same import. */
export type Fate = "new" | "changed" | "same" | "applied" | "refused";

/** A line with its fate. */
export interface PlannedLine {
  line: number;
  id: string;
  fate: Fate;
  /** The change, or the reason for the refusal; "" for "same". */
  what: string;
  /** The change to send; null for none. */
  change: LineChange | null;
}

/** The arguments of applyProductLine. */
export interface LineChange {
  input: ProductDetails;
  copies: number;
  /** The version that the line was compared with; null if there was no product. */
  expectedVersion: number | null;
}

/** The reads that a plan needs. */
export interface ImportReader {
  product(id: string): Promise<StoredProduct | null>;
  /** The applied lines of the import, with time and actor. */
  importedLines(importId: string): Promise<{ line: number; at: string; actor: string }[]>;
}

/** The fate of each line of a file, compared with the current store. Changes nothing. */
export async function planImport(
  lines: readonly FileLine[],
  importId: string,
  reader: ImportReader,
  progress: (done: number) => void = () => undefined,
): Promise<PlannedLine[]> {
  const applied = new Map(
    (await reader.importedLines(importId)).map((mark) => [mark.line, mark] as const),
  );
  return atOnce(
    lines,
    async (line): Promise<PlannedLine> => {
      const mark = applied.get(line.line);
      if (mark !== undefined)
        return planned(line, "applied", `${formatDateTime(mark.at)}, ${mark.actor}`);
      if (line.fault !== null) return planned(line, "refused", line.fault);
      // What is no id is no product either; the store would refuse the question.
      return planLine(line, isProductId(line.id) ? await reader.product(line.id) : null);
    },
    progress,
  );
}

function planLine(line: FileLine, held: StoredProduct | null): PlannedLine {
  const reading = readDetails(line.cells, line.stock, held);
  if ("fault" in reading) return planned(line, "refused", reading.fault);
  const { details, copies } = reading;
  if (held !== null && held.stock + copies < 0)
    return planned(line, "refused", `Only ${held.stock} copies are left.`);
  if (held !== null && held.stock + copies > 1_000_000)
    return planned(line, "refused", "A product has at most 1000000 copies.");
  const what = describeLine(held, details, copies);
  if (held !== null && what === "") return planned(line, "same", "");
  const change = { input: details, copies, expectedVersion: held?.version ?? null };
  return { ...planned(line, held === null ? "new" : "changed", what), change };
}

function planned({ line, id }: FileLine, fate: Fate, what: string): PlannedLine {
  return { line, id, fate, what, change: null };
}
