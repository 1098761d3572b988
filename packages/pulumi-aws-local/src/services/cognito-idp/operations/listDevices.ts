import { deviceOperation } from "../deviceOperations";
import { toDeviceType } from "../deviceType";
import { page } from "../page";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListDevices.html
 */
export const { own: listDevices, admin: adminListDevices } = deviceOperation(
  "list",
  ({ devices, place }, { pool, user }, { Limit, PaginationToken }) => {
    const all = devices.list(user);
    const { items, next } = page(all, ({ key }) => key, Limit || 60, PaginationToken);
    return {
      Devices: items.map((device) => toDeviceType(pool, user, device, place.accountId)),
      ...(next && { PaginationToken: next }),
    };
  },
);
