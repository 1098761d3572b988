import type { LocalServices } from "../services/localServices";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

/** What a deployment works with. */
export interface Deployment {
  records: ResourceRecords;
  services: LocalServices;
  /** Whether a person has agreed to the loss of what this record holds. */
  isAgreed(record: ResourceRecord): boolean;
}
