/** Events that the open pages of this machine receive, by name. */
export interface LocalEvents {
  /** A mail was delivered. */
  mail: { id: string };
  /** A GraphQL operation has ended. */
  request: { id: string };
  /** The whole state was replaced with an earlier one. */
  restored: Record<string, never>;
  /** The program's files changed. They were applied, or rejected because of an error. */
  program: ProgramState;
}

/** Whether the running stack matches the program's files. */
export type ProgramState =
  | {
      state: "applied";
      /** ISO 8601 */ at: string;
      /** Relative to the project. */ files: string[];
      /** Time of the last change to a file of the site since the stack started: ISO 8601. */
      siteChangedAt?: string;
    }
  | { state: "error"; at: string; files: string[]; error: ProgramError };

/** Why saved files are not live. */
export interface ProgramError {
  message: string;
  /** Relative to the project. */
  file?: string;
  /** 1-based. */
  line?: number;
  column?: number;
}
