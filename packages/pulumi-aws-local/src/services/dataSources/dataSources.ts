import type { DataSource } from "./dataSource";
import { getArn } from "./getArn";
import { getCallerIdentity } from "./getCallerIdentity";
import { getDefaultTags } from "./getDefaultTags";
import { getPartition } from "./getPartition";
import { getRegion } from "./getRegion";
import { getServicePrincipal } from "./getServicePrincipal";
import { getPolicyDocument } from "./policyDocument/getPolicyDocument";

/** The supported data sources, by Pulumi function token. */
export const dataSources: Readonly<Record<string, DataSource>> = {
  "aws:iam/getPolicyDocument:getPolicyDocument": getPolicyDocument,
  "aws:index/getArn:getArn": getArn,
  "aws:index/getCallerIdentity:getCallerIdentity": getCallerIdentity,
  "aws:index/getDefaultTags:getDefaultTags": getDefaultTags,
  "aws:index/getPartition:getPartition": getPartition,
  "aws:index/getRegion:getRegion": getRegion,
  "aws:index/getServicePrincipal:getServicePrincipal": getServicePrincipal,
};
