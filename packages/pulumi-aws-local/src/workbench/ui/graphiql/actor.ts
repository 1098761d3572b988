import type { ActorCredentials, CredentialsRequest } from "../../graphiql/actorTypes";
import { fetchJson } from "../lib/fetchJson";
import { signRequest } from "./signRequest";

/** The sender of requests, who authenticates each request with headers. */
export interface Actor {
  /** Headers for a POST of `body` to `path`, with `host` if a signature covers it. */
  headers(path: string, body: string): Promise<Record<string, string>>;
}

/** An anonymous caller, without credentials. */
export const anonymous: Actor = { headers: async () => ({}) };

/** Credentials with a shorter remaining lifetime (in seconds) are renewed. */
const MARGIN = 10;

/**
 * A guest that signs each request, a user with a token, or a client with an API key. Credentials are requested when
 * they are first needed, and kept only in memory.
 */
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
