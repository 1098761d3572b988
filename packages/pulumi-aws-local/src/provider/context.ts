import type { LocalServices } from "../services/localServices";
import type { Connection } from "./connections";
import type { EngineRecords } from "./engineRecords";

/** What every call of the engine works with. */
export interface ProviderContext {
  services: LocalServices;
  records: EngineRecords;
  /** Where everything is, and whether that can still be chosen. */
  place: RegionChoice;
  /** Shows a warning at a resource in Pulumi's own output, or at the whole deployment. */
  warn(connection: Connection, message: string, urn?: string): void;
}

/** The region of the emulator. */
export interface RegionChoice {
  /** Takes the region of a deployment's default provider, while nothing says otherwise. @returns the region of the emulator */
  agree(region: string): string;
}
