import type { Services } from "../services";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

/** What a deployment works with. */
export interface Deployment {
  records: ResourceRecords;
  services: Services;
  /** Whether a person has agreed to the loss of what this record holds. */
  isAgreed(record: ResourceRecord): boolean;
}
