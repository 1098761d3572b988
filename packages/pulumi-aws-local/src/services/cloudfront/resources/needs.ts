import { digitsOf } from "../../../core/physicalName";
import type { ResourceRequest } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import type { Distributions } from "../service";

/** The services that CloudFront's handlers use. */
export type Needs = Pick<Services, "accountId" | "options"> & { distributions: Distributions };

/** An id in CloudFront's format, e.g. "E1A2B3C4D5E6F7". */
export function awsId(request: ResourceRequest): string {
  return `E${digitsOf(request, "id").toUpperCase().slice(0, 13)}`;
}
