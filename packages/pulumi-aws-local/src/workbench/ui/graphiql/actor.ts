import type { ActorCredentials, CredentialsRequest } from "../../graphiql/actorTypes";
import { fetchJson } from "../lib/fetchJson";
import { signRequest } from "./signRequest";

/** Whom requests come from: proves it with headers for one request. */
export interface Actor {
  /** Headers for a POST of `body` to `path`, `host` included where a signature covers it. */
  headers(path: string, body: string): Promise<Record<string, string>>;
}

/** An anonymous caller, without credentials. */
export const anonymous: Actor = { headers: async () => ({}) };

/** Credentials that end sooner are not used any more, in seconds. */
const MARGIN = 10;

/** A guest, signing each request, a user with a token, or a client with an API key. Credentials are asked for when first needed, and kept in memory only. */
export function createActor(request: CredentialsRequest, region: string): Actor {
  let kept: Promise<ActorCredentials> | undefined;
  const credentials = async (): Promise<ActorCredentials> => {
    const known = await kept?.catch(() => undefined);
    if (known !== undefined && known.expiresAt > Date.now() / 1000 + MARGIN) return known;
    const again = known?.as === "guest" ? { identityId: known.identityId } : {};
    kept = fetchJson<ActorCredentials>("credentials", { ...request, ...again });
    return kept;
  };
  return {
    async headers(path, body) {
      const proof = await credentials();
      if (proof.as === "user") return { authorization: proof.accessToken };
      if (proof.as === "apiKey") return { "x-api-key": proof.apiKey };
      return signRequest({ path, body, host: location.host, region }, proof);
    },
  };
}
