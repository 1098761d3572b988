import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GuestRecords } from "../../../../src/services/cognito-identity/guestRecords";
import type { IdentityRecord } from "../../../../src/services/cognito-identity/identityRecord";
import { openStateStore, type StateStore } from "../../../../src/core/stateStore";

const guest = (id: string): IdentityRecord => ({ id, poolId: "pool", logins: {} });

describe("GuestRecords", () => {
  let folder: string;
  let state: StateStore;
  let hasRoom = true;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-guests-"));
    state = openStateStore(folder, () => hasRoom);
    hasRoom = true;
  });
  afterEach(async () => {
    await state.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("saves an identity at once if there is space", () => {
    const identities = state.collection<IdentityRecord>("identities");
    new GuestRecords(identities).add(guest("a"));
    expect(identities.get("a")).to.deep.equal(guest("a"));
  });

  it("keeps it in memory while the disk is full, and saves it when there is space", () => {
    const identities = state.collection<IdentityRecord>("identities");
    const guests = new GuestRecords(identities);
    hasRoom = false;
    guests.add(guest("a"));
    guests.add(guest("b"));
    guests.saveAll();
    expect([guests.get("a"), identities.get("a")]).to.deep.equal([guest("a"), undefined]);
    hasRoom = true;
    guests.saveAll();
    expect([guests.get("a"), identities.get("a")]).to.deep.equal([undefined, guest("a")]);
    expect(identities.get("b")).to.deep.equal(guest("b"));
  });

  it("keeps an identity that has signed in meanwhile, and drops those of a deleted pool", () => {
    const identities = state.collection<IdentityRecord>("identities");
    const guests = new GuestRecords(identities);
    hasRoom = false;
    for (const id of ["a", "b"]) guests.add(guest(id));
    hasRoom = true;
    const signedIn = { ...guest("a"), logins: { provider: "sub" } };
    identities.put("a", signedIn);
    guests.saveAll();
    expect(identities.get("a")).to.deep.equal(signedIn);
    hasRoom = false;
    guests.add(guest("c"));
    guests.deletePool("pool");
    hasRoom = true;
    guests.saveAll();
    expect([guests.get("c"), identities.get("c")]).to.deep.equal([undefined, undefined]);
  });
});
