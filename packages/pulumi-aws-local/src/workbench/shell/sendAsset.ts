import { problem } from "../responses";
import type { Responder } from "../route";
import { buildAssets } from "./buildAssets";

const CONTENT_TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

/** Sends a script or style. Its name changes with its contents, so that browsers can cache it forever. */
export const sendAsset: Responder = ({ path }) => {
  const { files } = buildAssets();
  const body = Object.hasOwn(files, path) ? files[path] : undefined;
  if (body === undefined) return problem(404, `There is no asset "${path}".`);
  const headers = {
    "content-type": CONTENT_TYPES[path.split(".").pop()!] ?? "application/octet-stream",
    "cache-control": "private, max-age=31536000, immutable",
  };
  return { status: 200, headers, body };
};
