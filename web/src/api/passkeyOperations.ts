import { operation } from "./operation";
import { passkeyFields } from "./operations";
import type { PasskeyChange } from "./types";

const change = `passkeys { ${passkeyFields} } notice`;

/** WebAuthn's creation options, as JSON. */
export const startPasskey = operation<string>(`mutation StartPasskey { startPasskey }`);

export const completePasskey = operation<PasskeyChange, { credential: string }>(
  `mutation CompletePasskey($credential: AWSJSON!) {
    completePasskey(credential: $credential) { ${change} } }`,
);

export const namePasskey = operation<PasskeyChange, { id: string; name: string }>(
  `mutation NamePasskey($id: ID!, $name: String!) {
    namePasskey(id: $id, name: $name) { ${change} } }`,
);

export const removePasskey = operation<PasskeyChange, { id: string }>(
  `mutation RemovePasskey($id: ID!) { removePasskey(id: $id) { ${change} } }`,
);
