import { deviceOperation, noSuchDevice } from "../deviceOperations";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateDeviceStatus.html
 */
export const { own: updateDeviceStatus, admin: adminUpdateDeviceStatus } = deviceOperation(
  "status",
  ({ devices }, { user }, { DeviceKey, DeviceRememberedStatus: status }) => {
    const updated = devices.update(user, DeviceKey!, () =>
      status === undefined ? {} : { isRemembered: status === "remembered" },
    );
    if (updated === undefined) throw noSuchDevice();
    return {};
  },
);
