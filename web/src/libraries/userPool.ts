/**
 * What only some pages need of aws-amplify, SRP foremost: this module is imported late, and only
 * by name, so that what no page uses is not shipped.
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
