/** What pages of this machine hear of while they are open, by name of the event. */
export interface LocalEvents {
  /** A mail has arrived. */
  mail: { id: string };
  /** A GraphQL operation has ended. */
  request: { id: string };
  /** The whole state was exchanged for an earlier one. */
  restored: Record<string, never>;
  /** The program's files changed: they are applied now, or were not because of a mistake. */
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
  | { state: "mistake"; at: string; files: string[]; mistake: Mistake };

/** Why files that were saved are not live. */
export interface Mistake {
  message: string;
  /** Relative to the project. */
  file?: string;
  /** 1-based. */
  line?: number;
  column?: number;
}
