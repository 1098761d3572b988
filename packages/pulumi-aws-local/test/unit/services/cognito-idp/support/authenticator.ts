import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

/** The changes of a forger to a response; the rest of it is correct. */
export interface Forgery {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** "webauthn.create" or "webauthn.get". */
  type?: string;
  /** Format and statement of an attestation. */
  attestation?: { fmt: string; attStmt: Map<string, unknown> };
  /** Additional flags of the authenticator data. */
  flags?: number;
  userHandle?: string;
}

/** An authenticator as a page of the store sees it: the two operations of WebAuthn, in their JSON forms. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(32);
  counter = 0;
  verifiesUser = true;
  seesUser = true;
  private readonly privateKey: KeyObject;
  private readonly cose: Uint8Array;

  constructor(
    readonly origin: string,
    readonly algorithm: -7 | -257 | -8 = -7,
  ) {
    const { privateKey, publicKey } = makeKey(algorithm);
    this.privateKey = privateKey;
    const { n, e, x, y } = publicKey.export({ format: "jwk" });
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
    const key: [number, number | Uint8Array][] =
      algorithm === -257
        ? [
            [1, 3],
            [3, -257],
            [-1, bytes(n!)],
            [-2, bytes(e!)],
          ]
        : algorithm === -8
          ? [
              [1, 1],
              [3, -8],
              [-1, 6],
              [-2, bytes(x!)],
            ]
          : [
              [1, 2],
              [3, -7],
              [-1, 1],
              [-2, bytes(x!)],
              [-3, bytes(y!)],
            ];
    this.cose = isoCBOR.encode(new Map(key) as never);
  }

  create(options: any, changes: Forgery = {}) {
    const { fmt, attStmt } = changes.attestation ?? { fmt: "none", attStmt: new Map() };
    const data = Buffer.concat([
      this.authenticatorData(changes.rpId ?? options.rp.id, ATTESTED | (changes.flags ?? 0)),
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      this.cose,
    ]);
    const attestation = new Map<string, unknown>([
      ["fmt", fmt],
      ["attStmt", attStmt],
      ["authData", new Uint8Array(data)],
    ]);
    return {
      id: this.id.toString("base64url"),
      rawId: this.id.toString("base64url"),
      type: "public-key",
      authenticatorAttachment: "cross-platform",
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.clientData(
          changes.type ?? "webauthn.create",
          changes.challenge ?? options.challenge,
          changes.origin,
        ),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url"),
        transports: ["usb"],
      },
    };
  }

  get(options: any, changes: Forgery = {}) {
    this.counter += 1;
    const authenticatorData = this.authenticatorData(
      changes.rpId ?? options.rpId,
      changes.flags ?? 0,
    );
    const clientDataJSON = this.clientData(
      changes.type ?? "webauthn.get",
      changes.challenge ?? options.challenge,
      changes.origin,
    );
    const hash = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
    const signature = createSign("sha256")
      .update(Buffer.concat([authenticatorData, hash]))
      .sign(this.privateKey);
    return {
      id: this.id.toString("base64url"),
      rawId: this.id.toString("base64url"),
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON,
        authenticatorData: authenticatorData.toString("base64url"),
        signature: signature.toString("base64url"),
        ...(changes.userHandle !== undefined && { userHandle: changes.userHandle }),
      },
    };
  }

  private authenticatorData(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const verified = this.verifiesUser ? USER_VERIFIED : 0;
    const present = this.seesUser ? USER_PRESENT : 0;
    return Buffer.concat([
      createHash("sha256").update(rpId).digest(),
      Buffer.from([flags | present | verified]),
      counter,
    ]);
  }

  private clientData(type: string, challenge: string, origin = this.origin): string {
    const data = { type, challenge, origin, crossOrigin: false };
    return Buffer.from(JSON.stringify(data)).toString("base64url");
  }
}

function makeKey(algorithm: number) {
  if (algorithm === -257) return generateKeyPairSync("rsa", { modulusLength: 2048 });
  if (algorithm === -8) return generateKeyPairSync("ed25519");
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}
