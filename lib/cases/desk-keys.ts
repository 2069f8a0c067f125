import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { worksAtDesk } from "@/lib/people/rooms";
import { hostCookie } from "@/lib/server/cookies";
import type { Verb } from "@/lib/server/perform";

export const keysCookie = () => hostCookie("yz_keys");

/** Whether single keys act at the desk in this browser; they do until switched off. */
export async function keysOn(): Promise<boolean> {
  return (await cookies()).get(keysCookie())?.value !== "off";
}

const keysInput = z.strictObject({ keys: z.enum(["on", "off"]), from: z.string().max(500).default("") });

/** Switches them in this browser: somebody who dictates or uses a screen reader may not want them. */
export const switchKeys: Verb<typeof keysInput, null, z.output<typeof keysInput>> = {
  name: "cases.switchKeys",
  input: keysInput,
  load: async () => null,
  allow: worksAtDesk,
  run: async ({ actor, input }) => ({
    data: input,
    audit: { subject: "person", subjectId: actor.personId ?? "", detail: { keys: input.keys } },
  }),
};
