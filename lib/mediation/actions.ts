"use server";
import { afterMove, deskPath } from "@/lib/cases/desk-paths";
import { action } from "@/lib/server/action";
import * as verbs from "./verbs";

export const openDispute = action({ ...verbs.openDispute, ...afterMove });
export const recordConsent = action({
  ...verbs.recordConsent,
  refresh: () => ["/cadre/cases"],
  redirect: ({ reference, from }) => {
    const query = new URLSearchParams(from);
    query.set("done", "consent");
    return deskPath(reference, query.toString());
  },
});
