/**
 * Whether the value of a name (a header, an argument, a variable, an attribute) is a credential. Such a value is never
 * shown.
 */
export function isSensitiveName(name: string): boolean {
  return SENSITIVE.test(name) && !HARMLESS.test(name);
}

const SENSITIVE =
  /token|secret|passw|passphrase|code|authorization|signature|proof|credential|cookie|jwt|access[-_]?key|api[-_]?key|^otp$|^[:#$]?session$|^[:#$]?ticket$|-refresh$/i;

/** Names of result codes. */
const HARMLESS = /^(?:http)?(?:status|error)[-_]?code$/i;
