"use server";

import { action } from "@/lib/server/action";
import { checkInVerb } from "./verb";

/** One tap at a station. Leads back to the station's check-in page, which says when it was counted. */
export const checkIn = action({
  ...checkInVerb,
  refresh: () => ["/rider"],
  redirect: ({ id, code, fresh }) => `/check-in/${code}?done=${id}${fresh ? "" : "&again=1"}`,
});
