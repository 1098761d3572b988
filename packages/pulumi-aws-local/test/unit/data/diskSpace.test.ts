import { expect } from "chai";
import { DiskSpace, freeBytesOf, inUnits } from "../../../src/data/diskSpace";

describe("DiskSpace", () => {
  it("reports once that the disk is full, and once that it has space again", () => {
    const said: string[] = [];
    let free = 10 * 1024 ** 2;
    const disk = new DiskSpace(
      "/data",
      (line) => said.push(line),
      () => free,
    );
    expect([disk.hasRoom(), disk.hasRoom()]).to.deep.equal([true, true]);
    expect(said).to.deep.equal([]);
    free = 100 * 1024;
    expect([disk.hasRoom(), disk.hasRoom()]).to.deep.equal([false, false]);
    free = 10 * 1024 ** 2;
    expect([disk.hasRoom(), disk.hasRoom()]).to.deep.equal([true, true]);
    expect(said).to.deep.equal([
      'The disk of "/data" is full (100 KB left): writes are refused until there is space.',
      'There is space again on the disk of "/data": writes are accepted.',
    ]);
  });

  it("reads the system's free space", () => {
    expect(freeBytesOf(__dirname)).to.be.above(0);
    expect([inUnits(1023), inUnits(1024 ** 2 - 1), inUnits(1.5 * 1024 ** 2)]).to.deep.equal([
      "0 KB",
      "1023 KB",
      "1.5 MB",
    ]);
  });
});
