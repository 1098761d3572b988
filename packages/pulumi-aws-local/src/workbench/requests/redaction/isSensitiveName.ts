/**
 * Whether what goes by this name (a header, an argument, a variable, an attribute) proves who somebody is or lets them in:
 * it is then never shown, whatever it holds.
 */
export function isSensitiveName(name: string): boolean {
  return SENSITIVE.test(name) && !HARMLESS.test(name);
}

const SENSITIVE =
  /token|secret|passw|passphrase|code|authorization|signature|proof|credential|cookie|jwt|access[-_]?key|api[-_]?key|^otp$|^[:#$]?session$|^[:#$]?ticket$|-refresh$/i;

/** Names of outcomes. */
const HARMLESS = /^(?:http)?(?:status|error)[-_]?code$/i;
