import { getManagedProduct } from "../../api/manageOperations";
import { request } from "../../api/request";

/**
 * Sends a small query that only admins may send. @throws StoreError Unauthorized for other callers.
 */
export async function requireAdmin(): Promise<void> {
  await request(getManagedProduct, { id: "none" });
}
