"use server";

import { cookies } from "next/headers";
import { action } from "@/lib/server/action";
import { cookieOptions, localeCookie } from "@/lib/server/cookies";
import { displayCookie } from "@/lib/server/display";
import { anybody } from "@/lib/server/page";
import { preferenceLimit } from "./limits";
import { ownPath } from "./own-path";
import { displayInput, languageInput } from "./schema";

const YEAR_SECONDS = 365 * 86_400;

export const switchLanguage = action({
  name: "account.switchLanguage",
  input: languageInput,
  limits: (_actor, _input, address) => [preferenceLimit(address)],
  load: async ({ actor }) => actor.personId,
  allow: anybody,
  run: async ({ tx, actor, input, subject }) => {
    const { areaId } = actor;
    if (subject) {
      await tx.person.updateMany({ where: { id: subject, areaId }, data: { locale: input.locale } });
    }
    const audit = { subject: "person", subjectId: subject ?? "", detail: { locale: input.locale } };
    return { data: input, audit };
  },
  after: async ({ locale }) => {
    (await cookies()).set(localeCookie(), locale, cookieOptions(YEAR_SECONDS));
  },
  redirect: ({ next }) => ownPath(next, "/account/display"),
});

export const switchDisplay = action({
  name: "account.switchDisplay",
  input: displayInput,
  limits: (_actor, _input, address) => [preferenceLimit(address)],
  load: async ({ actor }) => actor.personId,
  allow: anybody,
  run: async ({ input, subject }) => {
    const { theme, size } = input;
    return { data: input, audit: { subject: "person", subjectId: subject ?? "", detail: { theme, size } } };
  },
  after: async ({ theme, size }) => {
    (await cookies()).set(displayCookie(), `${theme}.${size}`, cookieOptions(YEAR_SECONDS));
  },
  redirect: ({ next }) => ownPath(next, "/account/display"),
});
