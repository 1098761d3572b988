/** The parts of a URN: "urn:pulumi:dev::shop::parent$aws:s3/bucket:Bucket::name". */
export function urnParts(urn: string): { type: string; name: string } {
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}
