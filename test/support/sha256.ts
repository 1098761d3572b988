import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";

/**
 * SHA-256 and HMAC for AWS's signers and for aws-amplify: AWS's own library is JavaScript, which
 * takes longer than the rest of a signature.
 */
export class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(data));
  }

  digestSync(): Uint8Array {
    return new Uint8Array(this.#hash.digest());
  }

  async digest(): Promise<Uint8Array> {
    return this.digestSync();
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof data === "string") return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
