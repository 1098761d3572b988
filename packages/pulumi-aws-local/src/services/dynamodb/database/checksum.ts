/** The two running sums of SQLite's log format. */
export type Checksum = readonly [number, number];

/**
 * SQLite's checksum of complete 8-byte words, continued from `seed`.
 * https://www.sqlite.org/fileformat2.html#checksum_algorithm
 */
export function checksum(
  bytes: Buffer,
  { littleEndian, seed = [0, 0] }: { littleEndian: boolean; seed?: Checksum },
): Checksum {
  let [first, second] = seed;
  const read = littleEndian ? bytes.readUInt32LE : bytes.readUInt32BE;
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + read.call(bytes, at) + second) >>> 0;
    second = (second + read.call(bytes, at + 4) + first) >>> 0;
  }
  return [first, second];
}

export function areEqual(one: Checksum, other: Checksum): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
