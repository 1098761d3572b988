/** GET /_local/actors.json: whom the page may act as. */
export interface Actors {
  /** Whether the stack lets guests in. */
  guest: boolean;
  /** Whether the API has a key that works. */
  apiKey: boolean;
  /** The users that the program declares. */
  users: { username: string; groups: string[] }[];
  region: string;
}

/** POST /_local/credentials */
export type CredentialsRequest =
  | {
      as: "guest";
      /** Goes on as a guest whose credentials end; a new one if omitted. */
      identityId?: string;
    }
  | { as: "apiKey" }
  | { as: "user"; username: string };

/** What it answers: what a client of the stack would have after signing in. */
export type ActorCredentials =
  | {
      as: "guest";
      identityId: string;
      accessKeyId: string;
      secretAccessKey: string;
      sessionToken: string;
      /** Seconds since the epoch. */
      expiresAt: number;
    }
  | { as: "apiKey"; apiKey: string; /** Seconds since the epoch. */ expiresAt: number }
  | { as: "user"; accessToken: string; /** Seconds since the epoch. */ expiresAt: number };
