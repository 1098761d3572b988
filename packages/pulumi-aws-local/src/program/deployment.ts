import type { LocalServices } from "../services/localServices";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

/** The records and services of a deployment. */
export interface Deployment {
  records: ResourceRecords;
  services: LocalServices;
  /** Whether the user has consented to losing the data of this record. */
  isAgreed(record: ResourceRecord): boolean;
}
