"use server";

import { action } from "@/lib/server/action";
import { confirmMessages, stopMessages } from "./verbs";

export const confirmMessagesAction = action({
  ...confirmMessages,
  redirect: ({ path }) => `${path}#messages`,
});
export const stopMessagesAction = action({ ...stopMessages, redirect: ({ path }) => `${path}#messages` });
