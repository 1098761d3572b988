import type { LocalServices } from "../services/localServices";
import type { Connection } from "./connections";
import type { EngineRecords } from "./engineRecords";

/** The dependencies of every call of the engine. */
export interface ProviderContext {
  services: LocalServices;
  records: EngineRecords;
  /** The region of the emulator, and whether it can still be chosen. */
  place: RegionChoice;
  /** Shows a warning for a resource, or for the whole deployment, in Pulumi's own output. */
  warn(connection: Connection, message: string, urn?: string): void;
}

/** The region of the emulator. */
export interface RegionChoice {
  /**
   * Uses the region of a deployment's default provider if no region is chosen yet.
   * @returns the region of the emulator
   */
  agree(region: string): string;
}
