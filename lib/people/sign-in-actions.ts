"use server";

import { action } from "@/lib/server/action";
import { anybody } from "@/lib/server/page";
import { resetLimit } from "@/lib/server/rate-limit";
import { sendSms } from "@/lib/server/sms";
import { checkCode, sendCode } from "./code-sign-in";
import { answerLimits, codeLimits, passwordLimits, usernameLimit } from "./limits";
import { ownPath, withNext } from "./own-path";
import { checkCodeInput, confirmTotpInput, passwordInput, secondStepInput, sendCodeInput } from "./schema";
import { takeUp } from "./session-cookie";
import { keepChallengeCookie, keepCodesCookie } from "./sign-in-cookies";
import { checkPassword, checkSecondStep, confirmTotp } from "./staff-sign-in";

export const sendCodeAction = action({
  name: "signin.sendCode",
  input: sendCodeInput,
  limits: (_actor, input, address) => codeLimits(input.phone, address),
  load: async () => null,
  allow: anybody,
  run: sendCode,
  after: async ({ challenge, sms }) => {
    await sendSms(sms);
    await keepChallengeCookie(challenge);
  },
  redirect: ({ next }) => withNext("/sign-in/code", next),
});

export const checkCodeAction = action({
  name: "signin.checkCode",
  input: checkCodeInput,
  limits: (_actor, _input, address) => answerLimits(address),
  load: async () => null,
  allow: anybody,
  run: checkCode,
  after: ({ ticket }) => takeUp(ticket),
  redirect: ({ next, home }) => ownPath(next, home),
});

export const checkPasswordAction = action({
  name: "signin.checkPassword",
  input: passwordInput,
  limits: (_actor, input, address) => passwordLimits(input.username, address),
  load: async () => null,
  allow: anybody,
  run: checkPassword,
  after: ({ challenge }) => keepChallengeCookie(challenge),
  redirect: ({ hasSecondFactor, next }) =>
    withNext(hasSecondFactor ? "/sign-in/second-step" : "/sign-in/set-up", next),
});

export const checkSecondStepAction = action({
  name: "signin.checkSecondStep",
  input: secondStepInput,
  limits: (_actor, _input, address) => answerLimits(address),
  load: async () => null,
  allow: anybody,
  run: checkSecondStep,
  after: async ({ ticket, username }) => {
    await takeUp(ticket);
    await resetLimit(usernameLimit(username));
  },
  redirect: ({ next, home }) => ownPath(next, home),
});

export const confirmTotpAction = action({
  name: "signin.confirmTotp",
  input: confirmTotpInput,
  limits: (_actor, _input, address) => answerLimits(address),
  load: async () => null,
  allow: anybody,
  run: confirmTotp,
  after: async ({ ticket, username, personId, codes }) => {
    await takeUp(ticket);
    await keepCodesCookie(personId, codes);
    await resetLimit(usernameLimit(username));
  },
  redirect: ({ next, home }) => withNext("/account/recovery-codes", ownPath(next, home)),
});
