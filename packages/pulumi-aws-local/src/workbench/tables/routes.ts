import { AwsError } from "../../core/awsError";
import { json, problem } from "../responses";
import { get, type Responder, type WorkbenchRoute } from "../route";
import { listTables } from "./listTables";
import { readItems } from "./readItems";

/** Tables and their items, read-only. */
export const tableRoutes: readonly WorkbenchRoute[] = [
  get("/_local/tables.json", async (_request, { dynamoDb }) =>
    json(200, await listTables(dynamoDb)),
  ),
  get("/_local/items.json", (request, services) =>
    orProblem(async () => {
      const { table, index, value, start } = Object.fromEntries(new URLSearchParams(request.query));
      const known = (await listTables(services.dynamoDb)).find(({ name }) => name === table);
      if (known === undefined) return problem(404, `There is no table "${table}".`);
      return json(200, await readItems(services.dynamoDb, known, { index, value, start }));
    }),
  ),
];

async function orProblem(
  work: () => ReturnType<Responder>,
): Promise<Awaited<ReturnType<Responder>>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return problem(error.status, `${error.code}: ${error.message}`);
  }
}
