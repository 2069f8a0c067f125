"use server";

import { leave } from "@/lib/people/session-cookie";
import { action } from "@/lib/server/action";
import { keepScreen } from "./screen-device";
import { endScreensVerb, openScreenVerb } from "./screen-verbs";
import { checkInVerb } from "./verb";

/** One tap at a station. Leads back to the station's check-in page, which says when it was counted. */
export const checkIn = action({
  ...checkInVerb,
  refresh: () => ["/rider"],
  redirect: ({ id, code, fresh }) => `/check-in/${code}?done=${id}${fresh ? "" : "&again=1"}`,
});

/** The device is the station's screen from now on: the same page shows its code. */
export const openScreen = action({
  ...openScreenVerb,
  after: async ({ screen }) => {
    await keepScreen(screen);
    await leave();
  },
  redirect: ({ code }) => `/stations/${code}/screen`,
});

export const endScreens = action({
  ...endScreensVerb,
  redirect: ({ code }) => `/stations/${code}/screen?ended=1`,
});
