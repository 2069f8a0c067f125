"use server";

import { action } from "@/lib/server/action";
import { addCaseId } from "@/lib/server/case-keys";
import { confirmMessages, declineMessages, stopMessages } from "./verbs";

export const confirmMessagesAction = action({
  ...confirmMessages,
  after: ({ opens }) => addCaseId(opens),
  redirect: ({ path }) => `${path}#messages`,
});
export const declineMessagesAction = action({ ...declineMessages, redirect: () => "/m" });
export const stopMessagesAction = action({ ...stopMessages, redirect: ({ path }) => `${path}#messages` });
