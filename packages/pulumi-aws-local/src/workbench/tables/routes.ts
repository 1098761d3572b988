import { AwsError } from "../../core/awsError";
import { json, problem } from "../responses";
import type { Route, Routes } from "../route";
import { listTables } from "./listTables";
import { readItems } from "./readItems";

/** Tables and their items, to be read and never written. */
export const tableRoutes: Routes = {
  "GET /_local/tables.json": async (_request, { dynamoDb }) =>
    json(200, await listTables(dynamoDb)),
  "GET /_local/items.json": (request, services) =>
    orProblem(async () => {
      const { table, index, value, start } = Object.fromEntries(new URLSearchParams(request.query));
      const known = (await listTables(services.dynamoDb)).find(({ name }) => name === table);
      if (known === undefined) return problem(404, `There is no table "${table}".`);
      return json(200, await readItems(services.dynamoDb, known, { index, value, start }));
    }),
};

async function orProblem(work: () => ReturnType<Route>): Promise<Awaited<ReturnType<Route>>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return problem(error.status, `${error.code}: ${error.message}`);
  }
}
