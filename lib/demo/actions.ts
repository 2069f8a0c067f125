"use server";

import { takeUp } from "@/lib/people/session-cookie";
import { openSession } from "@/lib/people/sessions";
import { action } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import { found } from "@/lib/server/refusal";
import { demoPerson } from "./people";
import { canTryDemo } from "./policy";
import { demoSignInInput } from "./schema";

export const demoSignIn = action({
  name: "demo.signIn",
  input: demoSignInInput,
  load: async ({ tx, actor, input }) => {
    const person = found(await demoPerson(tx, actor.areaId, input.key));
    return { ...person, demo: env().YIZHAN_DEMO };
  },
  allow: canTryDemo,
  run: async ({ tx, actor, subject, now }) => {
    const session = await openSession(tx, actor.areaId, subject.id, "DEMO", now);
    return { data: { ...session, path: subject.path }, audit: { subject: "person", subjectId: subject.id } };
  },
  after: ({ ticket }) => takeUp(ticket),
  redirect: ({ path }) => path,
});
