import { deviceOperation, noSuchDevice } from "../deviceOperations";
import { toDeviceType } from "../deviceType";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetDevice.html
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetDevice.html
 */
export const { own: getDevice, admin: adminGetDevice } = deviceOperation(
  "one",
  ({ devices, place }, { pool, user }, { DeviceKey }) => {
    const device = devices.find(user, DeviceKey!);
    if (device === undefined) throw noSuchDevice();
    return { Device: toDeviceType(pool, user, device, place.accountId) };
  },
);
