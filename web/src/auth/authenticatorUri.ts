/**
 * The URI in the QR code for authenticator apps. The app shows the account next to the store's
 * name. https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function authenticatorUri(secret: string, account: string): string {
  const label = account === "" ? "Jukebox" : `Jukebox:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=Jukebox`;
}
