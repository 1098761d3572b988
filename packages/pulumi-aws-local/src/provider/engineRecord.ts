import type { ResourceRecord } from "../program/resourceRecords";

/** A resource that Pulumi's engine has created. */
export interface EngineRecord extends ResourceRecord {
  /** The engine has referred to the resource since: it is in the engine's state. */
  confirmed?: true;
}
