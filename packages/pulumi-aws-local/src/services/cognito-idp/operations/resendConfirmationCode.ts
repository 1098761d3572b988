import { codeOperation } from "../codeOperation";
import { InvalidParameterError, UserNotFoundError } from "../errors";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html */
export const resendConfirmationCode = codeOperation({
  purpose: "signUp",
  hiddenError: (_pool, user) =>
    user?.enabled === true ? undefined : UserNotFoundError.forClient(),
  checkUser({ status }) {
    if (status !== "UNCONFIRMED") throw new InvalidParameterError("User is already confirmed.");
  },
  checkDelivery(delivery) {
    if (delivery === undefined) {
      throw new InvalidParameterError("Auto verification not turned on.");
    }
  },
});
