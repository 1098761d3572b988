/** GET /_local/actors.json: the identities that the page can use. */
export interface Actors {
  /** Whether the stack allows guests. */
  guest: boolean;
  /** Whether the API has a valid key. */
  apiKey: boolean;
  /** The users that the program declares. */
  users: { username: string; groups: string[] }[];
  region: string;
}

/** POST /_local/credentials */
export type CredentialsRequest =
  | {
      as: "guest";
      /** Renews the credentials of this guest; creates a new guest if omitted. */
      identityId?: string;
    }
  | { as: "apiKey" }
  | { as: "user"; username: string };

/** The response: what a client of the stack has after signing in. */
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
