import { createHash } from "node:crypto";
import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { SiteFile } from "../../web/build";

const TEXT = /^text\/|^application\/(javascript|json|manifest\+json|xml)|\+xml/;

/**
 * Uploads one file. Its contents are an input, so an unchanged file shows no change in a preview.
 * The etag detects manual changes in the bucket. Immutable files of an older version stay in the
 * bucket, because open pages refer to them.
 */
export function createSiteObject(
  name: string,
  bucket: aws.s3.Bucket,
  file: SiteFile,
  opts: pulumi.CustomResourceOptions,
): aws.s3.BucketObjectv2 {
  const { contents, contentType, immutable } = file;
  const body = TEXT.test(contentType)
    ? { content: contents.toString("utf8") }
    : { contentBase64: contents.toString("base64") };
  return new aws.s3.BucketObjectv2(
    name,
    {
      bucket: bucket.id,
      key: objectKey(file.path),
      contentType,
      cacheControl: immutable ? "public, max-age=31536000, immutable" : "no-cache",
      etag: createHash("md5").update(contents).digest("hex"),
      ...body,
    },
    { ...opts, retainOnDelete: immutable },
  );
}

/** The client's configuration, /config.json, written from the stack's outputs. */
export function createConfigObject(
  name: string,
  bucket: aws.s3.Bucket,
  config: object,
  opts: pulumi.CustomResourceOptions,
): aws.s3.BucketObjectv2 {
  return new aws.s3.BucketObjectv2(
    name,
    {
      bucket: bucket.id,
      key: "config.json",
      contentType: "application/json",
      cacheControl: "no-cache",
      content: pulumi.jsonStringify(config),
    },
    opts,
  );
}

/** The key of a page is its clean path, /cart for cart.html. */
function objectKey(path: string): string {
  return path === "index.html" || path === "404.html" ? path : path.replace(/\.html$/, "");
}
