import { getConfig } from "../../config";

/** Whether this store has passkeys and this browser can create and use them. */
export function offersPasskeys(): boolean {
  return (
    getConfig().passkeys === true &&
    typeof PublicKeyCredential === "function" &&
    "parseCreationOptionsFromJSON" in PublicKeyCredential &&
    "parseRequestOptionsFromJSON" in PublicKeyCredential
  );
}
