/** What pages of this machine hear of while they are open, by name of the event. */
export interface LocalEvents {
  /** A mail has arrived. */
  mail: { id: string };
  /** A GraphQL operation has ended. */
  request: { id: string };
  /** The whole state was exchanged for an earlier one. */
  restored: Record<string, never>;
  /** The program's files changed: they are applied, or were rejected because of an error. */
  program: ProgramState;
}

/** How the files of the program and the running stack agree. */
export type ProgramState =
  | {
      state: "applied";
      /** ISO 8601 */ at: string;
      /** Relative to the project. */ files: string[];
      /** When a file of the site last changed, if one has since the stack started: ISO 8601. */
      siteChangedAt?: string;
    }
  | { state: "error"; at: string; files: string[]; error: ProgramError };

/** Why files that were saved are not live. */
export interface ProgramError {
  message: string;
  /** Relative to the project. */
  file?: string;
  /** 1-based. */
  line?: number;
  column?: number;
}
