import type { ResourceHandlers } from "../../../core/resourceHandler";
import { distribution } from "./distribution";
import { edgeFunction } from "./function";
import type { Needs } from "./needs";
import { originAccessControl } from "./originAccessControl";
import { responseHeadersPolicy } from "./responseHeadersPolicy";

/** The resource types of CloudFront. */
export const cloudFrontHandlers: ResourceHandlers<Needs> = {
  "aws:cloudfront/distribution:Distribution": distribution,
  "aws:cloudfront/function:Function": edgeFunction,
  "aws:cloudfront/originAccessControl:OriginAccessControl": originAccessControl,
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": responseHeadersPolicy,
};
