import { deviceOperation, noSuchDevice } from "../deviceOperations";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgetDevice.html
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminForgetDevice.html
 */
export const { own: forgetDevice, admin: adminForgetDevice } = deviceOperation(
  "one",
  ({ devices }, { user }, { DeviceKey }) => {
    if (devices.find(user, DeviceKey!) === undefined) throw noSuchDevice();
    devices.delete(user, DeviceKey!);
    return {};
  },
);
