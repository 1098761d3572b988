/**
 * The parts of aws-amplify that only some pages need, mainly SRP. This module is imported on demand
 * and by name, so that unused code is not shipped.
 */
import "../platform/srpNumbers";

export {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
  updatePassword,
} from "aws-amplify/auth";
