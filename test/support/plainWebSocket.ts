import { WebSocket } from "ws";

/**
 * The WebSocket that aws-amplify finds in Node, as a browser's would be. For a custom endpoint aws-amplify insists on
 * wss://, which a stack on this machine, without a certificate, cannot answer: here wss://localhost means ws://localhost. The
 * client itself stays as it is in production.
 */
export class PlainWebSocket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(String(address).replace(/^wss:\/\/localhost(?=[:/])/, "ws://localhost"), protocols);
  }
}

/** Gives this process that WebSocket. */
export function installPlainWebSocket(): void {
  Object.assign(globalThis, { WebSocket: PlainWebSocket });
}
