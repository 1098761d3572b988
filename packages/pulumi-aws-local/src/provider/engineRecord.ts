import type { ResourceRecord } from "../program/resourceRecords";

/** A resource that Pulumi's engine has created here. */
export interface EngineRecord extends ResourceRecord {
  /** The engine has spoken of it since: it is in the engine's state. */
  confirmed?: true;
}
