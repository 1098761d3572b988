import { createHmac, randomUUID } from "node:crypto";
import type { Services } from "../../core/services";
import type { Collection } from "../../core/stateStore";
import type { DeviceRecord, PoolRecord, UserRecord } from "./records";

type Owner = Pick<UserRecord, "poolId" | "sub">;

/** The confirmed devices of all users. */
export class DeviceStore {
  readonly #devices: Collection<DeviceRecord>;

  constructor(private readonly services: Pick<Services, "state" | "clock">) {
    this.#devices = services.state.collection("cognitoDevices");
  }

  find(owner: Owner, key: string): DeviceRecord | undefined {
    return this.#devices.get(`${prefixOf(owner)}${key}`);
  }

  put(owner: Owner, device: Omit<DeviceRecord, "modifiedAt">): DeviceRecord {
    const stored = { ...device, modifiedAt: this.services.clock.now() };
    this.#devices.put(`${prefixOf(owner)}${device.key}`, stored);
    return stored;
  }

  /** Changes a device, unless it has been forgotten. */
  update(
    owner: Owner,
    key: string,
    change: (device: DeviceRecord) => Partial<DeviceRecord>,
  ): DeviceRecord | undefined {
    return this.services.state.transaction(() => {
      const device = this.find(owner, key);
      return device && this.put(owner, { ...device, ...change(device) });
    });
  }

  list(owner: Owner): DeviceRecord[] {
    return this.#devices.entries(prefixOf(owner)).map(({ value }) => value);
  }

  delete(owner: Owner, key: string): void {
    this.#devices.delete(`${prefixOf(owner)}${key}`);
  }

  /** Deletes all devices of a user who is being deleted. */
  forget(owner: Owner): void {
    for (const { key } of this.list(owner)) this.delete(owner, key);
  }
}

/** Generates a key for a device that signs in for the first time. It is stored when the device is confirmed. */
export function newDeviceKey(pool: PoolRecord): string {
  return `${pool.id.slice(0, pool.id.indexOf("_"))}_${randomUUID()}`;
}

/** The group key of a device, which its SRP hashes in place of a user's pool name: always the same for a device. */
export function groupKeyOf(pool: PoolRecord, deviceKey: string): string {
  const digest = createHmac("sha256", Buffer.from(pool.secret, "hex"))
    .update(`device/${deviceKey}`)
    .digest("base64")
    .replace(/[^A-Za-z0-9]/g, "");
  return `-${digest.slice(0, 8)}`;
}

function prefixOf({ poolId, sub }: Owner): string {
  return `${poolId}/${sub}/`;
}
