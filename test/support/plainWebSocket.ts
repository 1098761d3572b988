import { WebSocket } from "ws";

/**
 * The WebSocket of aws-amplify in Node, in place of a browser's. For a custom endpoint aws-amplify
 * requires wss://, which a stack on this machine cannot serve without a certificate: here
 * wss://localhost means ws://localhost. The client is the same as in production.
 */
export class PlainWebSocket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(String(address).replace(/^wss:\/\/localhost(?=[:/])/, "ws://localhost"), protocols);
  }
}

/** Installs that WebSocket in this process. */
export function installPlainWebSocket(): void {
  Object.assign(globalThis, { WebSocket: PlainWebSocket });
}
