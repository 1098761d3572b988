/** Selectors of the parts of the site that tests press or wait for, independent of their texts. */
export const parts = {
  checkOut: "[data-testid=check-out]",
  /** In the dialog of a checkout. */
  buy: "dialog [data-testid=buy]",
  notYet: "dialog [data-testid=not-yet]",
  /** In a confirmation dialog. */
  confirm: "dialog [data-testid=confirm]",
  signInLink: "#who a[href^='/sign-in']",
  signOut: "#who [data-testid=sign-out]",
  signInToBuy: "[data-testid=sign-in-to-buy]",
  openAccount: ".guest-way a[href^='/register']",
  emptyCart: "[data-testid=empty-cart]",
  noPurchases: "[data-testid=no-purchases]",
  olderPurchases: "[data-testid=older-purchases]",
  /** The button that signs another device out. */
  endSession: ".device:not(.current) [data-testid=end-session]",
  endOtherSessions: "[data-testid=end-other-sessions]",
  deleteAccount: "[data-testid=delete-account]",
  changePassword: "#password [type=submit]",
  setUpApp: "[data-testid=set-up-app]",
  turnOffApp: "[data-testid=turn-off-app]",
  secondStepOn: "[data-testid=second-step-on]",
  appSecret: "[data-testid=app-secret]",
  changePasswordByMail: "[data-testid=change-password]",
  sendCode: "[data-testid=send-code]",
  less: "[data-testid=less]",
  more: "[data-testid=more]",
  /** In place of content that could not be loaded. */
  tryAgain: ".problem [data-testid=try-again]",
  notice: ".notice.info",
  warning: ".notice.warning",
  failure: ".notice.failure",
  noticeAction: ".notice [data-testid=notice-action]",
  closeNotice: ".notice-close",
  racks: ".top nav a[href='/catalogue']",
  toCart: "main .to-cart",
} as const;
