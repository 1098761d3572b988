import { getManagedProduct } from "../../api/manageOperations";
import { request } from "../../api/request";

/** Asks the API for something small that only admins get: nothing. @throws StoreError Unauthorized for everybody else. */
export async function requireAdmin(): Promise<null> {
  await request(getManagedProduct, { id: "none" });
  return null;
}
