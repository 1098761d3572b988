import { introspectionFromSchema } from "graphql";
import type { LocalServices } from "../../services/localServices";
import { AwsError } from "../../core/awsError";
import { readJsonObject } from "../../core/jsonBody";
import { json, problem } from "../responses";
import { get, post, type WorkbenchRoute } from "../route";
import type { ActorCredentials, Actors } from "./actorTypes";
import { declaredUsers } from "./declaredUsers";
import { enterAsGuest, guestPool } from "./enterAsGuest";
import { signInAsUser } from "./signInAsUser";
import { useApiKey, workingKey } from "./useApiKey";

/** The routes that GraphiQL needs besides the API itself. */
export const graphiqlRoutes: readonly WorkbenchRoute[] = [
  // Returns the schema even if the API's introspection is disabled.
  get("/_local/schema.json", (_request, { appSync: { api } }) =>
    api === undefined
      ? problem(404, "The program declares no GraphQL API.")
      : json(200, introspectionFromSchema(api.schema)),
  ),

  get("/_local/actors.json", (_request, services) => json(200, listActors(services))),

  post("/_local/credentials", async ({ body }, services) => {
    try {
      return json(200, await credentialsFor(readJsonObject(body), services));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return problem(error.status, error.message);
    }
  }),
];

function listActors(services: LocalServices): Actors {
  const { groups } = services.userPools.kit;
  return {
    guest: guestPool(services) !== undefined,
    apiKey: workingKey(services) !== undefined,
    users: declaredUsers(services).map(({ username, record }) => ({
      username,
      groups: groups.of(record).map(({ name }) => name),
    })),
    region: services.region,
  };
}

async function credentialsFor(
  { as, username, identityId }: Record<string, unknown>,
  services: LocalServices,
): Promise<ActorCredentials> {
  if (as === "guest" && (identityId === undefined || typeof identityId === "string")) {
    return enterAsGuest(services, identityId);
  }
  if (as === "apiKey") return useApiKey(services);
  if (as === "user" && typeof username === "string") return signInAsUser(username, services);
  throw new AwsError("ValidationException", 'Expected "as" to be "guest", "user" or "apiKey".');
}
