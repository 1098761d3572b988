import type { RunningStack } from "./stack";

/** The used part of a step's calls in GET /_local/requests.json. */
interface Call {
  service: "DynamoDB" | "HTTP";
  operation?: string;
  tables?: string[];
  host?: string;
  target?: string;
}

interface Request {
  id: string;
  lanes: { path: string; field: string; steps: { calls: Call[] }[] }[];
}

const TABLES = ["products", "carts", "purchases", "sessions", "shelves", "history"];

/**
 * The round trips of each field that `act` resolved, one list per call of the field, in order: e.g.
 * "Cognito GetUser", "UpdateItem sessions", "mail". Duplicate lists of one field are omitted.
 */
export async function recordRoundTrips(
  { origin }: Pick<RunningStack, "origin">,
  act: () => Promise<unknown>,
): Promise<Record<string, string[][]>> {
  const read = async <T>(query = ""): Promise<T> =>
    (await (await fetch(`${origin}/_local/requests.json${query}`)).json()) as T;
  const [last] = await read<{ id: string }[]>();
  await act();
  const newer = await read<{ id: string }[]>(last === undefined ? "" : `?after=${last.id}`);
  const trips: Record<string, string[][]> = {};
  for (const { id } of newer.reverse()) {
    const { lanes } = await read<Request>(`?id=${id}`);
    for (const { field, steps } of lanes) {
      const calls = steps.flatMap((step) => step.calls.map(describeCall));
      const known = (trips[field] ??= []);
      if (!known.some((other) => other.join() === calls.join())) known.push(calls);
    }
  }
  return trips;
}

function describeCall({ service, operation, tables = [], host = "", target = "" }: Call): string {
  if (service === "DynamoDB") {
    const names = tables.map((table) => TABLES.find((name) => table.includes(name)) ?? table);
    return `${operation} ${[...new Set(names)].sort().join("+")}`;
  }
  return host.startsWith("email.") ? "mail" : `Cognito ${target.split(".").at(-1)}`;
}
