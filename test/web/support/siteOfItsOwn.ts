import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A site on a separate origin. */
export interface Site {
  origin: string;
  stop(): Promise<void>;
}

/**
 * Serves only a stack's site on another origin, as CloudFront does: AppSync and Cognito have other
 * origins, and the browser asks them whether the site's pages may read their responses.
 */
export async function startSiteOfItsOwn(stackOrigin: string): Promise<Site> {
  const server = createServer((request, response) => {
    if (request.method !== "GET") return void response.writeHead(403).end();
    fetch(`${stackOrigin}${request.url}`, { redirect: "manual" }).then(
      async (reply) => {
        const headers = Object.fromEntries(reply.headers);
        for (const name of ["content-encoding", "content-length", "transfer-encoding", "date"])
          delete headers[name];
        response.writeHead(reply.status, headers).end(Buffer.from(await reply.arrayBuffer()));
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
